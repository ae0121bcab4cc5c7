"""One call of a tool: danger first, then the answer or a kind refusal, then which knowledge it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from askae.handover.shapes import Json
from askae.handover.steps import AnswersError, read_answers
from askae.live import LiveDirectory
from askae.triage import BundleError, Knowledge, dangers
from askae.understanding import danger_in
from askae.understanding.danger import DANGER

from . import instructions, words
from .arguments import read
from .catalogue import TOOLS
from .tools import Desk
from .turns import TurnError

BY_NAME = {tool.name: tool for tool in TOOLS}
CLOSED = (
    "The advice is not available now. Say to the person: call 111 instead, in an emergency 999."
)
FAILED = (
    "Something went wrong here; it is our fault. Try once more. If it fails again, say to the person: call 111, day or "
    "night, and 999 if a life may be in danger."
)
LONGEST_HEARD = 2500
TRY_AGAIN = "None of this was taken. Mend it and call again; where it is not plain what the person meant, ask them."


def call(
    live: LiveDirectory, name: str, arguments: Mapping[str, Any], now: datetime
) -> tuple[Json, bool]:
    """What to hand out, and whether it is a refusal."""
    try:
        knowledge = live.knowledge()
    except BundleError:
        return {"error": CLOSED}, True
    body, refused = _body(Desk(live, knowledge, now), name, arguments)
    known = body.get("answers") or _known(knowledge, arguments)
    return {
        **_say_first(knowledge, arguments),
        "call_999_now_if": [words.CALL_999_FOR, *dangers(knowledge, known)],
        **body,
        "about": words.about(knowledge),
    }, refused


def _body(desk: Desk, name: str, arguments: Mapping[str, Any]) -> tuple[Json, bool]:
    try:
        if message := desk.live.stops().message():
            raise TurnError(message)
        if name not in BY_NAME:
            raise TurnError(f"There is no such tool. There are: {', '.join(BY_NAME)}.")
        tool = BY_NAME[name]
        return tool.run(desk, read(tool.arguments, arguments)), False
    except AnswersError as error:
        refusals = [
            {"finding": r.finding, "message": r.message, "allowed": list(r.allowed), "hint": r.hint}
            for r in error.refusals
        ]
        return {"error": str(error), "refused": refusals, "next": TRY_AGAIN}, True
    except TurnError as error:
        return {"error": str(error)}, True
    except Exception:  # noqa: BLE001  its text could hold what a person said
        return {"error": FAILED}, True


def _say_first(knowledge: Knowledge, arguments: Mapping[str, Any]) -> Json:
    """What must be said at once, where the person's words tell of a danger to life; also when the rest is refused."""
    said = " ".join(str(arguments.get(name) or "") for name in ("words", "said")).strip()
    danger = danger_in(knowledge, said[:LONGEST_HEARD])
    if danger is None:
        return {}
    call_for_help = [danger.language.call] if danger.language else []
    return {"say_first": [*call_for_help, DANGER], "then": instructions.SAY_FIRST}


def _known(knowledge: Knowledge, arguments: Mapping[str, Any]) -> Json:
    """The answers as far as they can be read, for the dangers of this age."""
    given = arguments.get("answers")
    try:
        return read_answers(knowledge, given) if isinstance(given, dict) else {}
    except AnswersError:
        return {}
