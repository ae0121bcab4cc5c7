"""Where to go, from what is live now, as pages, terminal and API tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from .place import Closed, Closure, Place, Where, from_data, where_to_go
from .times import moment


class Closing(Protocol):
    """A notice in force, as far as it concerns places."""

    @property
    def closes(self) -> str: ...
    @property
    def instead(self) -> str: ...
    @property
    def ends(self) -> datetime | None: ...


def where(service: str, places: Iterable[Mapping[str, Any]], notices: Iterable[Closing]) -> Where:
    """The places for a service; those that a notice closes are told apart."""
    closures = [Closure(n.closes, n.instead, n.ends) for n in notices if n.closes]
    return where_to_go(service, from_data(places), closures)


def closed_sentences(closed: Closed) -> str:
    """
    >>> north, south = Place("n", "A&E at North", ()), Place("s", "A&E at South", ())
    >>> closed_sentences(Closed(north, None, south))
    'A&E at North is closed. Go to A&E at South instead.'
    """
    until = f" until {moment(closed.until)}" if closed.until else ""
    if closed.instead is None:
        return f"{closed.place.name} is closed{until}. Do not go there."
    address = f": {closed.instead.address}" if closed.instead.address else ""
    return f"{closed.place.name} is closed{until}. Go to {closed.instead.name} instead{address}."


def where_shape(where: Where) -> dict[str, Any]:
    """As plain JSON. Keys are only ever added."""
    return {
        "open": [_place_shape(place) for place in where.open],
        "closed": [
            _place_shape(closed.place)
            | {
                "until": closed.until.isoformat() if closed.until else None,
                "instead": closed.instead.id if closed.instead else None,
                "says": closed_sentences(closed),
            }
            for closed in where.closed
        ],
    }


def _place_shape(place: Place) -> dict[str, Any]:
    texts = ("id", "name", "address", "phone", "opening")
    return {key: getattr(place, key) for key in texts} | {"services": list(place.services)}
