"""Urgent notices, as the pages show them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Notice:
    id: str
    title: str
    text: str
    link: str = ""
    starts: datetime | None = None
    ends: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.starts, self.ends):
            if moment is not None and moment.tzinfo is None:
                raise ValueError(f"the notice {self.id} has a time without a zone")

    def in_force(self, now: datetime) -> bool:
        return (not self.starts or self.starts <= now) and (not self.ends or now < self.ends)


def from_text(text: str) -> tuple[Notice, ...]:
    return tuple(map(_notice, json.loads(text)["notices"]))


def to_text(notices: Iterable[Notice]) -> str:
    return json.dumps({"notices": [_plain(notice) for notice in notices]}, ensure_ascii=False)


def _notice(data: dict[str, Any]) -> Notice:
    for key in ("id", "title", "text", "link"):
        if not isinstance(data.get(key, ""), str):
            raise TypeError(f"“{key}” of a notice must be a text")
    times = {key: datetime.fromisoformat(data[key]) for key in ("starts", "ends") if data.get(key)}
    return Notice(data["id"], data["title"], data["text"], data.get("link", ""), **times)


def _plain(notice: Notice) -> dict[str, str]:
    texts = {key: getattr(notice, key) for key in ("id", "title", "text", "link")}
    times = {key: getattr(notice, key) for key in ("starts", "ends")}
    return texts | {key: time.isoformat() for key, time in times.items() if time}
