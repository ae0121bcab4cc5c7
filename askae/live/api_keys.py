"""Keys with which programs use the API, each with a limit of its own where the operator says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .keys import hashed, holder_of


class Holder(NamedTuple):
    name: str
    limit: int | None
    """Requests a minute; None: what everybody has."""


def kept(key: str, limit: int | None) -> dict[str, Any]:
    """What the live directory holds of a key."""
    return {"sha256": hashed(key), **({} if limit is None else {"limit": limit})}


def holder(key: str, keys: Mapping[str, Any]) -> Holder | None:
    """Whose key it is; None for a key that is nobody's."""
    name = holder_of(key, keys)
    if name is None:
        return None
    limit = keys[name].get("limit")
    return Holder(name, limit if isinstance(limit, int) else None)
