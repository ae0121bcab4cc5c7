"""What a person typed, understood as far as is safe: complaints to choose from, facts to confirm, danger at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from askae.triage.expressions import conjunctions
from askae.triage.knowledge import Knowledge, Language

from . import meant_facts, sense
from .danger import notice_of, words_of_danger
from .facts import NO, Heard, findings
from .languages import in_danger
from .person import person
from .ranking import LAYERS, rank
from .search import Match
from .vectors import Reader
from .words import cut

MOST_COMPLAINTS = 3
FEWEST_WORDS = 3
"""Fewer are a danger only where they are plainly so: "chest" alone tells nothing."""


@dataclass(frozen=True, slots=True)
class Danger:
    """The words may tell of a danger to life."""

    language: Language | None
    """Where it was told in another language than English."""
    words: str = ""
    """Those that are known to tell of one, as they were said; empty where only the learnt sense heard it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """Nothing of it is used before the person confirms it; only ``danger`` acts at once."""

    complaints: tuple[Match, ...]
    """At most three unless more were asked for, best first."""
    findings: tuple[Heard, ...]
    person: dict[str, str]
    """``who``, ``age``, ``sex``, ``pregnancy``, where said."""
    alarm: Danger | None

    @property
    def danger(self) -> bool:
        return self.alarm is not None

    @property
    def language(self) -> Language | None:
        """The language, other than English, in which a danger was told."""
        return self.alarm.language if self.alarm else None

    @property
    def notice(self) -> str:
        """What must be said above all else; empty where what was found speaks for itself."""
        return notice_of(self.danger, bool(self.complaints))


def danger_in(knowledge: Knowledge, text: str) -> Danger | None:
    """At once, before anything is ranked."""
    return _danger(knowledge, text, findings(knowledge, text), Reader())


def understand(
    knowledge: Knowledge,
    text: str,
    layers: Collection[str] = LAYERS,
    most: int = MOST_COMPLAINTS,
) -> Understood:
    """``layers`` of the ranking are left out only to measure them; ``most`` is for who leaves some out afterwards."""
    read = Reader()
    heard = findings(knowledge, text)
    alarm = _danger(knowledge, text, heard, read)
    complaints = rank(knowledge, _without_denied(text, heard), most, layers, read)
    # Facts of other troubles are heard by mistake more often than not; what no phrase tells, of all but the first.
    asked = {f for match in complaints for f in knowledge.asked_by[match.complaint]}
    kept = [h for h in heard if h.finding in asked or h.finding in knowledge.dangers]
    first = knowledge.asked_by[complaints[0].complaint] if complaints else ()
    told = meant_facts.beside(text, kept, first, read)
    return Understood(complaints, told, person(text), alarm)


def _without_denied(text: str, heard: tuple[Heard, ...]) -> str:
    """What is plainly denied ("no fever") is no trouble to begin with; a text of nothing else stays as it is.

    >>> _without_denied("earache, no fever", (Heard("feverish", "no", "fever"),))
    'earache, no'
    """
    rest = text
    for fact in heard:
        if fact.value == NO:
            rest = rest.replace(fact.words, "", 1).strip()
    return rest if len(cut(rest)) > 1 else text


def _danger(
    knowledge: Knowledge, text: str, heard: tuple[Heard, ...], read: Reader
) -> Danger | None:
    language = in_danger(knowledge, text)
    named = (h.words for h in heard if h.value == "yes" and h.finding in _alone_999(knowledge))
    words = next(named, "") or words_of_danger(text)
    return Danger(language, words) if language or _is_danger(text, bool(words), read) else None


def _is_danger(text: str, plain: bool, read: Reader) -> bool:
    """``plain``: words of danger are among these. Where the sense of danger is sure, it has the last word."""
    taught = sense.known()
    if taught is None:
        return plain
    odds = taught.of(text, read)
    return odds >= taught.calm if plain else odds >= taught.alarm and len(cut(text)) >= FEWEST_WORDS


@lru_cache(maxsize=2)
def _alone_999(knowledge: Knowledge) -> frozenset[str]:
    """The immediate dangers, and what by itself is a reason to call 999."""
    most_urgent = max(d.rank for d in knowledge.dispositions.values())
    ways = (
        way
        for rule in knowledge.rules
        if knowledge.dispositions[rule.then].rank == most_urgent
        for way in conjunctions(rule.when)
    )
    alone = (atom for way in ways if len(way) == 1 for atom in way)
    return frozenset(knowledge.dangers) | {atom.finding for atom in alone if atom.value == "yes"}
