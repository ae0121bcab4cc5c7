"""What a journey carries from page to page. The browser keeps it; the server keeps nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import Any, NamedTuple

from askae.triage.knowledge import Knowledge

from .packing import UnreadableError, pack, pack_ids, unpack, unpack_ids
from .seal import BrokenSealError, seal, unseal

SCHEMA = 1
LONGEST = 4000
"""Characters of a sealed state that are looked at; ours are under 2,048."""
LONGEST_WORDS = 400
"""Characters of what somebody says in their own words that are kept, until the problem is chosen."""
_WORDS_BYTES = 800
ANSWERS, DRAFT, PROPOSED, OPENED, WORDS, PART, COUNTED, CORRECTED, ASKED, REFUSED = range(1, 11)
MOST_TYPED = 1200
"""Bytes of a refused page that are kept; far more than any page of ours holds."""
KINDS = ("question", "fields", "checklist", "dangers", "readings")


class LostError(ValueError):
    """The state cannot be used. `reason` is ``expired`` or ``unreadable``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Asked(NamedTuple):
    """A page that was shown and not yet answered: enough to read what is posted to it."""

    number: int
    kind: str
    """One of KINDS."""
    findings: tuple[str, ...]


class Refused(NamedTuple):
    """What was posted where something was wrong with it, to show that page again with what to do."""

    number: int
    typed: Mapping[str, list[str]]


@dataclass(frozen=True)
class State:
    """Immutable; ``changed`` gives another."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    draft: Mapping[str, Any] = field(default_factory=dict)
    """Lines ticked on a checklist that is now open one by one; complaints ticked while still looking."""
    proposed: Mapping[str, Any] = field(default_factory=dict)
    """A correction that waits for "yes, that is right"."""
    opened: str = ""
    """The checklist that is open one by one, as `mark` tells it."""
    words: str = ""
    """What was said in own words, on the start page or to find a complaint."""
    part: str = ""
    """The part of the body that was chosen."""
    counted: bool = False
    """The outcome has been counted."""
    corrected: bool = False
    """An earlier answer was changed, so later pages may be answered already."""
    asked: Asked | None = None
    """The page shown last, where it is the next one to answer."""
    refused: Refused | None = None

    def changed(self, **what: Any) -> State:
        return replace(self, **what)

    def answered(self, answers: Mapping[str, Any]) -> State:
        """With a page's answers; what was only for that page is dropped."""
        return replace(
            self,
            answers={**self.answers, **answers},
            draft={},
            proposed={},
            opened="",
            words="" if "complaint" in answers else self.words,
            part="",
            asked=None,
            refused=None,
        )

    def refused_at(self, number: int) -> Refused | None:
        return self.refused if self.refused and self.refused.number == number else None


def mark(page: str) -> str:
    """A page's id made short: it only has to be told from its neighbours."""
    return blake2b(page.encode(), digest_size=2).hexdigest()


def seal_state(
    state: State,
    knowledge: Knowledge,
    journey: str,
    secrets: Sequence[str],
    now: float | None = None,
) -> str:
    minutes = int((time.time() if now is None else now) // 60)
    texts = {OPENED: state.opened, WORDS: _short(state.words), PART: state.part}
    sections = {ANSWERS: pack(knowledge, state.answers)}
    sections |= {key: pack(knowledge, what) for key, what in _maps(state) if what}
    sections |= {key: text.encode() for key, text in texts.items() if text}
    sections |= dict.fromkeys([COUNTED] * state.counted + [CORRECTED] * state.corrected, b"")
    if asked := state.asked:
        place = bytes([asked.number, KINDS.index(asked.kind)])
        sections[ASKED] = place + pack_ids(knowledge, asked.findings)
    if state.refused:
        sections[REFUSED] = _pack_refused(state.refused)
    content = bytes([SCHEMA]) + minutes.to_bytes(4, "big")
    for key, section in sections.items():
        content += bytes([key]) + len(section).to_bytes(2, "big") + section
    return seal(content, journey, secrets)


def _short(words: str) -> str:
    """Cut at whole characters: other scripts take up to four bytes for one."""
    return words[:LONGEST_WORDS].encode()[:_WORDS_BYTES].decode(errors="ignore")


def _maps(state: State) -> tuple[tuple[int, Mapping[str, Any]], ...]:
    return (DRAFT, state.draft), (PROPOSED, state.proposed)


def unseal_state(
    text: str,
    knowledge: Knowledge,
    journey: str,
    secrets: Sequence[str],
    lasts: float,
    now: float | None = None,
) -> State:
    """``lasts`` is in seconds. Raises LostError."""
    if len(text) > LONGEST:
        raise LostError("unreadable")
    try:
        content = unseal(text, journey, secrets)
    except BrokenSealError:
        raise LostError("unreadable") from None
    if content[:1] != bytes([SCHEMA]):
        raise LostError("expired")
    issued = int.from_bytes(content[1:5], "big") * 60
    if not -300 <= (time.time() if now is None else now) - issued <= lasts:
        raise LostError("expired")
    try:
        return _read(content[5:], knowledge)
    except (UnreadableError, UnicodeDecodeError):
        raise LostError("unreadable") from None


def _read(content: bytes, knowledge: Knowledge) -> State:
    sections: dict[int, bytes] = {}
    at = 0
    while at < len(content):
        key, size = content[at], int.from_bytes(content[at + 1 : at + 3], "big")
        sections[key] = content[at + 3 : at + 3 + size]
        at += 3 + size
    maps = {
        key: unpack(knowledge, sections[key])
        for key in (ANSWERS, DRAFT, PROPOSED)
        if key in sections
    }
    return State(
        answers=maps.get(ANSWERS, {}),
        draft=maps.get(DRAFT, {}),
        proposed=maps.get(PROPOSED, {}),
        opened=sections.get(OPENED, b"").decode(),
        words=sections.get(WORDS, b"").decode(),
        part=sections.get(PART, b"").decode(),
        counted=COUNTED in sections,
        corrected=CORRECTED in sections,
        asked=_asked(knowledge, sections.get(ASKED, b"")),
        refused=Refused(*json.loads(sections[REFUSED])) if REFUSED in sections else None,
    )


def _pack_refused(refused: Refused) -> bytes:
    packed = json.dumps(refused, ensure_ascii=False, separators=(",", ":")).encode()
    if len(packed) > MOST_TYPED:
        return json.dumps(Refused(refused.number, {})).encode()
    return packed


def _asked(knowledge: Knowledge, section: bytes) -> Asked | None:
    if len(section) < 3 or section[1] >= len(KINDS):
        return None
    findings = unpack_ids(knowledge, section[2:])
    return Asked(section[0], KINDS[section[1]], findings) if findings else None
