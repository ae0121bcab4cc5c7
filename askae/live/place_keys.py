"""Keys with which a hospital says how busy its places are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from .keys import hashed, holder_of


class Source(NamedTuple):
    name: str
    places: tuple[str, ...]
    """Ids of the places that it may speak for."""


def kept(key: str, places: Iterable[str]) -> dict[str, Any]:
    """What the live directory holds of a key."""
    return {"sha256": hashed(key), "places": sorted(places)}


def source_of(key: str, keys: Mapping[str, Any]) -> Source | None:
    """Whose key it is; None for a key that is nobody's."""
    name = holder_of(key, keys)
    if name is None or not isinstance(places := keys[name].get("places"), list):
        return None
    return Source(name, tuple(map(str, places)))
