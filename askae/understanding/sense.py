"""A learnt sense of danger: whether words are like those of people whose life was in danger.

A logistic regression over the pieces of a text and its meaning. A text counts as its most dangerous window, so that a
danger in the middle of a long story is heard (multiple-instance learning: Dietterich TG et al. Solving the multiple
instance problem with axis-parallel rectangles. Artif Intell 1997;89:31-71). It is taught by `teach_danger`, and works
beside the plain words of `danger`: it hears what no list foresees, and tells a worry from an emergency where words are
the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from .context import told
from .danger import sounds_dangerous
from .pieces import Pieces, parts, placed, windows
from .vectors import Reader

PATH = Path(__file__).parent.parent / "data" / "danger.json"
"""Made beforehand by ``python -m askae.understanding``; without it the plain words decide alone."""
PLAIN_WORDS = 2.0
"""What it counts that the plain words of danger are among them, beside one word."""


@dataclass(frozen=True, slots=True)
class Sense:
    weights: tuple[float, ...]
    bias: float
    alarm: float
    """From here on a danger is heard, whatever the words."""
    calm: float
    """Below this, words that are on the list of dangers are about something else."""
    meant: tuple[float, ...] = ()
    """Weights of the meaning; empty where there was no model to teach them."""
    usual: float = 0
    """What they make of a meaning in the middle of all."""

    def of(self, text: str, read: Reader | None = None) -> float:
        """The log odds of the most dangerous window, as far as the phrases taught tell.

        It is found by its pieces, and only then read for its meaning: that takes longest.
        """
        odds, window = max((self._by_pieces(window), window) for window in windows(text))
        return self.bias + odds + self._by_meaning(window, read or Reader())

    def _by_pieces(self, window: str) -> float:
        return sum(self.weights[place] * much for place, much in pieces(window).items())

    def _by_meaning(self, window: str, read: Reader) -> float:
        vector = read(window) if self.meant else None
        return 0.0 if vector is None else float(vector @ self.meant) - self.usual


@lru_cache(maxsize=1)
def known() -> Sense | None:
    """As it was taught when this machine was set up."""
    return read(PATH) if PATH.is_file() else None


def read(path: Path) -> Sense:
    taught = json.loads(path.read_text(encoding="utf-8"))
    lists = {key: tuple(taught[key]) for key in ("weights", "meant")}
    return Sense(**taught | lists)


def pieces(window: str) -> Pieces:
    return placed(chain(parts(window), _around(window)))


def _around(window: str) -> Iterator[tuple[str, float]]:
    """What other modules make of it: plain words of danger; something past, feared or of another person."""
    if sounds_dangerous(window):
        yield "@danger", PLAIN_WORDS
    if told(window).aside:
        yield "@aside", 1.0
