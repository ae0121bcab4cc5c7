"""How long the engine takes: for one step, and for a whole assessment."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from askae.triage import Knowledge, advise, journey

from .people import Person

ROUNDS = 5


@dataclass(frozen=True)
class Times:
    """In milliseconds."""

    steps: list[float]
    wholes: list[float]


def time_people(knowledge: Knowledge, crowd: Sequence[Person], rounds: int = ROUNDS) -> Times:
    """Each step builds the next page; the last one the outcome. A first round, not counted, warms up."""
    times = Times([], [])
    for turn in range(rounds + 1):
        for person in crowd:
            steps = [_time_step(knowledge, answers) for answers in person.steps]
            if turn:
                times.steps.extend(steps)
                times.wholes.append(sum(steps))
    return times


def _time_step(knowledge: Knowledge, answers: dict[str, object]) -> float:
    start = perf_counter()
    if journey(knowledge, answers).page is None:
        advise(knowledge, answers)
    return (perf_counter() - start) * 1000


def p99(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[98]
