"""The emergency stop: one complaint, or the whole checker, withdrawn with a message."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

UNREADABLE = "Ask A&E is closed for the moment. For urgent help call 111, in an emergency 999."


@dataclass(frozen=True, slots=True)
class Stops:
    """What is withdrawn, each with the message to show instead."""

    everything: str = ""
    """Not empty: the whole checker is withdrawn."""
    complaints: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def message(self, complaints: Iterable[str] = ()) -> str:
        """The message for somebody with these complaints; empty where nothing is withdrawn."""
        own = (self.complaints[id] for id in complaints if id in self.complaints)
        return self.everything or next(own, "")


CLOSED = Stops(everything=UNREADABLE)
"""Where the stops cannot be read and never could: what somebody withdrew must not come back."""


def from_text(text: str) -> Stops:
    data = json.loads(text)
    everything, complaints = data.get("everything", ""), data.get("complaints", {})
    if not isinstance(everything, str) or not isinstance(complaints, dict):
        raise TypeError("“everything” must be a text and “complaints” must hold texts")
    if not all(isinstance(message, str) and message for message in complaints.values()):
        raise TypeError("every complaint that is withdrawn needs a message")
    return Stops(everything, MappingProxyType(complaints))


def to_text(stops: Stops) -> str:
    data = {"everything": stops.everything, "complaints": dict(stops.complaints)}
    return json.dumps(data, ensure_ascii=False)
