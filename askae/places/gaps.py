"""What is open when, and the times at which nobody is: for the people who plan the services."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from askae.triage import Knowledge

from .fitting import PLACELESS, Need, fit
from .hours import CLOSED, HoursError, spans
from .place import Place
from .times import HERE, clock


@dataclass(frozen=True, slots=True)
class Gap:
    start: datetime
    end: datetime


def open_spans(place: Place, start: datetime, end: datetime) -> tuple[Gap, ...] | None:
    """When it is open, or may be; None where its hours are not known."""
    if not place.hours:
        return None
    try:
        found = spans(place.hours, place.exceptions, start, end)
    except HoursError:
        return None
    return tuple(Gap(span.start, span.end) for span in found if span.state != CLOSED)


def gaps(need: Need, places: Iterable[Place], start: datetime, end: datetime) -> tuple[Gap, ...]:
    """The times when no place for this is open. A place with unknown hours leaves none; no place leaves all."""
    found = fit(need, places, start)
    fitting = [offer.place for offer in found.offers] + [shut.place for shut in found.shut]
    each = [open_spans(place, start, end) for place in fitting]
    if None in each:
        return ()
    left, at = [], start
    for span in sorted((s for one in each if one for s in one), key=lambda span: span.start):
        if span.start > at:
            left.append(Gap(at, span.start))
        at = max(at, span.end)
    if at < end:
        left.append(Gap(at, end))
    return tuple(left)


def by_disposition(
    knowledge: Knowledge, places: tuple[Place, ...], start: datetime, end: datetime
) -> dict[str, tuple[Gap, ...]]:
    """The gaps for each disposition that sends people somewhere, as the table has them."""
    return {
        one.id: gaps(Need(one.service, one.id), places, start, end)
        for one in knowledge.dispositions.values()
        if one.service not in PLACELESS
    }


def gap_words(gap: Gap) -> str:
    """
    >>> gap_words(Gap(datetime(2026, 11, 29, 22, tzinfo=HERE), datetime(2026, 11, 30, 8, tzinfo=HERE)))
    'Sunday 10pm to Monday 8am'
    """
    start, end = gap.start.astimezone(HERE), gap.end.astimezone(HERE)
    if end - start >= timedelta(days=6, hours=23):
        return "the whole week"
    last = (end - timedelta(minutes=1)).date()  # an end at midnight belongs to the day before
    same = start.date() == last
    if start.time() == time() and same:
        return f"{start:%A} until {clock(end)}"
    return f"{start:%A} {clock(start)} to {'' if same else f'{last:%A} '}{clock(end)}"
