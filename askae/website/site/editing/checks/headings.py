"""Headings: people who cannot see the page jump from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .findings import Finding, Weight
from .parts import Heading, Part, paragraphs

LONGEST_FALSE_HEADING = 80


def check(parts: Sequence[Part]) -> list[Finding]:
    return [*_order(parts), *_false_headings(parts)]


def _order(parts: Sequence[Part]) -> Iterator[Finding]:
    before = 1  # the title of the page
    for part in parts:
        if not isinstance(part, Heading):
            continue
        text = part.text.strip()
        if not text:
            yield Finding(
                Weight.MIDDLE, "A heading is empty", "Write it, or delete the block.", part.place
            )
        if part.level > before + 1:
            yield Finding(
                Weight.MIDDLE,
                "A smaller heading comes before any heading",
                "Use “Heading” here, or put a heading above it.",
                part.place,
                text,
            )
        before = part.level


def _false_headings(parts: Sequence[Part]) -> Iterator[Finding]:
    for paragraph in paragraphs(parts):
        looks_like_one = (
            paragraph.all_bold
            and not paragraph.in_list
            and len(paragraph.text) <= LONGEST_FALSE_HEADING
            and not paragraph.text.endswith((".", "!"))
        )
        if looks_like_one:
            yield Finding(
                Weight.MIDDLE,
                "Bold text is used as a heading",
                "Use a “Heading” block instead: a screen reader finds headings, but not bold text.",
                paragraph.place,
                paragraph.text,
            )
