"""When a place is open: OpenStreetMap's ``opening_hours``, bank holidays in England, exact over clock changes.

Rules are read in wall time, and each change is then placed in absolute time once: where the clock goes back, a place
that closes at half past one closes once and does not open again an hour later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from .bank_holidays import with_dates
from .times import HERE

if TYPE_CHECKING:
    from opening_hours import OpeningHours

OPEN, CLOSED, UNKNOWN = "open", "closed", "unknown"
FAR = timedelta(days=14)
"""How far ahead the next change is looked for."""


class HoursError(ValueError):
    """Opening hours that cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """A time through which nothing changes."""

    start: datetime
    end: datetime
    state: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Now:
    """How it is at a moment, and when that changes; None where it does not within `FAR`."""

    state: str
    until: datetime | None
    comment: str = ""


def check_hours(hours: str, exceptions: tuple[str, ...] = ()) -> None:
    """Raises HoursError where the rules cannot be read."""
    for rule in (hours, *exceptions):
        _read(rule, datetime.now(UTC).year)


def spans(
    hours: str, exceptions: tuple[str, ...], start: datetime, end: datetime
) -> tuple[Span, ...]:
    """The time from ``start`` to ``end`` cut where something changes. Raises HoursError."""
    found: list[Span] = []
    for span in _wall_spans(hours, exceptions, start, end):
        if span.end <= start or span.start >= end or span.start >= span.end:
            continue
        cut = Span(max(span.start, start), min(span.end, end), span.state, span.comment)
        if found and (found[-1].state, found[-1].comment) == (cut.state, cut.comment):
            found[-1] = Span(found[-1].start, cut.end, cut.state, cut.comment)
        else:
            found.append(cut)
    return tuple(found)


def at(hours: str, exceptions: tuple[str, ...], now: datetime) -> Now:
    """Raises HoursError."""
    first, *rest = spans(hours, exceptions, now, now + FAR)
    change = next((span.start for span in rest if span.state != first.state), None)
    return Now(first.state, change, first.comment)


def next_open(hours: str, exceptions: tuple[str, ...], now: datetime) -> datetime | None:
    """When it is open next, this moment included; None where it is not within `FAR`. Raises HoursError."""
    ahead = spans(hours, exceptions, now, now + FAR)
    return next((span.start for span in ahead if span.state == OPEN), None)


def _wall_spans(
    hours: str, exceptions: tuple[str, ...], start: datetime, end: datetime
) -> Iterator[Span]:
    first, last = (moment.astimezone(HERE).replace(tzinfo=None) for moment in (start, end))
    # An hour more on each side: the wall clock may just have jumped.
    hour = timedelta(hours=1)
    parsed = _read("; ".join((hours, *exceptions)), first.year)
    for begins, ends, state, comment in parsed.intervals(first - hour, last + hour):
        yield Span(_absolute(begins), _absolute(ends), str(state), comment)


def _absolute(wall: datetime) -> datetime:
    """The first time that clocks in England show this; where they never do, the moment when they jump."""
    moment = wall.replace(tzinfo=HERE).astimezone(UTC)
    if moment.astimezone(HERE).replace(tzinfo=None) == wall:
        return moment
    return _absolute(wall.replace(minute=0, second=0) + timedelta(hours=1))


@lru_cache(maxsize=512)
def _read(hours: str, year: int) -> OpeningHours:
    try:
        from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]
    except ModuleNotFoundError:
        raise HoursError("To read opening hours, install askae[site].") from None
    try:
        return OpeningHours(with_dates(hours, (year - 1, year, year + 1)))
    except ParserError:
        raise HoursError(
            f"“{hours}” are no opening hours that we can read. Write them as OpenStreetMap does: "
            "“Mo-Fr 08:00-18:30; Sa 09:00-12:00; PH off”, or “24/7”."
        ) from None
    except ValueError as problem:
        raise HoursError(str(problem)) from None
