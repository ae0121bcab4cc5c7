"""A logistic regression over the pieces of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from .pieces import ROOM, Pieces

STEP = 0.05
"""Of the descent (Kingma DP, Ba J. Adam: a method for stochastic optimization. 2015)."""
SHRINK = 0.003 / 1000


@dataclass(frozen=True)
class Weights:
    pieces: Any
    bias: float


class Rows:
    """Texts, made ready to be weighed again and again."""

    def __init__(self, pieces: Sequence[Pieces]) -> None:
        import numpy

        self.places = numpy.fromiter(chain.from_iterable(pieces), int)
        self.much = numpy.fromiter(
            chain.from_iterable(row.values() for row in pieces), numpy.float32
        )
        self.lengths = numpy.array([len(row) for row in pieces])
        self.starts = numpy.r_[0, numpy.cumsum(self.lengths)[:-1]]

    def some(self, chosen: Sequence[int]) -> Rows:
        import numpy

        part = object.__new__(Rows)
        runs = [numpy.arange(self.starts[n], self.starts[n] + self.lengths[n]) for n in chosen]
        at = numpy.concatenate(runs)
        part.places, part.much = self.places[at], self.much[at]
        part.lengths = self.lengths[chosen]
        part.starts = numpy.r_[0, numpy.cumsum(part.lengths)[:-1]]
        return part

    def odds(self, weights: Weights) -> Any:
        """Log odds of each text."""
        import numpy

        weighed = numpy.add.reduceat(self.much * weights.pieces[self.places], self.starts)
        return weighed + weights.bias


def fit(rows: Rows, share: Any, right: Any, steps: int, first: Weights | None = None) -> Weights:
    """``share``: what each text counts, 1 in all; ``right``: 1 or 0. Weights are kept small.

    ``first`` is where the descent begins; else with nothing.
    """
    import numpy

    weights, bias = (first.pieces, first.bias) if first else (numpy.zeros(ROOM), 0.0)
    mean, square = numpy.zeros(ROOM), numpy.zeros(ROOM)
    for step in range(1, steps + 1):
        wrong = share * (1 / (1 + numpy.exp(-rows.odds(Weights(weights, bias)))) - right)
        of_pieces = numpy.bincount(rows.places, rows.much * numpy.repeat(wrong, rows.lengths), ROOM)
        slope = of_pieces + SHRINK * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        ahead = mean / (1 - 0.9**step)
        weights = weights - STEP * ahead / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
        bias -= 2 * float(wrong.sum())
    return Weights(weights, bias)
