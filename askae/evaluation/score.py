"""What a list of results amounts to. The levels follow Semigran HL et al. BMJ 2015;351:h3480.

Safety counts what is not below the lowest level that is right, as in Schmieding ML et al. J Med Internet Res
2022;24(5):e31810; under- and over-triage are the two ways to be wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from askae.triage import ages
from askae.triage.knowledge import LEVELS

from .intervals import percentile, wilson
from .patient import Result

EMERGENCY, SELF_CARE = LEVELS[0], LEVELS[-1]
AGE_BANDS = (
    ("under 1", 1),
    ("1 to 4", 5),
    ("5 to 15", 16),
    ("16 to 49", 50),
    ("50 to 64", 65),
    ("65 or over", 200),
)
"""Each up to, not including, so many years."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float | None:
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.count, self.of)


@dataclass(frozen=True, slots=True)
class Figures:
    n: int
    right: Share
    """Advice among the levels that count as right."""
    safe: Share
    """Not below the lowest of them."""
    caught: Share
    """Emergencies told that they are one."""
    under: Share
    over: Share
    to_hospital: Share
    """Self-care cases sent to 999 or A&E."""
    pages: tuple[int, ...]
    matrix: Mapping[str, Mapping[str, int]]
    """Gold level -> advised level -> cases."""

    @property
    def pages_median(self) -> float | None:
        return float(median(self.pages)) if self.pages else None

    @property
    def pages_p95(self) -> int | None:
        return percentile(self.pages, 0.95) if self.pages else None


def is_under(result: Result) -> bool:
    return LEVELS.index(result.level) > LEVELS.index(result.case.acceptable[-1])


def is_over(result: Result) -> bool:
    return LEVELS.index(result.level) < LEVELS.index(result.case.acceptable[0])


def is_right(result: Result) -> bool:
    return not is_under(result) and not is_over(result)


def is_missed_emergency(result: Result) -> bool:
    """An emergency told something that does not count as right for it."""
    return result.case.gold == EMERGENCY and is_under(result)


def figures(results: Sequence[Result]) -> Figures:
    n = len(results)
    under, over = sum(map(is_under, results)), sum(map(is_over, results))
    matrix = {
        gold: dict.fromkeys(LEVELS, 0) | Counter(r.level for r in results if r.case.gold == gold)
        for gold in LEVELS
    }
    emergencies, at_home = (sum(matrix[level].values()) for level in (EMERGENCY, SELF_CARE))
    return Figures(
        n,
        Share(n - under - over, n),
        Share(n - under, n),
        Share(matrix[EMERGENCY][EMERGENCY], emergencies),
        Share(under, n),
        Share(over, n),
        Share(matrix[SELF_CARE][EMERGENCY], at_home),
        tuple(result.pages for result in results),
        matrix,
    )


def by_complaint(results: Iterable[Result]) -> dict[str, list[Result]]:
    """A case with two complaints counts in both."""
    found: dict[str, list[Result]] = {}
    for result in results:
        for id in result.case.complaints:
            found.setdefault(id, []).append(result)
    return dict(sorted(found.items()))


def by_age(results: Iterable[Result]) -> dict[str, list[Result]]:
    found: dict[str, list[Result]] = {name: [] for name, _ in AGE_BANDS}
    for result in results:
        years = ages.interval(result.case.age)[0] / ages.DAYS["year"]
        found[next(name for name, under in AGE_BANDS if years < under)].append(result)
    return {name: own for name, own in found.items() if own}
