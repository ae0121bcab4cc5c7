"""An outcome as its page shows it: what stands first, how soon in words, which route at this hour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from askae.handover.times import how_soon
from askae.triage.pages import Outcome, Warning

from .hours import ALWAYS_OPEN, likely_open, time_in_words

CARDS = {
    "emergency": ("emergency", "Immediate action required"),
    "urgent": ("urgent", "Urgent advice"),
}
CALM = ("non-urgent", "Non-urgent advice")
"""Care card of the design system, and what it says to those who cannot see its colour."""


class Route(NamedTuple):
    heading: str
    text: str


@dataclass(frozen=True)
class Advice:
    outcome: Outcome
    card: str
    spoken: str
    ambulance: bool
    """999: the number stands first, and nothing comes between it and the first aid."""
    how_soon: str
    routes: tuple[Route, ...]
    warnings: Mapping[str, list[str]]
    """What to do -> the changes that lead to it, worst first."""


def advice(outcome: Outcome, service: str, now: datetime, open_here: bool | None = None) -> Advice:
    """``open_here``: whether one of the operator's places is open now; None where it lists none."""
    card, spoken = CARDS.get(outcome.level, CALM)
    return Advice(
        outcome=outcome,
        card=card,
        spoken=spoken,
        ambulance=service == "ambulance",
        how_soon=how_soon(outcome),
        routes=_routes(outcome, service, now, open_here),
        warnings=_by_urgency(outcome.safety_net),
    )


def _routes(
    outcome: Outcome, service: str, now: datetime, open_here: bool | None
) -> tuple[Route, ...]:
    """What works at this hour first. Both are always said."""
    how, closed = outcome.how, outcome.out_of_hours
    if not how or not closed:
        return (Route("", how or closed),) if how or closed else ()
    if service == "self":
        return Route("", how), Route("If you want to ask somebody", closed)
    if service in ALWAYS_OPEN:
        return Route("", how), Route("At night, at weekends and on bank holidays", closed)
    if likely_open(service, now) if open_here is None else open_here:
        return Route("", how), Route("If it is closed, or a bank holiday", closed)
    return Route(f"Now, {time_in_words(now)}", closed), Route("In opening hours", how)


def _by_urgency(warnings: tuple[Warning, ...]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for warning in warnings:
        groups.setdefault(warning.get, []).extend(warning.changes)
    return groups
