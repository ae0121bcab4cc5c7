"""Ages as intervals of days. A coarse age ("16-49 years") is an interval, an exact one a point.

>>> interval("6 weeks"), interval("under 1 year"), interval("28 days-2 months")
((42.0, 42.0), (0.0, 365.25), (28.0, 91.3125))
"""

from __future__ import annotations

import re
from functools import lru_cache

Interval = tuple[float, float]
"""First day, and the first day after it; equal for an exact age."""

DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
OLDEST = 120 * DAYS["year"]

_UNIT = r"(day|week|month|year)s?"
_UNDER = re.compile(rf"under (\d+) ?{_UNIT}")
_OVER = re.compile(rf"(\d+) ?{_UNIT} or (?:over|older|more)")
_RANGE = re.compile(rf"(\d+) ?(?:{_UNIT})? ?(?:-|–|to) ?(\d+) ?{_UNIT}")
_EXACT = re.compile(rf"(\d+(?:\.\d+)?) ?(?:{_UNIT})?(?: old)?")
_SHORT = {
    "d": "day",
    "w": "week",
    "wk": "week",
    "m": "month",
    "mo": "month",
    "y": "year",
    "yr": "year",
}


@lru_cache(maxsize=1024)
def interval(text: str) -> Interval:
    """Raises ValueError where the text is no age, or one that nobody has."""
    words = re.sub(
        r"(\d) ?(d|wk|w|mo|m|yr|y)s?\b", lambda m: f"{m[1]} {_SHORT[m[2]]}", text.strip().lower()
    )
    found: Interval
    if match := _UNDER.fullmatch(words):
        found = (0.0, int(match[1]) * DAYS[match[2]])
    elif match := _OVER.fullmatch(words):
        found = (int(match[1]) * DAYS[match[2]], OLDEST)
    elif match := _RANGE.fullmatch(words):
        low_unit = match[2] or match[4]
        found = (int(match[1]) * DAYS[low_unit], (int(match[3]) + 1) * DAYS[match[4]])
    elif match := _EXACT.fullmatch(words):
        day = float(match[1]) * DAYS[match[2] or "year"]
        found = (day, day)
    else:
        raise ValueError(f"{text!r} is not an age")
    if not 0 <= found[0] <= found[1] <= OLDEST:
        raise ValueError(f"{text!r} is not an age that a person has")
    return found


def compare(age: Interval, op: str, days: float) -> bool | None:
    """Whether the age is ``op`` days old; None where the interval holds both.

    >>> compare(interval("16-49 years"), ">=", 30 * 365.25) is None
    True
    """
    low, high = age
    if low == high:
        return {">=": low >= days, ">": low > days, "<": low < days, "<=": low <= days}[op]
    if op in (">=", ">"):
        yes, no = low >= days and (op == ">=" or low > days), high <= days
    else:
        yes, no = high <= days, low >= days and (op == "<" or low > days)
    return True if yes else False if no else None


def refined(coarse: Interval, exact: Interval | None) -> Interval:
    """The exact age where it lies within the coarse one; a corrected band makes an old exact age void."""
    if exact and coarse[0] <= exact[0] and exact[1] <= coarse[1]:
        return exact
    return coarse
