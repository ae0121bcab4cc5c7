"""Keys with which a hospital says how busy its places are. Only their hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

PREFIX = "askae-"


class Source(NamedTuple):
    name: str
    places: tuple[str, ...]
    """Ids of the places that it may speak for."""


def new_key() -> str:
    """Not to be guessed: 256 bits. Shown once."""
    return PREFIX + secrets.token_urlsafe(32)


def kept(key: str, places: Iterable[str]) -> dict[str, Any]:
    """What the live directory holds of a key."""
    return {"sha256": _hash(key), "places": sorted(places)}


def source_of(key: str, keys: Mapping[str, Any]) -> Source | None:
    """Whose key it is; None for a key that is nobody's."""
    given, found = _hash(key), None
    for name, known in keys.items():
        if not isinstance(known, dict) or not isinstance(known.get("places"), list):
            continue
        if hmac.compare_digest(given, str(known.get("sha256", ""))):
            found = Source(name, tuple(map(str, known["places"])))
    return found


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
