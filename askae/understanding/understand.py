"""What a person typed, understood as far as is safe: complaints to choose from, facts to confirm, danger at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from askae.triage.expressions import Atom, Or
from askae.triage.knowledge import Knowledge, Language

from .danger import DANGER, NOTHING, sounds_dangerous
from .facts import Heard, findings
from .languages import in_danger
from .person import person
from .ranking import LAYERS, rank
from .search import Match

MOST_COMPLAINTS = 3


@dataclass(frozen=True, slots=True)
class Understood:
    """Nothing of it is used before the person confirms it; only ``danger`` acts at once."""

    complaints: tuple[Match, ...]
    """At most three unless more were asked for, best first."""
    findings: tuple[Heard, ...]
    person: dict[str, str]
    """``who``, ``age``, ``sex``, ``pregnancy``, where said."""
    danger: bool
    language: Language | None
    """The language, other than English, in which a danger was told."""

    @property
    def notice(self) -> str:
        """What must be said above all else; empty where what was found speaks for itself."""
        if self.danger:
            return DANGER
        return "" if self.complaints else NOTHING


@lru_cache(maxsize=2)
def _alone_999(knowledge: Knowledge) -> frozenset[str]:
    """The immediate dangers, and what by itself is a reason to call 999."""
    most_urgent = max(d.rank for d in knowledge.dispositions.values())
    return frozenset(knowledge.dangers) | {
        way.finding
        for rule in knowledge.rules
        if knowledge.dispositions[rule.then].rank == most_urgent
        for way in (rule.when.parts if isinstance(rule.when, Or) else (rule.when,))
        if isinstance(way, Atom) and way.value == "yes"
    }


def understand(
    knowledge: Knowledge,
    text: str,
    layers: Collection[str] = LAYERS,
    most: int = MOST_COMPLAINTS,
) -> Understood:
    """``layers`` of the ranking are left out only to measure them; ``most`` is for who leaves some out afterwards."""
    heard = findings(knowledge, text)
    language = in_danger(knowledge, text)
    named = any(fact.value == "yes" and fact.finding in _alone_999(knowledge) for fact in heard)
    complaints = rank(knowledge, text, most, layers)
    asked = _asked(knowledge, tuple(match.complaint for match in complaints))
    return Understood(
        complaints,
        tuple(fact for fact in heard if fact.finding in asked),
        person(text),
        bool(language) or named or sounds_dangerous(text),
        language,
    )


@lru_cache(maxsize=64)
def _asked(knowledge: Knowledge, complaints: tuple[str, ...]) -> frozenset[str]:
    """What these complaints ask, and the dangers: facts of other troubles are heard by mistake more often than not."""
    return frozenset(knowledge.dangers) | {
        finding
        for id in complaints
        for question in knowledge.complaints[id].ask
        for finding in knowledge.questions[question].asks
    }
