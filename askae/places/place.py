"""A place that offers services of the dispositions table, and where to go while some are closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .distance import Position, position_from

LISTS = ("services", "dispositions", "complaints", "not_complaints", "exceptions")


@dataclass(frozen=True, slots=True)
class Place:
    """Only ``id``, ``name`` and ``services`` need be there; an empty one of the rest says nothing."""

    id: str
    name: str
    """As it reads after "Go to": "A&E at Heartlands Hospital"."""
    services: tuple[str, ...]
    """As in the dispositions: ``emergency_department``, ``urgent_treatment_centre``."""
    address: str = ""
    phone: str = ""
    opening: str = ""
    """In words, for people."""
    link: str = ""
    kind: str = ""
    """"Walk-in centre", as people call it."""
    hospital: str = ""
    dispositions: tuple[str, ...] = ()
    """Only for these; empty: for all of its services."""
    complaints: tuple[str, ...] = ()
    """Only for these; empty: for all."""
    not_complaints: tuple[str, ...] = ()
    ages: str = ""
    """As the knowledge writes ages: "under 16 years", "1 year or over"."""
    position: Position | None = None
    relay: str = ""
    """Text relay number: "18001 0121 496 0110"."""
    bsl: str = ""
    """Address of a video relay in British Sign Language."""
    parking: str = ""
    step_free: str = ""
    transport: str = ""
    hours: str = ""
    """OpenStreetMap's ``opening_hours``; ``PH`` are the bank holidays of England."""
    exceptions: tuple[str, ...] = ()
    """More rules of the kind, that go before ``hours``: ``2026 Dec 24 08:00-12:00``."""
    call_first: bool = False
    booking: str = ""
    """Address where people book."""


@dataclass(frozen=True, slots=True)
class Closure:
    """A place is closed for now."""

    place: str
    instead: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    place: Place
    until: datetime | None
    instead: Place | None


@dataclass(frozen=True, slots=True)
class Where:
    open: tuple[Place, ...]
    closed: tuple[Closed, ...]


def from_data(data: Iterable[Mapping[str, Any]]) -> tuple[Place, ...]:
    """Places as the live directory holds them; keys that are not known here are left alone."""
    return tuple(_place(place) for place in data if place.get("id") and place.get("name"))


def to_data(place: Place) -> dict[str, Any]:
    """As the live directory holds it; what is empty is left out, but for what was always there."""
    found: dict[str, Any] = {}
    for key in Place.__slots__:
        value = getattr(place, key)
        if isinstance(value, Position):
            found[key] = [value.latitude, value.longitude]
        elif value or key in ("id", "name", "services", "address", "phone", "opening", "link"):
            found[key] = list(value) if isinstance(value, tuple) else value
    return found


def _place(data: Mapping[str, Any]) -> Place:
    given: dict[str, Any] = {"services": ()}
    for key in Place.__slots__:
        value = data.get(key)
        if value is None:
            continue
        if key in LISTS:
            given[key] = tuple(map(str, value)) if isinstance(value, (list, tuple)) else ()
        elif key == "position":
            given[key] = position_from(value)
        elif key == "call_first":
            given[key] = value is True
        else:
            given[key] = str(value)
    return Place(**given)


def where_to_go(service: str, places: Iterable[Place], closures: Iterable[Closure]) -> Where:
    """The places for a service. A closed one is never among the open ones, nor is it offered instead of another."""
    by_id = {place.id: place for place in places}
    shut = {closure.place: closure for closure in closures}
    fitting = [place for place in by_id.values() if service in place.services]
    return Where(
        open=tuple(place for place in fitting if place.id not in shut),
        closed=tuple(
            Closed(place, shut[place.id].until, _instead(shut, by_id, place.id))
            for place in fitting
            if place.id in shut
        ),
    )


def _instead(shut: Mapping[str, Closure], places: Mapping[str, Place], id: str) -> Place | None:
    """Follows one closure to the next; a ring of closed places leads nowhere."""
    seen = set()
    while id in shut and id not in seen:
        seen.add(id)
        id = shut[id].instead
    return places.get(id) if id not in shut else None
