"""Seals: a few bytes made unreadable and unchangeable for whoever carries them.

AES-GCM under a key derived from a secret. The newest secret seals, every one opens, so that keys can rotate.
A seal is bound to a context (the journey's name): cut from one place, it does not open in another.
"""

from __future__ import annotations

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
TAG = 16


class BrokenSealError(ValueError):
    """Not sealed by us, for another context, or changed on the way."""


@lru_cache(maxsize=16)
def _cipher(secret: str) -> AESGCM:
    # Our secrets are long and random, so one hash is enough; the label keeps this use apart from others.
    return AESGCM(sha256(b"askae journey seal 1\0" + secret.encode()).digest())


def seal(content: bytes, context: str, secrets: Sequence[str]) -> str:
    """Text that is safe in a cookie and in a form."""
    nonce = os.urandom(NONCE)
    sealed = nonce + _cipher(secrets[0]).encrypt(nonce, content, context.encode())
    return urlsafe_b64encode(sealed).rstrip(b"=").decode()


def unseal(text: str, context: str, secrets: Sequence[str]) -> bytes:
    """Raises BrokenSealError."""
    try:
        sealed = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except ValueError:
        raise BrokenSealError("not a seal") from None
    if len(sealed) < NONCE + TAG:
        raise BrokenSealError("too short")
    for secret in secrets:
        try:
            return _cipher(secret).decrypt(sealed[:NONCE], sealed[NONCE:], context.encode())
        except InvalidTag:
            continue
    raise BrokenSealError("sealed by somebody else, for something else, or changed")
