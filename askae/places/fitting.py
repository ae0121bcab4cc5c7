"""The places for one outcome: those that treat it, open now or in time, and why the others are passed over.

Nobody is sent to a place that is known to be closed or full. A place of which nothing is known is offered, and says so.
Where nothing is left, there is always something to do instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from askae.triage import Knowledge
from askae.triage.ages import Interval, interval
from askae.triage.values import Answers, age_of

from . import hours
from .distance import Position, kilometres
from .hours import HoursError
from .place import Closed, Closure, Place, where_to_go
from .status import BUSY, FULL, Status

SOON = timedelta(minutes=45)
"""Before closing: it is said, and others stand first."""
PLACELESS = frozenset({"ambulance", "helpline", "nhs_111", "self"})
"""Services that nobody travels to."""
NOBODY_OPEN = (
    "None of the places that we know is open for this now. Call 111, day or night: they know what is open near you. "
    "If things get much worse, call 999."
)


@dataclass(frozen=True, slots=True)
class Need:
    """What an outcome asks for."""

    service: str
    disposition: str = ""
    within: float = 0
    """Hours; 0 is now."""
    complaints: tuple[str, ...] = ()
    age: Interval | None = None
    """In days; None where it is not known."""


def need_of(knowledge: Knowledge, disposition: str, answers: Answers) -> Need:
    """What an assessment that ended in this disposition asks for."""
    found = knowledge.dispositions[disposition]
    return Need(
        service=found.service,
        disposition=disposition,
        within=found.within,
        complaints=tuple(answers.get("complaint", ())),
        age=age_of(answers),
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """A place to go to."""

    place: Place
    opens: datetime | None = None
    """None: open now, as far as is known."""
    closes: datetime | None = None
    is_sure: bool = True
    """Its hours were read; otherwise people should call first."""
    kilometres: float | None = None
    status: Status | None = None
    comment: str = ""

    def closes_soon(self, now: datetime) -> bool:
        return not self.opens and self.closes is not None and self.closes - now <= SOON


@dataclass(frozen=True, slots=True)
class Full:
    place: Place
    status: Status


@dataclass(frozen=True, slots=True)
class Shut:
    """Closed by its hours, and not open again in time."""

    place: Place
    opens: datetime | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Unfit:
    place: Place
    because: str
    """``age`` or ``complaint``."""


@dataclass(frozen=True, slots=True)
class Fit:
    open: tuple[Offer, ...] = ()
    later: tuple[Offer, ...] = ()
    """Not open now, but in time."""
    closed: tuple[Closed, ...] = ()
    """By a notice."""
    shut: tuple[Shut, ...] = ()
    full: tuple[Full, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    otherwise: str = ""
    """What to do where none is open now; never empty where places of the kind are listed and none is open."""

    @property
    def offers(self) -> tuple[Offer, ...]:
        return self.open + self.later


def fit(
    need: Need,
    places: Iterable[Place],
    now: datetime,
    closures: Iterable[Closure] = (),
    statuses: Mapping[str, Status] | None = None,
    near: Position | None = None,
) -> Fit:
    """Open ones first, by distance where the person said where they are, else as the operator lists them."""
    if need.service in PLACELESS:
        return Fit()
    listed = where_to_go(need.service, places, closures)

    def judged(place: Place) -> Offer | Shut | Full | Unfit:
        return _judged(need, place, now, (statuses or {}).get(place.id), near)

    def is_open(place: Place) -> bool:
        now_there = judged(place)
        return isinstance(now_there, Offer) and not now_there.opens

    found = [judged(place) for place in listed.open]
    offers = sorted(
        (one for one in found if isinstance(one, Offer)), key=lambda offer: _order(offer, now)
    )
    open_now = tuple(offer for offer in offers if not offer.opens)
    return Fit(
        open=open_now,
        later=tuple(offer for offer in offers if offer.opens),
        closed=tuple(
            closed
            if closed.instead is None or is_open(closed.instead)
            else replace(closed, instead=None)
            for closed in listed.closed
        ),
        shut=tuple(one for one in found if isinstance(one, Shut)),
        full=tuple(one for one in found if isinstance(one, Full)),
        unfit=tuple(one for one in found if isinstance(one, Unfit)),
        otherwise=NOBODY_OPEN if (found or listed.closed) and not open_now else "",
    )


def _judged(
    need: Need, place: Place, now: datetime, status: Status | None, near: Position | None
) -> Offer | Shut | Full | Unfit:
    if reason := _unfit(need, place):
        return Unfit(place, reason)
    if status and status.capacity == FULL:
        return Full(place, status)
    return _by_hours(need, place, now, status, near)


def _order(offer: Offer, now: datetime) -> tuple[bool, bool, float, float, bool]:
    far = offer.kilometres if offer.kilometres is not None else float("inf")
    opens = offer.opens.timestamp() if offer.opens else 0.0
    busy = bool(offer.status and offer.status.capacity == BUSY)
    return bool(offer.opens), offer.closes_soon(now), far, opens, busy


def _by_hours(
    need: Need, place: Place, now: datetime, status: Status | None, near: Position | None
) -> Offer | Shut:
    far = kilometres(near, place.position) if near and place.position else None
    if not place.hours:
        return Offer(place, kilometres=far, status=status)
    try:
        state = hours.at(place.hours, place.exceptions, now)
        if state.state == hours.OPEN:
            return Offer(place, None, state.until, True, far, status, state.comment)
        if state.state == hours.UNKNOWN:
            return Offer(place, None, state.until, False, far, status, state.comment)
        opens = hours.next_open(place.hours, place.exceptions, now)
    except HoursError:
        return Offer(place, is_sure=False, kilometres=far, status=status)
    if opens is not None and opens - now <= timedelta(hours=need.within):
        return Offer(place, opens, None, True, far, None, state.comment)
    return Shut(place, opens, state.comment)


def _unfit(need: Need, place: Place) -> str:
    if place.dispositions and need.disposition and need.disposition not in place.dispositions:
        return "complaint"
    if place.complaints and not set(need.complaints) <= set(place.complaints):
        return "complaint"
    if place.complaints and not need.complaints:
        return "complaint"
    if set(need.complaints) & set(place.not_complaints):
        return "complaint"
    return "age" if takes_age(place.ages, need.age) is False else ""


def takes_age(ages: str, age: Interval | None) -> bool | None:
    """None where it is not sure, as with "16 to 49" at a place for people of 18 or over.

    >>> takes_age("under 16 years", interval("5-15 years")), takes_age("under 16 years", interval("40 years"))
    (True, False)
    """
    if not ages or age is None:
        return True if not ages else None
    try:
        first, last = interval(ages)
    except ValueError:
        return None
    low, high = age
    if low == high:
        return first <= low < last
    if first <= low and high <= last:
        return True
    return False if high <= first or last <= low else None
