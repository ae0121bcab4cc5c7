"""How old must a reader be? By the automated readability index: long words and long sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

AIM = 11
FEWEST_WORDS = 60
"""A shorter text says nothing about its author's habits."""

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9][A-Za-zÀ-ÿ0-9'’&-]*")
_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
# A full stop after these ends no sentence.
_SHORT = re.compile(r"\b(Dr|Mr|Mrs|Ms|Prof|St|No|e\.g|i\.e|approx|etc)\.(?=\s)", re.IGNORECASE)


def words(text: str) -> list[str]:
    """
    >>> words("A&E is open, day and night.")
    ['A&E', 'is', 'open', 'day', 'and', 'night']
    """
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """
    >>> sentences("Ask Dr. Shah. She is in at 9.30am.")
    ['Ask Dr Shah.', 'She is in at 9.30am.']
    """
    return [one for one in _END.split(_SHORT.sub(r"\1", text)) if words(one)]


def reading_age(paragraphs: Sequence[str]) -> int | None:
    """Years; None where there is too little text to say."""
    all_words = [word for text in paragraphs for word in words(text)]
    all_sentences = [one for text in paragraphs for one in sentences(text)]
    if len(all_words) < FEWEST_WORDS or not all_sentences:
        return None
    letters = sum(len(word) for word in all_words)
    grade = 4.71 * letters / len(all_words) + 0.5 * len(all_words) / len(all_sentences) - 21.43
    return max(5, round(grade) + 5)  # school starts at five
