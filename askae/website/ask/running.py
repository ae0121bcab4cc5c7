"""What is live at this moment, as the pages need it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from askae.live import current_knowledge, live_directory
from askae.places import Fit, Need, Position, near_district
from askae.places import where as where_for
from askae.triage.knowledge import Knowledge
from askae.triage.pages import Outcome


def knowledge() -> Knowledge:
    return current_knowledge()


def where(need: Need, now: datetime, near: Position | None) -> Fit:
    """The places for an outcome at this moment."""
    return where_for(need, live_directory(), now, near)


def some_district() -> str:
    """One that is known, as an example; empty where none is, and nobody is asked where they are."""
    return min(live_directory().districts(), default="")


def near(typed: str) -> Position:
    """Raises PositionError."""
    return near_district(live_directory(), typed)


def stop_message(complaints: Iterable[str] = ()) -> str:
    """Not empty where the whole checker, or one of these complaints, is withdrawn."""
    return live_directory().stops().message(complaints)


def count(outcome: Outcome) -> None:
    """One more for today: all that is ever kept."""
    live_directory().count(outcome.complaints, outcome.disposition)
