"""How sure a share is, and which number of pages most people stay under."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)


def wilson(successes: int, of: int, z: float = Z) -> tuple[float, float]:
    """Wilson's score interval for a share; 0 to 1 where there is nothing to count.

    Wilson EB. Probable inference, the law of succession, and statistical inference. J Am Stat Assoc 1927;22:209-12.
    Chosen because it stays honest for few cases and near 0 or 1, where the textbook interval does not: Brown LD,
    Cai TT, DasGupta A. Interval estimation for a binomial proportion. Stat Sci 2001;16:101-33. The example is that of
    Newcombe RG. Stat Med 1998;17:857-72, table I.

    >>> [round(bound, 4) for bound in wilson(81, 263)]
    [0.2553, 0.3662]
    """
    if not 0 <= successes <= of:
        raise ValueError(f"{successes} of {of} is no share")
    if of == 0:
        return 0.0, 1.0
    share, square = successes / of, z * z / of
    middle = share + square / 2
    half = z * sqrt(share * (1 - share) / of + square / (4 * of))
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    # All or nothing is certain on its own side; rounding must not say otherwise.
    return (low if successes else 0.0), (high if successes < of else 1.0)


def percentile(values: Sequence[int], share: float) -> int:
    """The smallest value that at least this share of the values does not exceed.

    The nearest rank: definition 1 in Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat
    1996;50:361-5. It is always a number of pages that somebody met.

    >>> percentile([5, 6, 7, 20], 0.5), percentile([5, 6, 7, 20], 0.95)
    (6, 20)
    """
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]
