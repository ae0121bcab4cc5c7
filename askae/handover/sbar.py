"""The summary as plain text that a person reads on any phone, and that this program reads back.

One line for each text, ``KEY: text``, in a fixed order; ``+3 more`` where a list was cut::

    ASK A&E FOR STAFF 1
    S: Chest pain
    B: 16 to 49 years, male; answered by the patient
    A RED: It spreads to the arm
    A NO: Sweaty and pale
    A NO: +3 more
    R: Go to A&E now (emergency, within 1 hour)
    R WHY: This can come from the heart.
    AT: 2026-11-26 07:20
    VERSION: 0123456789ab draft
    NOTE: Own answers, not a diagnosis. Private ones may be left out: ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .plain import plain
from .summary import Summary, shortened

TITLE = "ASK A&E FOR STAFF 1"
"""With the version of this grammar."""
NOTE = "Own answers, not a diagnosis. Private ones may be left out: ask."
LIMIT = 700
"""Bytes. A QR code of so much is still read from a phone's screen."""

KEYS = {
    "S": "complaints",
    "B": "person",
    "B YES": "background",
    "A RED": "red",
    "A YES": "present",
    "A TOLD": "details",
    "A UNSURE": "unsure",
    "A NO": "absent",
    "R": "advice",
    "R WHY": "why",
    "AT": "made",
    "VERSION": "version",
    "NOTE": "note",
}
SINGLE = ("person", "advice", "made", "version", "note")
LEAST_FIRST = (
    "absent",
    "unsure",
    "details",
    "background",
    "why",
    "present",
    "complaints",
    "red",
)
"""What is cut first where the text would be too long."""

_MORE = re.compile(r"\+([1-9]\d{0,3}) more")
_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
_VERSION = re.compile(r"([0-9a-f]{12}) (\S.*)")


class HandoverError(ValueError):
    """The text is no summary of ours; the message says where and why."""


def write(summary: Summary) -> str:
    return "\n".join([TITLE, *_lines(summary)]) + "\n"


def _lines(summary: Summary) -> Iterator[str]:
    for key, name in KEYS.items():
        if name == "note":
            yield f"{key}: {NOTE}"
        elif name == "version":
            yield f"{key}: {summary.version} {summary.review}"
        elif name in SINGLE:
            yield f"{key}: {getattr(summary, name)}"
        else:
            yield from (f"{key}: {text}" for text in getattr(summary, name))
            if more := summary.more.get(name):
                yield f"{key}: +{more} more"


def short(summary: Summary, limit: int = LIMIT) -> Summary:
    """Less of the least important, until its text has fewer bytes than ``limit``."""
    for name in LEAST_FIRST:
        while len(write(summary).encode()) >= limit and getattr(summary, name):
            summary = shortened(summary, name)
    return summary


def read(text: str) -> Summary:
    """The summary that `write` wrote.

    Raises HandoverError.
    """
    lines = [line.strip() for line in text.removeprefix("\ufeff").strip().splitlines()]
    if not lines or lines[0] != TITLE:
        raise HandoverError(f"This is no summary of Ask A&E: its first line is not “{TITLE}”.")
    found: dict[str, list[str]] = {name: [] for name in KEYS.values()}
    more: dict[str, int] = {}
    order = list(KEYS)
    place = 0
    for number, line in enumerate(lines[1:], 2):
        key, colon, words = line.partition(": ")
        if key not in KEYS or not colon or not words:
            raise HandoverError(f"Line {number} does not begin with one of {', '.join(KEYS)}.")
        if order.index(key) < place or KEYS[key] in more:
            raise HandoverError(f"Line {number}: “{key}” stands in the wrong place.")
        place, name = order.index(key), KEYS[key]
        if name not in SINGLE and (cut := _MORE.fullmatch(words)):
            more[name] = int(cut[1])
        elif words != plain(words) and name != "note":
            raise HandoverError(f"Line {number} is too long, or has signs that do not belong here.")
        else:
            found[name].append(words)
    return _summary(found, more)


def _summary(found: dict[str, list[str]], more: dict[str, int]) -> Summary:
    for key, name in KEYS.items():
        if name in SINGLE and len(found[name]) != 1:
            raise HandoverError(
                f"There must be one line “{key}”, and there are {len(found[name])}."
            )
    version = _VERSION.fullmatch(found["version"][0])
    if not version or not _TIME.fullmatch(found["made"][0]):
        raise HandoverError("The time or the version is not as Ask A&E writes it.")
    texts: dict[str, Any] = {
        name: tuple(lines) for name, lines in found.items() if name not in SINGLE
    }
    return Summary(
        **texts,
        person=found["person"][0],
        advice=found["advice"][0],
        made=found["made"][0],
        version=version[1],
        review=version[2],
        more=more,
    )
