"""Cases that a change of the knowledge moves from one piece of advice to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from askae.triage import Knowledge, Outcome

from .packed import Packed, outcome_of


@dataclass(frozen=True, slots=True)
class Moved:
    case: str
    complaints: tuple[str, ...]
    before: Outcome
    after: Outcome


def moved(old: Knowledge, new: Knowledge, cases: Iterable[Packed]) -> Iterator[Moved]:
    """Those that both can advise on, and that are told something else now."""
    for case in cases:
        before, after = outcome_of(old, case), outcome_of(new, case)
        if before and after and before.disposition != after.disposition:
            yield Moved(case["id"], tuple(case["complaints"]), before, after)
