"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from .parts import Place

WHOLE_PAGE = Place("The whole page")


class Weight(IntEnum):
    """How much it matters to readers."""

    SMALL = 1
    """Harder than it need be."""
    MIDDLE = 2
    """Some people get lost."""
    GREAT = 3
    """Some people get nothing."""


@dataclass(frozen=True)
class Finding:
    weight: Weight
    message: str
    """What is the matter."""
    mend: str
    """What to do about it."""
    place: Place = WHOLE_PAGE
    words: str = ""
    """The words it is about."""
