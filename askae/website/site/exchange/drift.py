"""Whether a translation still says what the English says.

Each part of a translation keeps the fingerprint of the English that it was checked against. When the English changes,
its fingerprint does, and the part is not shown until somebody has checked it again.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .comparisons import ComparisonPage

# No topic can have these names: a short name has no colon.
TITLE = ":title"
INTRODUCTION = ":introduction"
NAMES = {TITLE: "Title", INTRODUCTION: "Introduction and names of the two sides"}


def fingerprint(*words: str) -> str:
    """
    >>> fingerprint("Feet", "Once a year.") == fingerprint("Feet ", "Once  a year.")
    True
    >>> fingerprint("Feet", "Once a year.") == fingerprint("Feet", "Twice a year.")
    False
    """
    tidy = [" ".join(text.split()) for text in words]
    return hashlib.sha256(json.dumps(tidy).encode()).hexdigest()[:16]


def parts(english: ComparisonPage) -> dict[str, str]:
    """Each part that is to be translated, with its fingerprint.

    Sources are not in it: a translation shows those of the English page as they are.
    """
    return {
        TITLE: fingerprint(english.title),
        INTRODUCTION: fingerprint(english.summary, english.about, english.side_a, english.side_b),
    } | {
        key: fingerprint(
            topic["name"],
            topic["verdict"],
            topic["a"]["text"],
            topic["b"]["text"],
            topic["alike"] or "",
            topic["differs"] or "",
        )
        for key, topic in english.topics_by_key().items()
    }


def translated(page: ComparisonPage) -> set[str]:
    """The parts for which a translation has words, whatever they are worth."""
    return {TITLE, INTRODUCTION, *page.topics_by_key()}


def current(page: ComparisonPage) -> set[str]:
    """The parts of a translation that were checked against the English as it is now."""
    if page.translation_of is None:
        return translated(page)
    now = parts(page.translation_of)
    return {
        part for part in translated(page) if part in now and page.checked.get(part) == now[part]
    }


def to_do(page: ComparisonPage) -> dict[str, str]:
    """What to translate or check again, in the order of the English page: part -> what is the matter."""
    english = page.translation_of
    if english is None:
        return {}
    names = NAMES | {key: topic["name"] for key, topic in english.topics_by_key().items()}
    there, good = translated(page), current(page)
    return {
        part: f"{names[part]}: {_matter(page, part, there)}"
        for part in parts(english)
        if part not in good
    }


def _matter(page: ComparisonPage, part: str, there: set[str]) -> str:
    if part not in there:
        return f"not translated yet (short name: {part})"
    return "the English has changed" if part in page.checked else "not checked yet"
