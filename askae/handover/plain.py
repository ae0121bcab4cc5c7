"""Short texts of one line, in letters that every reader of QR codes shows right.

>>> plain("“Can’t   speak” – at all")
'"Can\\'t speak" - at all'
"""

from __future__ import annotations

import re

LONGEST = 150
"""Bytes; texts of the knowledge are shorter, so what is longer is cut."""

_LETTERS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
_SIGNS = re.compile(r"^[+\s]+")
"""A leading plus tells how many more there are."""


def plain(text: str) -> str:
    kept = "".join(c if c.isprintable() else " " for c in text.translate(_LETTERS))
    line = _SIGNS.sub("", " ".join(kept.split()))
    if len(line.encode()) > LONGEST:
        line = line.encode()[: LONGEST - 3].decode(errors="ignore").rstrip() + "..."
    return line
