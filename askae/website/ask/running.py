"""What is live at this moment, as the pages need it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from askae.live import current_knowledge, live_directory
from askae.places import Closure, Where, from_data, where_to_go
from askae.triage.knowledge import Knowledge
from askae.triage.pages import Outcome


def knowledge() -> Knowledge:
    return current_knowledge()


def where(service: str, now: datetime) -> Where:
    """The places for a service; those that a notice in force closes are told apart."""
    live = live_directory()
    closures = [
        Closure(notice.closes, notice.instead, notice.ends)
        for notice in live.notices(now)
        if notice.closes
    ]
    return where_to_go(service, from_data(live.places()), closures)


def stop_message(complaints: Iterable[str] = ()) -> str:
    """Not empty where the whole checker, or one of these complaints, is withdrawn."""
    return live_directory().stops().message(complaints)


def count(outcome: Outcome) -> None:
    """One more for today: all that is ever kept."""
    live_directory().count(outcome.complaints, outcome.disposition)
