"""Keys that an operator gives to programs. Shown once; only their hashes are kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from typing import Any

PREFIX = "askae-"


def new_key() -> str:
    """Not to be guessed: 256 bits."""
    return PREFIX + secrets.token_urlsafe(32)


def hashed(key: str) -> str:
    """What the live directory holds of a key, as ``sha256``."""
    return hashlib.sha256(key.encode()).hexdigest()


def holder_of(key: str, keys: Mapping[str, Any]) -> str | None:
    """The name under which a key is kept; None for a key that is nobody's."""
    given, found = hashed(key), None
    for name, known in keys.items():
        if isinstance(known, dict) and hmac.compare_digest(given, str(known.get("sha256", ""))):
            found = name
    return found
