"""A logistic regression over texts: the pieces of each, and its meaning where the model for that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from .pieces import ROOM, Pieces

STEP = 0.05
"""Of the descent (Kingma DP, Ba J. Adam: a method for stochastic optimization. 2015)."""
SHRINK, SHRINK_MEANT = 0.003 / 1000, 1e-4
MEANT = 4.0
"""What the meaning of a text counts beside its pieces."""


@dataclass(frozen=True)
class Scale:
    """Vectors of meaning lie close together: they are moved to their middle and spread out."""

    middle: Any
    by: Any

    @classmethod
    def of(cls, vectors: Any) -> Scale:
        middle, spread = vectors.mean(0), vectors.std(0)
        return cls(middle, MEANT / ((spread + 1e-9) * vectors.shape[1] ** 0.5))

    def __call__(self, vectors: Any) -> Any:
        return (vectors - self.middle) * self.by

    def unscaled(self, weights: Any) -> tuple[Any, Any]:
        """The same weights for a vector as the model gives it, and what they make of the middle."""
        plain = (self.by * weights.T).T
        return plain, self.middle @ plain


@dataclass(frozen=True)
class Weights:
    pieces: Any
    meant: Any
    bias: float


class Rows:
    """Texts, made ready to be weighed again and again."""

    def __init__(self, pieces: Sequence[Pieces], meant: Any) -> None:
        """``meant``: scaled vectors, a row for each text; without a column where there is no model."""
        import numpy

        self.places = numpy.fromiter(chain.from_iterable(pieces), int)
        self.much = numpy.fromiter(
            chain.from_iterable(row.values() for row in pieces), numpy.float32
        )
        self.lengths = numpy.array([len(row) for row in pieces])
        self.starts = numpy.r_[0, numpy.cumsum(self.lengths)[:-1]]
        self.meant = meant.astype(numpy.float32)

    def some(self, chosen: Sequence[int]) -> Rows:
        import numpy

        part = object.__new__(Rows)
        runs = [numpy.arange(self.starts[n], self.starts[n] + self.lengths[n]) for n in chosen]
        at = numpy.concatenate(runs)
        part.places, part.much = self.places[at], self.much[at]
        part.lengths, part.meant = self.lengths[chosen], self.meant[chosen]
        part.starts = numpy.r_[0, numpy.cumsum(part.lengths)[:-1]]
        return part

    def odds(self, weights: Weights) -> tuple[Any, Any]:
        """Log odds of each text by its pieces, and what its meaning adds."""
        import numpy

        weighed = numpy.add.reduceat(self.much * weights.pieces[self.places], self.starts)
        return weighed + weights.bias, self.meant @ weights.meant


def fit(rows: Rows, share: Any, right: Any, steps: int, first: Weights | None = None) -> Weights:
    """``share``: what each text counts, 1 in all; ``right``: 1 or 0. Weights are kept small.

    ``first`` is where the descent begins; else with nothing.
    """
    import numpy

    size = ROOM + rows.meant.shape[1]
    shrink = numpy.r_[numpy.full(ROOM, SHRINK), numpy.full(size - ROOM, SHRINK_MEANT)]
    weights, bias = numpy.zeros(size), 0.0
    if first:
        weights, bias = numpy.r_[first.pieces, first.meant], first.bias
    mean, square = numpy.zeros(size), numpy.zeros(size)
    for step in range(1, steps + 1):
        by_pieces, by_meaning = rows.odds(Weights(weights[:ROOM], weights[ROOM:], bias))
        wrong = share * (1 / (1 + numpy.exp(-by_pieces - by_meaning)) - right)
        of_pieces = numpy.bincount(rows.places, rows.much * numpy.repeat(wrong, rows.lengths), ROOM)
        slope = numpy.r_[of_pieces, rows.meant.T @ wrong] + shrink * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        ahead = mean / (1 - 0.9**step)
        weights = weights - STEP * ahead / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
        bias -= 2 * float(wrong.sum())
    return Weights(weights[:ROOM], weights[ROOM:], bias)
