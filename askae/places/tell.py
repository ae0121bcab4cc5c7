"""Where to go, from what is live now, as pages, terminal and API tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Protocol

from .distance import Position, find_district, in_miles, position_from
from .fitting import Fit, Full, Need, Offer, Shut, Unfit, fit, takes_age
from .place import Closed, Closure, Place, from_data
from .status import BUSY, Status, status_shape, statuses
from .times import clock, day_and_clock, moment, until


class Live(Protocol):
    """What is live now, as far as it concerns places."""

    def places(self) -> Iterable[Mapping[str, Any]]: ...
    def notices(self, now: datetime | None = None) -> Iterable[Closing]: ...
    def place_status(self) -> Mapping[str, Any]: ...
    def districts(self) -> Mapping[str, Any]: ...


class Closing(Protocol):
    """A notice in force, as far as it concerns places."""

    @property
    def closes(self) -> str: ...
    @property
    def instead(self) -> str: ...
    @property
    def ends(self) -> datetime | None: ...


def where(need: Need, live: Live, now: datetime, near: Position | None = None) -> Fit:
    """The places for an outcome, from what the live directory holds."""
    closures = [Closure(n.closes, n.instead, n.ends) for n in live.notices(now) if n.closes]
    status = statuses(live.place_status(), now)
    return fit(need, from_data(live.places()), now, closures, status, near)


def near_district(live: Live, typed: str) -> Position:
    """Where a postcode district is. Raises PositionError, which tells the person what to do."""
    found = {name: position_from(value) for name, value in live.districts().items()}
    return find_district(typed, {name: place for name, place in found.items() if place})


def closed_sentences(closed: Closed) -> str:
    """
    >>> north, south = Place("n", "A&E at North", ()), Place("s", "A&E at South", ())
    >>> closed_sentences(Closed(north, None, south))
    'A&E at North is closed. Go to A&E at South instead.'
    """
    ends = f" until {moment(closed.until)}" if closed.until else ""
    name = _first_large(closed.place.name)
    if closed.instead is None:
        return f"{name} is closed{ends}. Do not go there."
    address = f": {closed.instead.address}" if closed.instead.address else ""
    return f"{name} is closed{ends}. Go to {closed.instead.name} instead{address}."


def offer_sentences(offer: Offer, now: datetime, age: Any = None) -> tuple[str, ...]:
    """What to know before setting out, the most important first."""
    found = []
    if offer.opens:
        found.append(f"Closed now. It opens {day_and_clock(offer.opens, now)}.")
    elif offer.closes and offer.closes_soon(now):
        left = _minutes(offer.closes - now)
        found.append(f"Closes at {clock(offer.closes)}, in {left}. Call before you set out.")
    elif offer.closes and offer.is_sure:
        found.append(f"Open now, until {until(offer.closes, now)}.")
    elif offer.place.hours and offer.is_sure:
        found.append("Open now.")
    if not offer.is_sure:
        found.append("We are not sure that it is open. Call before you go.")
    elif offer.place.call_first and not offer.closes_soon(now):
        found.append("Call before you go.")
    if offer.comment:
        found.append(f"{_first_large(offer.comment)}.")
    if offer.status:
        found.append(status_sentence(offer.status, now))
    if age is not None and takes_age(offer.place.ages, age) is None:
        found.append(f"For people aged: {offer.place.ages}.")
    return tuple(found)


def status_sentence(status: Status, now: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> then, now = (datetime(2026, 1, 4, 15, minute, tzinfo=UTC) for minute in (0, 20))
    >>> status_sentence(Status("busy", then, "the desk", 90), now)
    'Busy: the wait was about 1 hour 30 minutes, 20 minutes ago (the desk).'
    """
    ago = f"{_ago(now - status.at)} ({status.source})"
    busy = "Busy" if status.capacity == BUSY else ""
    if status.waiting_minutes is None:
        return f"{busy or 'Not too busy'}, {ago}."
    wait = f"the wait was about {_minutes(timedelta(minutes=status.waiting_minutes))}, {ago}."
    return f"{busy}: {wait}" if busy else _first_large(wait)


