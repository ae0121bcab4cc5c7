"""Proves every promise for complaint after complaint, several at a time, and adds up what counts for the whole base."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

from . import (
    pairs,
    promise_1,
    promise_2,
    promise_3,
    promise_4,
    promise_5,
    promise_6,
    safety_net,
    whole_base,
)
from .base import Base
from .case import Case
from .failure import Record
from .workers import spread

PROMISES: tuple[ModuleType, ...] = (
    promise_1,
    promise_2,
    promise_3,
    promise_4,
    promise_5,
    promise_6,
    safety_net,
    pairs,
)
Progress = Callable[[int, int, str], None]
"""How many are done, of how many, and which was the last."""


@dataclass(frozen=True, slots=True)
class Proved:
    """All about one complaint."""

    complaint: str
    cases: int
    seconds: float
    records: tuple[Record, ...]
    seen: Mapping[str, frozenset[str]] = field(default_factory=dict)


def prove_complaint(base: Base, complaint: str) -> Proved:
    started = time.perf_counter()
    case = Case(base, complaint)
    records, seen = [], dict[str, frozenset[str]]()
    for promise in PROMISES:
        began = time.perf_counter()
        found = promise.check(case)
        seconds = time.perf_counter() - began
        records.append(Record(promise.NAME, complaint, found.checked, seconds, found.failures))
        for what, ids in found.seen.items():
            seen[what] = seen.get(what, frozenset()) | ids
    seconds = time.perf_counter() - started
    return Proved(complaint, case.cases, seconds, tuple(records), seen)


def prove(
    base: Base, complaints: Iterable[str] = (), jobs: int = 1, progress: Progress | None = None
) -> tuple[list[Proved], list[Record]]:
    """Each complaint, and what holds of the base as a whole where all of it was looked at."""
    wanted = list(complaints) or list(base.knowledge.complaints)
    found: dict[str, Proved] = {}
    for done in spread(lambda id: prove_complaint(base, id), wanted, jobs):
        found[done.complaint] = done
        if progress:
            progress(len(found), len(wanted), done.complaint)
    ordered = [found[id] for id in wanted]
    everything = set(wanted) == set(base.knowledge.complaints)
    seen = {done.complaint: done.seen for done in ordered}
    return ordered, list(whole_base.records(base, seen)) if everything else []
