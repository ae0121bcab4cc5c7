"""A text cut into what can be weighed: words, pairs of words and pieces of words: a slip of spelling does little harm.

Each piece is a place in a list of fixed length (feature hashing: Weinberger K et al. Feature hashing for large scale
multitask learning. ICML 2009), so nothing has to be kept but the weights.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from zlib import crc32

from .words import cut

ROOM = 1 << 14
"""Pieces share so many places."""
WINDOW = 18
"""Words that are looked at together; long sentences are looked at in halves that overlap."""
MOST_WINDOWS = 60
PIECE = 4
"""Characters of a piece of a word."""
APART, PART_OF_WORD = 0.7, 0.3
"""What counts beside a word or a pair of neighbours: two words with one between, and a piece of a word."""
MOST_OF_ONE = 2.0
"""A word said again and again says little more."""

_ENDS = re.compile(r"[.;!?\n]+|\s-\s")

Pieces = dict[int, float]
"""Place -> how much of it there is; the squares add up to 1."""
Weighed = Iterable[tuple[str, float]]


def windows(text: str) -> list[str]:
    """
    >>> windows("My knee is fine. But he is not breathing")
    ['My knee is fine', 'But he is not breathing']
    """
    found: list[str] = []
    for sentence in _ENDS.split(text):
        words = sentence.split()
        starts = range(0, max(1, len(words) - WINDOW // 2), WINDOW // 2) if words else ()
        found += [" ".join(words[start : start + WINDOW]) for start in starts]
    return found[:MOST_WINDOWS] or [""]


def placed(parts: Weighed, room: int = ROOM) -> Pieces:
    much: defaultdict[int, float] = defaultdict(float)
    for piece, weight in parts:
        much[crc32(piece.encode()) % room] += weight
    kept = {place: min(weight, MOST_OF_ONE) for place, weight in much.items()}
    length = sum(weight * weight for weight in kept.values()) ** 0.5 or 1.0
    return {place: weight / length for place, weight in kept.items()}


def parts(text: str) -> Iterator[tuple[str, float]]:
    words = ["^", *cut(text), "$"]
    for place, word in enumerate(words):
        yield word, 1.0
        for beside in words[place + 1 : place + 2]:
            yield f"{word} {beside}", 1.0
        for further in words[place + 2 : place + 3]:
            yield f"{word} _ {further}", APART
        if len(word) >= PIECE:
            whole = f"<{word}>"
            for start in range(len(whole) - PIECE + 1):
                yield f"#{whole[start : start + PIECE]}", PART_OF_WORD
