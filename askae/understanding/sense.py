"""A learnt sense of danger: whether words are like those of people whose life was in danger.

A logistic regression over words, pairs of words and pieces of words. A text counts as its most dangerous window, so that
a danger in the middle of a long story is heard (multiple-instance learning: Dietterich TG et al. Solving the multiple
instance problem with axis-parallel rectangles. Artif Intell 1997;89:31-71). It is taught by `teaching`, and works beside
the plain words of `danger`: it hears what no list foresees, and tells a worry from an emergency where words are the same.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from zlib import crc32

from .context import told
from .danger import sounds_dangerous
from .words import cut

PATH = Path(__file__).parent.parent / "data" / "danger.json"
"""Made beforehand by ``python -m askae.understanding``; without it the plain words decide alone."""
ROOM = 1 << 14
"""Pieces of text share so many weights."""
WINDOW = 18
"""Words that are looked at together; long sentences are looked at in halves that overlap."""
MOST_WINDOWS = 60
PIECE = 4
"""Characters of a piece of a word: it is found in spite of a slip in another part."""
APART, PART_OF_WORD, PLAIN_WORDS = 0.7, 0.3, 2.0
"""What counts beside a word or a pair of neighbours: two words with one between, a piece of a word, and that the plain
words of danger are among them."""

_ENDS = re.compile(r"[.;!?\n]+|\s-\s")

Pieces = dict[int, float]
"""Place among the weights -> how much of it there is; the squares add up to 1."""


@dataclass(frozen=True, slots=True)
class Sense:
    weights: tuple[float, ...]
    bias: float
    alarm: float
    """From here on a danger is heard, whatever the words."""
    calm: float
    """Below this, words that are on the list of dangers are about something else."""

    def of(self, text: str) -> float:
        """The log odds of the most dangerous window, as far as the phrases taught tell."""
        return self.bias + max(
            sum(self.weights[place] * much for place, much in pieces(window).items())
            for window in windows(text)
        )


@lru_cache(maxsize=1)
def known() -> Sense | None:
    if not PATH.is_file():
        return None
    taught = json.loads(PATH.read_text(encoding="utf-8"))
    return Sense(tuple(taught["weights"]), taught["bias"], taught["alarm"], taught["calm"])


def windows(text: str) -> list[str]:
    """
    >>> windows("My knee is fine. But he is not breathing")
    ['My knee is fine', 'But he is not breathing']
    """
    found: list[str] = []
    for sentence in _ENDS.split(text):
        words = sentence.split()
        for start in range(0, max(1, len(words) - WINDOW // 2), WINDOW // 2):
            if some := words[start : start + WINDOW]:
                found.append(" ".join(some))
    return found[:MOST_WINDOWS] or [""]


def pieces(window: str) -> Pieces:
    much: defaultdict[int, float] = defaultdict(float)
    for piece, weight in chain(_words(window), _around(window)):
        much[crc32(piece.encode()) % ROOM] += weight
    length = sum(weight * weight for weight in much.values()) ** 0.5 or 1.0
    return {place: weight / length for place, weight in much.items()}


def _words(window: str) -> Iterator[tuple[str, float]]:
    words = ["^", *cut(window), "$"]
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


def _around(window: str) -> Iterator[tuple[str, float]]:
    """What the other modules make of it: the plain words of danger, and whether something is past, feared or another's."""
    if sounds_dangerous(window):
        yield "@danger", PLAIN_WORDS
    if told(window).aside:
        yield "@aside", 1.0
