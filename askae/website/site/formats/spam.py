"""Keeps machines out without a puzzle, an address kept, or a person made to prove that they are one.

Whoever is held up by mistake is told kindly, loses nothing, and can send again.
"""

from __future__ import annotations

import re
import time

from django.core import signing

TRAP = "homepage"
"""A field that nobody sees. Only a program fills it."""
OPENED = "opened"
"""When the form was first shown, signed."""
QUICKEST = 3
LONGEST_OPEN = 12 * 3600
MOST_LINKS = 2
_SALT = "formats.opened"
_LINK = re.compile(r"https?://|\bwww\.|<a\s|\[(?:url|link)", re.IGNORECASE)

FILLED_IN = (
    "A hidden part of this form was filled in. Your browser may have done that for you. "
    "We have emptied it. Please send the form again."
)
TOO_QUICK = (
    "That was very quick, so we were not sure that a person sent it. Please send the form again."
)
TOO_OLD = (
    "This page had been open for a long time. Please check what you wrote and send the form again."
)


def opened_now() -> str:
    return signing.dumps(int(time.time()), salt=_SALT)


def opened_at(token: str) -> int | None:
    """None: not ours, or too long ago."""
    try:
        return int(signing.loads(token, salt=_SALT, max_age=LONGEST_OPEN))
    except signing.BadSignature:
        return None


def held_up(trap: str, token: str) -> str:
    """Why the form is not taken yet, in words for the person; empty where nothing speaks against it."""
    if trap:
        return FILLED_IN
    opened = opened_at(token)
    if opened is None:
        return TOO_OLD
    if time.time() - opened < QUICKEST:
        return TOO_QUICK
    return ""


def too_many_links(text: str) -> bool:
    """
    >>> too_many_links("See https://a.example and www.b.example")
    False
    >>> too_many_links("https://a.example www.b.example <a href=c>")
    True
    """
    return len(_LINK.findall(text)) > MOST_LINKS