def passed_sentences(found: Fit, now: datetime) -> tuple[str, ...]:
    """Why the other places are passed over; those that a notice closes have `closed_sentences`."""
    return (
        *(shut_sentence(shut, now) for shut in found.shut),
        *(full_sentence(full, now) for full in found.full),
        *(unfit_sentence(unfit) for unfit in found.unfit),
    )


def shut_sentence(shut: Shut, now: datetime) -> str:
    opens = f" It opens {day_and_clock(shut.opens, now)}." if shut.opens else ""
    comment = f" ({shut.comment})" if shut.comment else ""
    return f"{_first_large(shut.place.name)} is closed now{comment}.{opens}"


def full_sentence(full: Full, now: datetime) -> str:
    ago = _ago(now - full.status.at)
    return (
        f"{_first_large(full.place.name)} takes nobody new for now ({full.status.source}, {ago})."
    )


def unfit_sentence(unfit: Unfit) -> str:
    name = _first_large(unfit.place.name)
    if unfit.because == "age":
        return f"{name} is for people aged: {unfit.place.ages}."
    return f"{name} cannot help with this problem."


def distance_words(offer: Offer) -> str:
    """Empty where the person did not say where they are, or where the place has no position."""
    return "" if offer.kilometres is None else f"{_first_large(in_miles(offer.kilometres))} away"


def where_shape(found: Fit, now: datetime) -> dict[str, Any]:
    """As plain JSON. Keys are only ever added."""
    return {
        "open": [_offer_shape(offer, now) for offer in found.open],
        "later": [_offer_shape(offer, now) for offer in found.later],
        "closed": [
            *(
                _closed_shape(c.place, c.until, c.instead, closed_sentences(c))
                for c in found.closed
            ),
            *(_closed_shape(s.place, s.opens, None, shut_sentence(s, now)) for s in found.shut),
            *(_closed_shape(f.place, None, None, full_sentence(f, now)) for f in found.full),
        ],
        "unfit": [
            _short_shape(unfit.place) | {"because": unfit.because, "says": unfit_sentence(unfit)}
            for unfit in found.unfit
        ],
        "otherwise": found.otherwise,
    }


def place_shape(place: Place) -> dict[str, Any]:
    """All of a place, as plain JSON."""
    texts = ("kind", "hospital", "ages", "relay", "bsl", "parking", "step_free", "transport")
    return _short_shape(place) | {
        **{key: getattr(place, key) for key in texts},
        "hours": place.hours,
        "exceptions": list(place.exceptions),
        "call_first": place.call_first,
        "booking": place.booking,
        "position": list(place.position) if place.position else None,
    }


def _offer_shape(offer: Offer, now: datetime) -> dict[str, Any]:
    return place_shape(offer.place) | {
        "opens": offer.opens.isoformat() if offer.opens else None,
        "closes": offer.closes.isoformat() if offer.closes else None,
        "kilometres": None if offer.kilometres is None else round(offer.kilometres, 1),
        **status_shape(offer.status),
        "says": list(offer_sentences(offer, now)),
    }


def _closed_shape(
    place: Place, until: datetime | None, instead: Place | None, says: str
) -> dict[str, Any]:
    return _short_shape(place) | {
        "until": until.isoformat() if until else None,
        "instead": instead.id if instead else None,
        "says": says,
    }


def _short_shape(place: Place) -> dict[str, Any]:
    texts = ("id", "name", "address", "phone", "opening")
    return {key: getattr(place, key) for key in texts} | {"services": list(place.services)}


def _first_large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _ago(time: timedelta) -> str:
    return "just now" if time < timedelta(minutes=1) else f"{_minutes(time)} ago"


def _minutes(time: timedelta) -> str:
    hours, minutes = divmod(max(0, round(time.total_seconds() / 60)), 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    said = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(said) or "less than a minute"
