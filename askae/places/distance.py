"""How far away a place is. Where a person is comes from a postcode district or a position, and is never kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

EARTH = 6371.0
"""Kilometres: its mean radius."""
MILE = 1.609344
_DISTRICT = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)(?:[0-9][A-Z]{2})?")
"""``B9``, ``EC1A``; with or without the second half of a postcode."""


class Position(NamedTuple):
    """In degrees, WGS 84."""

    latitude: float
    longitude: float


class PositionError(ValueError):
    """Where the person is cannot be used; the message is for the person."""


def position_from(value: Any) -> Position | None:
    """
    >>> position_from([52.48, -1.83]), position_from([91, 0]), position_from("here")
    (Position(latitude=52.48, longitude=-1.83), None, None)
    """
    if not isinstance(value, (list, tuple)) or len(value) != 2:
        return None
    if not all(isinstance(n, (int, float)) and not isinstance(n, bool) for n in value):
        return None
    found = Position(float(value[0]), float(value[1]))
    return found if abs(found.latitude) <= 90 and abs(found.longitude) <= 180 else None


def kilometres(one: Position, other: Position) -> float:
    """In a straight line over the ground.

    >>> round(kilometres(Position(51.5, 0.0), Position(52.5, 0.0)))
    111
    """
    (lat, lon), (lat2, lon2) = ((radians(n) for n in p) for p in (one, other))
    chord = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(chord)))


def in_miles(distance: float) -> str:
    """
    >>> in_miles(0.8), in_miles(1.7), in_miles(7)
    ('about half a mile', 'about 1 mile', 'about 4.5 miles')
    """
    halves = round(distance / MILE * 2)
    if halves < 1:
        return "less than half a mile"
    if halves == 1:
        return "about half a mile"
    return f"about {halves / 2:g} mile{'' if halves == 2 else 's'}"


def rounded(text: str) -> Position:
    """A position as a browser sends it, to two decimals: about a kilometre. Raises PositionError.

    >>> rounded("52.4796,-1.9026")
    Position(latitude=52.48, longitude=-1.9)
    """
    try:
        found = position_from([round(float(part), 2) for part in text.split(",")])
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise PositionError(
            "We could not use where you are. Type the first half of a postcode, or choose from the list."
        )
    return found


def district(text: str) -> str:
    """The district of what somebody typed; the second half of a whole postcode is dropped at once.

    >>> district(" b9 5ss"), district("B33")
    ('B9', 'B33')
    """
    match = _DISTRICT.fullmatch("".join(text.upper().split()))
    if not match:
        raise PositionError(
            "Type the first half of a postcode, such as B9. You can also leave the box empty."
        )
    return match[1]


def find_district(text: str, districts: Mapping[str, Position]) -> Position:
    """Raises PositionError, which tells what to do."""
    name = district(text)
    if name not in districts:
        known = ", ".join(sorted(districts, key=_in_order))
        known = f" We know these: {known}." if known else ""
        raise PositionError(f"We do not know where {name} is.{known} The list below is complete.")
    return districts[name]


def _in_order(name: str) -> tuple[str, int, str]:
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :] or 0), name
