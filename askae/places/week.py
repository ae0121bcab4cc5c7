"""Opening hours as a plain week, as schema.org and FHIR have them, and back.

A week has no bank holidays and no exceptions: beside it always go the rules themselves, where the format lets them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from .hours import OPEN, HoursError, spans
from .place import Place
from .times import HERE

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MIDNIGHT = "24:00"
_PLAIN = datetime(2026, 6, 8, tzinfo=HERE)
"""A Monday in a week without a bank holiday or a change of clocks."""


class Opening(NamedTuple):
    """One day, from ``opens`` to ``closes`` on that same day: ``("Mo", "08:00", "24:00")``."""

    day: str
    opens: str
    closes: str


def week_of(place: Place) -> tuple[Opening, ...]:
    """Empty where the hours are not known; what goes on past midnight is cut there."""
    if not place.hours:
        return ()
    try:
        found = spans(place.hours, (), _PLAIN, _PLAIN + timedelta(days=7))
    except HoursError:
        return ()
    return tuple(
        opening
        for span in found
        if span.state == OPEN
        for opening in _by_day(span.start.astimezone(HERE), span.end.astimezone(HERE))
    )


def _by_day(start: datetime, end: datetime) -> Iterable[Opening]:
    while start < end:
        midnight = start.replace(hour=0, minute=0) + timedelta(days=1)
        closes = MIDNIGHT if end >= midnight else f"{end:%H:%M}"
        yield Opening(DAYS[start.weekday()], f"{start:%H:%M}", closes)
        start = midnight


def hours_of(week: Iterable[Opening]) -> str:
    """
    >>> hours_of([Opening("Mo", "08:00", "24:00"), Opening("Tu", "08:00", "12:00"), Opening("Tu", "13:00", "17:00")])
    'Mo 08:00-24:00; Tu 08:00-12:00,13:00-17:00'
    """
    by_day: dict[str, list[str]] = {}
    for opening in week:
        by_day.setdefault(opening.day, []).append(f"{opening.opens}-{opening.closes}")
    if len(by_day) == 7 and all(times == ["00:00-24:00"] for times in by_day.values()):
        return "24/7"
    return "; ".join(f"{day} {','.join(by_day[day])}" for day in DAYS if day in by_day)
