"""An outcome as its page shows it: what stands first, how soon in words, which route at this hour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from askae.handover.times import how_soon
from askae.triage.pages import Outcome, Warning
from askae.understanding.words import FILLERS, cut, stem

from .hours import ALWAYS_OPEN, is_night, likely_open, time_in_words

CARDS = {
    "emergency": ("emergency", "Immediate action required"),
    "urgent": ("urgent", "Urgent advice"),
}
CALM = ("non-urgent", "Non-urgent advice")
"""Care card of the design system, and what it says to those who cannot see its colour."""
DANGER = "Call 999 now"
"""What the immediate dangers ask for, as the safety net words it."""
MOST_IN_VIEW = 4
"""Lines of what to do."""
NOT_TOMORROW = "Do not wait until morning."


class Route(NamedTuple):
    heading: str
    text: str


class Routes(NamedTuple):
    now: tuple[Route, ...] = ()
    """What works at this hour, for the card."""
    other: tuple[Route, ...] = ()
    """At other hours: said too, further down."""


@dataclass(frozen=True)
class Advice:
    outcome: Outcome
    card: str
    spoken: str
    ambulance: bool
    """999: the number stands first, and nothing comes between it and the first aid."""
    how_soon: str
    hurry: str
    """At night, where "today" could be read as tomorrow."""
    routes: Routes
    warnings: Mapping[str, list[str]]
    """What to do -> the changes that lead to it, worst first."""


def advice(outcome: Outcome, service: str, now: datetime, open_here: bool | None = None) -> Advice:
    """``open_here``: whether one of the operator's places is open now; None where it lists none."""
    card, spoken = CARDS.get(outcome.level, CALM)
    today = outcome.level == "emergency" and outcome.within > 1
    return Advice(
        outcome=outcome,
        card=card,
        spoken=spoken,
        ambulance=service == "ambulance",
        how_soon=how_soon(outcome),
        hurry=NOT_TOMORROW if today and is_night(now) else "",
        routes=_routes(outcome, service, now, open_here),
        warnings=_by_urgency(outcome.safety_net, outcome.dangers),
    )


def folded(items: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines in view, and those that open; never one that says when to call 999 or go to A&E.

    A list that is hardly too long stays whole: nobody opens a fold for one line.
    """
    if len(items) <= MOST_IN_VIEW + 1:
        return list(items), []
    weighty = [item for item in items[MOST_IN_VIEW:] if "999" in item or "A&E" in item]
    rest = [item for item in items[MOST_IN_VIEW:] if item not in weighty]
    return [*items[:MOST_IN_VIEW], *weighty], rest


def _routes(outcome: Outcome, service: str, now: datetime, open_here: bool | None) -> Routes:
    """What works at this hour first. Both are always said."""
    how, closed = outcome.how, outcome.out_of_hours
    if not how or not closed:
        return Routes((Route("", how or closed),) if how or closed else ())
    at_this_hour = Route(f"Now, {time_in_words(now)}", closed)
    if service == "self":
        return Routes((Route("", how),), (Route("If you want to ask somebody", closed),))
    if service in ALWAYS_OPEN:
        if is_night(now):
            return Routes((Route("", how), at_this_hour))
        other = Route("At night, at weekends and on bank holidays", closed)
        return Routes((Route("", how),), (other,))
    if likely_open(service, now) if open_here is None else open_here:
        return Routes((Route("", how),), (Route("If it is closed, or a bank holiday", closed),))
    return Routes((at_this_hour,), (Route("In opening hours", how),))


def _by_urgency(warnings: Iterable[Warning], dangers: Iterable[str]) -> dict[str, list[str]]:
    """A sign that is also an immediate danger is told with those: one sign has one urgency on a page."""
    worst = {sign for danger in dangers for sign in _signs(danger)}
    groups: dict[str, list[str]] = {DANGER: []}
    for warning in warnings:
        for change in warning.changes:
            get = DANGER if _sign(change) in worst else warning.get
            groups.setdefault(get, []).append(change)
    return {get: changes for get, changes in groups.items() if changes}


def _signs(danger: str) -> Iterator[frozenset[str]]:
    """A line of dangers names several: "Having a fit (seizure), or not back to normal after one"."""
    yield from filter(None, map(_sign, re.split(r",? or |, |\(.*?\)", danger)))


def _sign(text: str) -> frozenset[str]:
    """The words that tell it, whoever has it."""
    return frozenset(stem(word) for word in cut(text) if word not in FILLERS)
