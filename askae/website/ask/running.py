"""What is live at this moment, as the pages need it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from askae.live import current_knowledge, live_directory
from askae.places import Where
from askae.places import where as where_for
from askae.triage.knowledge import Knowledge
from askae.triage.pages import Outcome


def knowledge() -> Knowledge:
    return current_knowledge()


def where(service: str, now: datetime) -> Where:
    """The places for a service at this moment."""
    live = live_directory()
    return where_for(service, live.places(), live.notices(now))


def stop_message(complaints: Iterable[str] = ()) -> str:
    """Not empty where the whole checker, or one of these complaints, is withdrawn."""
    return live_directory().stops().message(complaints)


def count(outcome: Outcome) -> None:
    """One more for today: all that is ever kept."""
    live_directory().count(outcome.complaints, outcome.disposition)
