"""A learnt sense of danger: whether words are like those of people whose life was in danger.

Two judges who are taught apart look at a text, and what they say is added: a logistic regression over its pieces, and
small networks over its meaning (`network`). A text counts as its most dangerous window, so that a danger in the middle
of a long story is heard (multiple-instance learning: Dietterich TG et al. Solving the multiple instance problem with
axis-parallel rectangles. Artif Intell 1997;89:31-71). It is taught by `teach_danger`, and works beside the plain words
of `danger`: it hears what no list foresees, and tells a worry from an emergency where words are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from .context import told
from .danger import sounds_dangerous
from .network import Networks
from .pieces import Pieces, parts, placed, windows
from .vectors import Reader

PATH = Path(__file__).parent.parent / "data" / "danger.npz"
"""Made beforehand by ``python -m askae.understanding``; without it the plain words decide alone."""
PLAIN_WORDS = 2.0
"""What it counts that the plain words of danger are among them, beside one word."""
READ = 2
"""So many windows, the most dangerous by their pieces, are read for their meaning: that takes longest."""
NETWORKS = ("middle", "spread", "hidden", "hidden_bias", "out", "out_bias")


@dataclass(frozen=True, slots=True)
class Sense:
    weights: Sequence[float]
    bias: float
    by_pieces: float
    """What the odds by pieces are divided by, so that both judges count alike."""
    networks: Networks | None = None
    """None where there was no model to teach them."""
    middle: float = 0.0
    """The odds by meaning of a usual text."""
    by_meaning: float = 1.0
    alarm: float = 0.0
    """From here on a danger is heard, whatever the words."""
    calm: float = 0.0
    """Below this, words that are on the list of dangers are about something else."""

    def of(self, text: str, read: Reader | None = None) -> float:
        """How dangerous the most dangerous window is, as far as the phrases taught tell."""
        reader = read or Reader()
        odds = {window: self._of_pieces(window) for window in windows(text)}
        first = sorted(odds, key=odds.__getitem__, reverse=True)[:READ]
        return max(odds[window] + self._of_meaning(window, reader) for window in first)

    def _of_pieces(self, window: str) -> float:
        weighed = sum(self.weights[place] * much for place, much in pieces(window).items())
        return (weighed + self.bias) / self.by_pieces

    def _of_meaning(self, window: str, read: Reader) -> float:
        vector = read(window) if self.networks else None
        if self.networks is None or vector is None:
            return 0.0
        return (float(self.networks.odds(vector[None])[0]) - self.middle) / self.by_meaning


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
        taught: dict[str, Any] = {key: kept[key].astype(numpy.float32) for key in kept.files}
    weights = taught.pop("weights").tolist()
    layers = {key: taught.pop(key) for key in NETWORKS if key in taught}
    numbers = {key: float(value) for key, value in taught.items()}
    return Sense(weights, networks=Networks(**layers) if layers else None, **numbers)


def pieces(window: str) -> Pieces:
    return placed(chain(parts(window), _around(window)))


def _around(window: str) -> Iterator[tuple[str, float]]:
    """What other modules make of it: plain words of danger; something past, feared or of another person."""
    if sounds_dangerous(window):
        yield "@danger", PLAIN_WORDS
    if told(window).aside:
        yield "@aside", 1.0
