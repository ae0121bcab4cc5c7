"""The tools: plain data in, plain data out. Nothing is kept between two calls, and nothing is logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from askae.handover.private import may_cite
from askae.handover.shapes import Json
from askae.handover.steps import step
from askae.live import LiveDirectory
from askae.places import (
    Fit,
    Need,
    Position,
    PositionError,
    near_district,
    need_of,
    where,
    where_shape,
)
from askae.places.fitting import PLACELESS
from askae.readable.complaint import cited
from askae.triage import Knowledge, Outcome, UnfinishedError, advise, counted
from askae.triage.knowledge import Complaint
from askae.understanding import understand

from . import instructions, words
from .turns import TurnError, check_of, given_back, with_replies

ELSE = "something_else"
MOST_FOUND = 5
FACTS = ("level", "disposition", "title", "complaints", "pages_asked", "version", "review")
SAID_MISSING = "“said” is missing: send what the person wrote in reply, word for word."
UNFINISHED = "There are questions left, so there is no advice yet. Go on with take_step."


@dataclass(frozen=True, slots=True)
class Desk:
    """What a call works with."""

    live: LiveDirectory
    knowledge: Knowledge
    now: datetime


def find_complaints(desk: Desk, given: Mapping[str, Any]) -> Json:
    knowledge = desk.knowledge
    understood = understand(knowledge, given["words"], most=MOST_FOUND)
    found = [knowledge.complaints[match.complaint] for match in understood.complaints]
    offered = found + [c for c in knowledge.complaints.values() if c.id == ELSE and c not in found]
    nothing = "" if found or understood.danger else understood.notice
    return {
        "say": [*filter(None, [nothing]), *words.found_lines(offered)],
        "complaints": [{"id": c.id, "name": c.name} for c in offered],
        **_privacy(found),
        "next": instructions.CHOOSING,
    }


def list_complaints(desk: Desk, given: Mapping[str, Any]) -> Json:
    every = sorted(desk.knowledge.complaints.values(), key=lambda c: c.name.casefold())
    return {"complaints": [{"id": c.id, "name": c.name, "means": c.means} for c in every]}


def take_step(desk: Desk, given: Mapping[str, Any]) -> Json:
    knowledge, replies = desk.knowledge, given["replies"]
    before = given_back(knowledge, given["answers"], given["check"])
    if replies and not given["said"].strip():
        raise TurnError(SAID_MISSING)
    answers = with_replies(knowledge, before, replies)
    _refuse_withdrawn(desk, answers)
    corrects = not replies.keys().isdisjoint(before)
    told = step(knowledge, answers, before if corrects else None)
    check = check_of(knowledge, answers)
    if "notice" in told and given["confirmed"] != check:
        say = [told["notice"], words.IS_IT_RIGHT]
        return {
            "say": say,
            "next": instructions.CONFIRM,
            "confirmed": check,
            **_state(desk, before),
        }
    if "page" in told:
        return _page(desk, told["page"], answers) | _state(desk, answers)
    outcome = advise(knowledge, answers)
    found = where(_need(desk, outcome, answers), desk.live, desk.now)
    return {
        "say": list(words.outcome_lines(outcome, found, desk.now)),
        "outcome": {key: told["outcome"][key] for key in FACTS},
        "next": instructions.TELL,
        **_state(desk, answers),
    }


def explain_outcome(desk: Desk, given: Mapping[str, Any]) -> Json:
    knowledge = desk.knowledge
    answers, outcome = _finished(desk, given)
    deciding = [rule for rule in knowledge.rules if rule.id in outcome.rules]
    sources = dict.fromkeys(
        cited(knowledge, source)
        for rule in deciding
        if may_cite(knowledge, rule)
        for source in rule.source
    )
    return {
        "say": [
            f"The advice: {outcome.title}.",
            *words.reason_lines(outcome),
            *counted(knowledge, answers),
            *(f"Source: {source}." for source in sources),
            *(f"{group.get} if: {'; '.join(group.changes)}." for group in outcome.safety_net),
            words.about_line(outcome),
        ],
        "next": instructions.TELL,
    }


def find_places(desk: Desk, given: Mapping[str, Any]) -> Json:
    answers, outcome = _finished(desk, given)
    near, unknown = _near(desk, given["district"])
    need = _need(desk, outcome, answers)
    found = where(need, desk.live, desk.now, near)
    lines = [*words.closed_lines(found), outcome.how, *words.place_lines(found, desk.now)]
    if found == Fit() and need.service not in PLACELESS:
        lines.append(words.NO_PLACES)
    return {
        "say": [f"{outcome.title}.", *lines, *filter(None, [unknown])],
        "places": _trimmed(where_shape(found, desk.now)),
        "next": instructions.TELL,
    }


def _page(desk: Desk, page: Json, answers: Mapping[str, Any]) -> Json:
    chosen = [desk.knowledge.complaints[id] for id in answers.get("complaint", ())]
    private = any(desk.knowledge.findings[q["finding"]].handover for q in page["questions"])
    return {
        "say": [*([] if answers else words.opening_lines(desk.knowledge)), *words.page_lines(page)],
        "next": instructions.how_to_ask(page),
        **_privacy(chosen, private and page["kind"] != "dangers"),
        "page": {
            **{key: page[key] for key in ("id", "number", "kind", "why")},
            "questions": [words.slot(page, question) for question in page["questions"]],
        },
    }


def _state(desk: Desk, answers: Json) -> Json:
    return {"answers": answers, "check": check_of(desk.knowledge, answers)}


def _privacy(complaints: Iterable[Complaint], private: bool = False) -> Json:
    """A chat is read by whoever holds the phone, and there is no quick way out of it."""
    sensitive = private or any(complaint.sensitive for complaint in complaints)
    return {"privacy": words.PRIVACY} if sensitive else {}


def _finished(desk: Desk, given: Mapping[str, Any]) -> tuple[Json, Outcome]:
    answers = given_back(desk.knowledge, given["answers"], given["check"])
    _refuse_withdrawn(desk, answers)
    try:
        return answers, advise(desk.knowledge, answers)
    except UnfinishedError:
        raise TurnError(UNFINISHED) from None


def _refuse_withdrawn(desk: Desk, answers: Mapping[str, Any]) -> None:
    if message := desk.live.stops().message(answers.get("complaint", ())):
        raise TurnError(message)


def _need(desk: Desk, outcome: Outcome, answers: Mapping[str, Any]) -> Need:
    return need_of(desk.knowledge, outcome.disposition, answers)


def _near(desk: Desk, district: str) -> tuple[Position | None, str]:
    """Where the district is; or what to say where it is not known. The places are told all the same."""
    if not district.strip():
        return None, ""
    try:
        return near_district(desk.live, district), ""
    except PositionError as error:
        return None, str(error)


def _trimmed(data: Any) -> Any:
    """Without what is empty: a chat pays for every word."""
    if isinstance(data, dict):
        kept = {key: _trimmed(value) for key, value in data.items()}
        return {k: v for k, v in kept.items() if v not in (None, "", [], {}) and v is not False}
    return [_trimmed(part) for part in data] if isinstance(data, list) else data
