"""Looks at what an editor has written, and says what to mend. Nothing here knows Django, Wagtail or the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from . import headings, links, pictures, words
from .findings import Finding, Weight
from .parts import Heading, Link, Part, Picture, Quotation, Summary, Text

__all__ = [
    "Finding",
    "Heading",
    "Link",
    "Part",
    "Picture",
    "Quotation",
    "Summary",
    "Text",
    "Weight",
    "check",
]

CHECKS: tuple[Callable[[Sequence[Part]], list[Finding]], ...] = (
    pictures.check,
    headings.check,
    links.check,
    words.check_summary,
    words.check_capitals,
    words.check_sentences,
    words.check_hard_words,
    words.check_reading_age,
)


def check(parts: Sequence[Part]) -> list[Finding]:
    """The most serious first, otherwise in the order of the page."""
    order = {part.place: number for number, part in enumerate(parts)}
    found = [finding for one in CHECKS for finding in one(parts)]
    return sorted(found, key=lambda finding: (-finding.weight, order.get(finding.place, -1)))
