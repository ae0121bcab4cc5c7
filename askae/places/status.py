"""What a hospital says of a place just now: how busy it is, and how long people wait. Old news is no news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

NORMAL, BUSY, FULL = "normal", "busy", "closed"
CAPACITIES = (NORMAL, BUSY, FULL)
STALE = timedelta(hours=2)
AHEAD = timedelta(minutes=5)
"""Clocks of two machines may differ by this."""
LONGEST_WAIT = 24 * 60


@dataclass(frozen=True, slots=True)
class Status:
    capacity: str
    """One of `CAPACITIES`; ``closed``: it takes nobody new."""
    at: datetime
    """When it was so."""
    source: str
    """Who says so: "the A&E desk"."""
    waiting_minutes: int | None = None
    """From arrival to being seen by a clinician."""

    def is_fresh(self, now: datetime) -> bool:
        return -AHEAD <= now - self.at < STALE


def statuses(data: Mapping[str, Any], now: datetime) -> dict[str, Status]:
    """By place: those that are fresh. One that cannot be read is none."""
    found = {place: _status(given) for place, given in data.items()}
    return {place: status for place, status in found.items() if status and status.is_fresh(now)}


def _status(data: Any) -> Status | None:
    try:
        at = datetime.fromisoformat(data["at"])
        capacity, source, waiting = data["capacity"], data["source"], data.get("waiting_minutes")
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    if at.tzinfo is None or capacity not in CAPACITIES:
        return None
    is_wait = isinstance(waiting, int) and not isinstance(waiting, bool) and waiting >= 0
    return Status(capacity, at, str(source), waiting if is_wait else None)


def status_shape(status: Status | None) -> dict[str, Any]:
    """As plain JSON; None where nothing fresh is known."""
    return {
        "capacity": status.capacity if status else None,
        "waiting_minutes": status.waiting_minutes if status else None,
        "status_at": status.at.isoformat() if status else None,
        "status_source": status.source if status else None,
    }


def to_data(status: Status) -> dict[str, Any]:
    """As the live directory holds it."""
    return {
        "capacity": status.capacity,
        "waiting_minutes": status.waiting_minutes,
        "at": status.at.isoformat(),
        "source": status.source,
    }
