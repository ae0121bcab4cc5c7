"""A learnt sense of danger: whether words are like those of people whose life was in danger.

Two judges who are taught apart look at a text, and what they say is added: a logistic regression over its pieces, and
the encoder that was tuned to danger (`tuned`). To the first a text counts as its most dangerous window, so that a
danger in the middle of a long story is heard (multiple-instance learning: Dietterich TG et al. Solving the multiple
instance problem with axis-parallel rectangles. Artif Intell 1997;89:31-71). It works beside the plain words of
`danger`: it hears what no list foresees, and tells a worry from an emergency where words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from . import tuned
from .context import told
from .danger import sounds_dangerous
from .pieces import Pieces, parts, placed, windows
from .vectors import Reader

PATH = Path(__file__).parent.parent / "data" / "danger.npz"
"""Made beforehand by ``python -m askae.understanding``; without it the plain words decide alone."""
PLAIN_WORDS = 2.0
"""What it counts that the plain words of danger are among them, beside one word."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Both judges' odds are moved to their middle and spread alike before they are added."""

    middle: float = 0.0
    spread: float = 1.0

    def __call__(self, odds: float) -> float:
        return (odds - self.middle) / self.spread


@dataclass(frozen=True, slots=True)
class Sense:
    """Taught by `teach_danger`."""

    weights: Sequence[float]
    bias: float
    by_pieces: Scale = Scale()
    by_meaning: Scale | None = None
    """None where there was no encoder when the thresholds were set."""
    alarm: float = 0.0
    """From here on a danger is heard, whatever the words."""
    calm: float = 0.0
    """Below this, words that are on the list of dangers are about something else."""

    def of(self, text: str, read: Reader | None = None) -> float:
        """How dangerous it is, as far as the phrases taught tell."""
        odds = self.by_pieces(self.of_pieces(text))
        if self.by_meaning:
            meant = of_meaning(text, read or Reader())
            odds += self.by_meaning(self.by_meaning.middle if meant is None else meant)
        return odds

    def of_pieces(self, text: str) -> float:
        """The log odds of its most dangerous window."""
        return self.bias + max(
            sum(self.weights[place] * much for place, much in pieces(window).items())
            for window in windows(text)
        )


def of_meaning(text: str, read: Reader) -> float | None:
    """The log odds of its most dangerous part; None where there is no encoder."""
    vectors = read(text)
    return max(map(tuned.known().odds, vectors)) if vectors else None


@lru_cache(maxsize=1)
def known() -> Sense | None:
    """As it was taught when this machine was set up."""
    try:
        return read(PATH) if PATH.is_file() else None
    except ImportError:
        return None


def read(path: Path) -> Sense:
    """Raises ImportError without numpy."""
    import numpy

    with numpy.load(path) as kept:
        by_pieces, by_meaning, (alarm, calm) = (
            kept[key].tolist() for key in ("by_pieces", "by_meaning", "limits")
        )
        return Sense(
            kept["weights"].astype(numpy.float32).tolist(),
            float(kept["bias"]),
            Scale(*by_pieces),
            Scale(*by_meaning) if by_meaning else None,
            alarm,
            calm,
        )


def pieces(window: str) -> Pieces:
    return placed(chain(parts(window), _around(window)))


def _around(window: str) -> Iterator[tuple[str, float]]:
    """What other modules make of it: plain words of danger; something past, feared or of another person."""
    if sounds_dangerous(window):
        yield "@danger", PLAIN_WORDS
    if told(window).aside:
        yield "@aside", 1.0
