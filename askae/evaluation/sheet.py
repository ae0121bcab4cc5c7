"""Answer sheets: people written down as answers to our questions, with the level of care that is right for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from askae.triage import Knowledge, ages
from askae.triage.knowledge import LEVELS

EVERYTHING_ELSE = "something_else"
"""Who has a complaint that does not exist yet chooses this."""
_CHILD_UNDER = 16 * ages.DAYS["year"]


@dataclass(frozen=True, slots=True)
class Case:
    set: str
    id: str
    age: str
    sex: str
    complaints: tuple[str, ...]
    findings: Mapping[str, Any]
    """Read already; without those of ``left_out``."""
    gold: str
    acceptable: tuple[str, ...]
    """The most urgent first; holds ``gold``."""
    who: str = ""
    pregnancy: str = ""
    reference: str = ""
    note: str = ""
    disposition: str = ""
    """Where the level alone would not tell 999 from A&E. For tests; it counts in no figure."""
    neighbour: str = ""
    """The case on the other side of the boundary."""
    missing: tuple[str, ...] = ()
    """Complaints that the knowledge does not have yet."""
    left_out: tuple[str, ...] = ()
    """Findings that the knowledge does not have yet. Only where a complaint is missing too."""
    unknown: frozenset[str] = frozenset()
    """Tests of which the case says nothing."""
    place: str = ""

    @property
    def covered(self) -> bool:
        return not self.missing

    def facts(self, knowledge: Knowledge) -> dict[str, Any]:
        """What is known of the person. A child under 16 is spoken for by somebody else."""
        child = ages.interval(self.age)[0] < _CHILD_UNDER
        chosen = [id for id in self.complaints if id in knowledge.complaints]
        found: dict[str, Any] = {
            "who": self.who or ("someone_else" if child else "me"),
            "age": self.age,
            "sex": self.sex,
            "complaint": chosen or [EVERYTHING_ELSE],
        }
        if self.pregnancy:
            found["pregnancy"] = self.pregnancy
        return found | dict(self.findings)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One set of cases. Sets are never pooled: each judges by a rule of its own."""

    id: str
    title: str
    reference: str
    licence: str
    cases: tuple[Case, ...]


def between(one: str, other: str) -> tuple[str, ...]:
    """The levels from one to the other, the most urgent first.

    >>> between("routine", "urgent")
    ('urgent', 'routine')
    """
    first, last = sorted((LEVELS.index(one), LEVELS.index(other)))
    return LEVELS[first : last + 1]
