"""A place that offers services of the dispositions table, and where to go while some are closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str
    """As it reads after "Go to": "A&E at Heartlands Hospital"."""
    services: tuple[str, ...]
    """As in the dispositions: ``emergency_department``, ``urgent_treatment_centre``."""
    address: str = ""
    phone: str = ""
    opening: str = ""
    link: str = ""


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
    known = {field for field in Place.__slots__ if field != "services"}
    return tuple(
        Place(
            services=tuple(place.get("services", ())),
            **{key: str(value) for key, value in place.items() if key in known},
        )
        for place in data
        if place.get("id") and place.get("name")
    )


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
