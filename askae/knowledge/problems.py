"""Problems in the knowledge files: what is wrong, where, and how to mend it.

Checking returns them as data; `askae.knowledge.report` prints them.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    file: str
    """Relative to the folder that was checked."""
    line: int
    message: str
    cure: str = ""


class Place(Protocol):
    """Anything that knows where it was written."""

    @property
    def file(self) -> str: ...

    @property
    def line(self) -> int: ...


@dataclass(slots=True)
class Problems:
    """Collects problems, so that one run reports them all."""

    found: set[Problem] = field(default_factory=set)
    unreadable: bool = False
    """A file could not be read: that a name is unknown then says nothing."""

    def add(self, place: Place, message: str, cure: str = "") -> None:
        self.found.add(Problem(place.file, place.line, message, cure))

    def add_unknown(self, place: Place, message: str, cure: str = "") -> None:
        """A name that does not exist, unless it may stand in a file that could not be read."""
        if not self.unreadable:
            self.add(place, message, cure)

    def sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(self.found))


class KnowledgeError(ValueError):
    """The knowledge cannot be compiled. ``problems`` says all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the knowledge")


def suggest(name: str, known: Iterable[str]) -> str:
    """A cure for an unknown name: the nearest known ones, or all of them where they are few.

    >>> suggest("chest_pian", ["chest_pain", "headache"])
    'Did you mean chest_pain?'
    >>> suggest("x", ["yes", "no"])
    'Use one of: yes, no.'
    """
    names = list(known)
    if near := difflib.get_close_matches(name, names, n=3):
        return f"Did you mean {' or '.join(near)}?"
    if 0 < len(names) <= 20:
        return f"Use one of: {', '.join(names)}."
    return ""
