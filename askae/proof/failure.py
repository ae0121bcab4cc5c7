"""What a proof found, as data; `askae.proof.report` puts it into words for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Failure:
    promise: str
    complaint: str
    about: str
    """The rule, finding, question or invariant."""
    message: str
    place: str = ""
    person: str = ""
    """The smallest person that shows it, in words."""
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """One promise for one complaint; no complaint means the whole base."""

    promise: str
    complaint: str
    checked: int
    """Statements proved, each for every person."""
    seconds: float
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.failures


@dataclass(frozen=True, slots=True)
class Findings:
    """What one promise found in one complaint, and what it saw that counts for the whole base."""

    checked: int
    failures: tuple[Failure, ...] = ()
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)
