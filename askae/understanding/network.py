"""Small neural networks over meanings: whether a text is of a kind that no straight line through meanings sets apart.

Each has one hidden layer. Several are taught from other first weights, and the mean of their log odds counts: together
they err less than any of them (Hansen LK, Salamon P. Neural network ensembles. IEEE PAMI 1990;12:993-1001).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TOGETHER = 3
HIDDEN = 64
ROUNDS, AT_ONCE, STEP = 15, 200, 1e-3
"""Of the descent (Kingma DP, Ba J. Adam: a method for stochastic optimization. 2015)."""
SHRINK = 0.3 / AT_ONCE
MEAN, SQUARE = 0.9, 0.999
SEED = 1


@dataclass(frozen=True)
class Networks:
    """The first dimension of each weight is the network."""

    middle: Any
    spread: Any
    hidden: Any
    hidden_bias: Any
    out: Any
    out_bias: Any

    def odds(self, vectors: Any) -> Any:
        """The mean log odds, a number for each row of ``vectors``."""
        return _forward(self._weights, (vectors - self.middle) / self.spread)[1].mean(0)

    @property
    def _weights(self) -> list[Any]:
        return [self.hidden, self.hidden_bias, self.out, self.out_bias]


def teach(vectors: Any, right: Any, share: Any) -> Networks:
    """``right``: 1 or 0 for each row; ``share``: what each row counts, its mean about 1."""
    import numpy

    chance = numpy.random.default_rng(SEED)
    middle, spread = vectors.mean(0), vectors.std(0) + 1e-9
    rows = ((vectors - middle) / spread).astype(numpy.float32)
    size = rows.shape[1]
    weights = [
        chance.normal(0, (2 / size) ** 0.5, (TOGETHER, size, HIDDEN)),
        numpy.zeros((TOGETHER, 1, HIDDEN)),
        chance.normal(0, (2 / HIDDEN) ** 0.5, (TOGETHER, HIDDEN, 1)),
        numpy.zeros((TOGETHER, 1, 1)),
    ]
    weights = [each.astype(numpy.float32) for each in weights]
    mean = [numpy.zeros_like(each) for each in weights]
    square = [numpy.zeros_like(each) for each in weights]
    step = 0
    for _ in range(ROUNDS):
        order = chance.permutation(len(rows))
        for start in range(0, len(rows), AT_ONCE):
            some = order[start : start + AT_ONCE]
            step += 1
            for n, slope in enumerate(_slopes(weights, rows[some], right[some], share[some])):
                mean[n] = MEAN * mean[n] + (1 - MEAN) * slope
                square[n] = SQUARE * square[n] + (1 - SQUARE) * slope * slope
                ahead = mean[n] / (1 - MEAN**step)
                weights[n] -= STEP * ahead / (numpy.sqrt(square[n] / (1 - SQUARE**step)) + 1e-8)
    return Networks(middle, spread, *weights)


def _forward(weights: list[Any], rows: Any) -> tuple[Any, Any]:
    """The hidden layer and the log odds, for each network and row."""
    hidden, hidden_bias, out, out_bias = weights
    lit = (rows @ hidden + hidden_bias).clip(min=0)
    return lit, (lit @ out + out_bias)[..., 0]


def _slopes(weights: list[Any], rows: Any, right: Any, share: Any) -> list[Any]:
    import numpy

    lit, odds = _forward(weights, rows)
    wrong = (share * (1 / (1 + numpy.exp(-odds)) - right) / len(rows))[..., None]
    back = wrong @ weights[2].swapaxes(1, 2) * (lit > 0)
    return [
        rows.T @ back + SHRINK * weights[0],
        back.sum(1, keepdims=True),
        lit.swapaxes(1, 2) @ wrong + SHRINK * weights[2],
        wrong.sum(1, keepdims=True),
    ]
