"""Notices, as the pages show them: to whom, where, for how long, and what they change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

TIMES = ("starts", "ends", "updated")
LISTS = ("sections", "pages")
FLAGS = ("urgent", "dismissable")


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    title: str
    text: str
    link: str = ""
    starts: datetime | None = None
    ends: datetime | None = None
    link_text: str = ""
    topic: str = ""
    """One or two words that tell it from the notice that somebody has seen before: "Visiting", "A&E"."""
    urgent: bool = False
    dismissable: bool = False
    sections: tuple[str, ...] = ()
    """Addresses ("/news/") that it stands on, with all below them. With no ``pages`` either: everywhere."""
    pages: tuple[str, ...] = ()
    """Addresses that it stands on, and no others below them."""
    updated: datetime | None = None
    closes: str = ""
    """The place that is closed while the notice is in force."""
    instead: str = ""
    """The place to go to instead of it."""

    def __post_init__(self) -> None:
        for moment in (self.starts, self.ends, self.updated):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"the notice {self.id} has a time without a zone")

    def in_force(self, now: datetime) -> bool:
        return (not self.starts or self.starts <= now) and (not self.ends or now < self.ends)

    def stands_on(self, path: str) -> bool:
        """
        >>> Notice("1", "Title", "Text", sections=("/news/",)).stands_on("/news/2026/")
        True
        """
        if not self.sections and not self.pages:
            return True
        return path in self.pages or any(path.startswith(section) for section in self.sections)

    @property
    def key(self) -> str:
        """Changes with what people read, so that a notice that was put away comes back when it says something new."""
        said = (self.id, self.title, self.text, self.link, self.topic, str(self.urgent))
        return hashlib.sha256("\0".join(said).encode()).hexdigest()[:10]


def to_show(notices: Iterable[Notice], path: str, put_away: Container[str]) -> tuple[Notice, ...]:
    """Those for this page that the reader has not put away, urgent ones first, then the latest."""
    shown = [
        notice
        for notice in notices
        if notice.stands_on(path) and not (notice.dismissable and notice.key in put_away)
    ]
    shown.sort(key=lambda notice: notice.updated.timestamp() if notice.updated else 0, reverse=True)
    return tuple(sorted(shown, key=lambda notice: not notice.urgent))


def from_text(text: str) -> tuple[Notice, ...]:
    return tuple(map(_notice, json.loads(text)["notices"]))


def to_text(notices: Iterable[Notice]) -> str:
    return json.dumps({"notices": [_plain(notice) for notice in notices]}, ensure_ascii=False)


def _notice(data: dict[str, Any]) -> Notice:
    known = {key: value for key, value in data.items() if key in Notice.__slots__}
    for key, value in known.items():
        if key in FLAGS:
            fits = isinstance(value, bool)
        elif key in LISTS:
            fits = isinstance(value, list) and all(isinstance(part, str) for part in value)
        else:
            fits = isinstance(value, str)
        if not fits:
            raise TypeError(f"“{key}” of a notice is not what it must be")
    lists = {key: tuple(known[key]) for key in LISTS if key in known}
    times = {key: datetime.fromisoformat(known.pop(key)) for key in TIMES if key in known}
    return Notice(**{**known, **lists, **times})


def _plain(notice: Notice) -> dict[str, Any]:
    """Without what is empty."""
    filled = {key: value for key, value in asdict(notice).items() if value}
    texts = dict.fromkeys(("id", "title", "text"), "")
    times = {key: filled[key].isoformat() for key in TIMES if key in filled}
    return texts | filled | times
