"""What must be so somewhere, in one complaint or another: no general rule, finding, sentence or invariant is idle."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping

from askae.triage.programme import PEOPLE

from . import promise_2, promise_6, safety_net
from .base import Base
from .case import Case
from .failure import Failure, Record

Seen = Mapping[str, Mapping[str, frozenset[str]]]
"""Complaint -> what was seen there."""

OWN = {"who", "age", "complaint", *PEOPLE}


def records(base: Base, seen: Seen) -> Iterator[Record]:
    began = time.perf_counter()
    for promise, checked, failures in (
        (promise_2.NAME, len(base.invariants), list(_unmet(base, _all(seen, "met")))),
        (promise_6.NAME, len(base.knowledge.rules), list(_idle(base, seen))),
        (safety_net.NAME, len(_all(seen, "could be said")), list(_unsaid(base, seen))),
    ):
        now = time.perf_counter()
        yield Record(promise, "", checked, now - began, tuple(failures))
        began = now


def _all(seen: Seen, what: str) -> frozenset[str]:
    return frozenset().union(*(found.get(what, frozenset()) for found in seen.values()))


def _unmet(base: Base, met: frozenset[str]) -> Iterator[Failure]:
    for own in base.invariants:
        if own.id in met and own.waits:
            claim = f"“waits” of the invariant {own.id} is not needed: its facts can be met"
            yield Failure(promise_2.NAME, "", own.id, claim, base.place("invariant", own.id))
        elif own.id not in met and not own.complaints and not own.waits:
            yield Failure(
                promise_2.NAME,
                "",
                own.id,
                f"no complaint can meet the facts of the invariant {own.id}: {own.says}",
                base.place("invariant", own.id),
            )


def _idle(base: Base, seen: Seen) -> Iterator[Failure]:
    alone = _all(seen, "alone")
    for rule in base.knowledge.rules:
        if rule.complaint is None and rule.id not in alone and ("rule", rule.id) not in base.kept:
            yield Failure(
                promise_6.NAME,
                "",
                rule.id,
                f"the general rule {rule.id} changes nothing: whenever it holds, in any complaint, another "
                "holds too and is at least as urgent",
                base.place("rule", rule.id),
            )
    yield from _idle_findings(base, _all(seen, "matters"))
    yield from _needless(base, alone)


def _idle_findings(base: Base, matters: frozenset[str]) -> Iterator[Failure]:
    cases: dict[str, Case] = {}
    for id, question in base.knowledge.question_of.items():
        if id in matters | OWN or ("finding", id) in base.kept:
            continue
        asked = (c.id for c in base.knowledge.complaints.values() if question in c.ask)
        start = list(base.knowledge.complaints) if question in base.knowledge.start else []
        if not any(_matters(base, cases, c, id) for c in (*asked, *start)):
            yield Failure(
                promise_6.NAME,
                "",
                id,
                f"{id} is asked, but its answer changes nobody's advice in any complaint",
                base.place("finding", id),
            )


def _matters(base: Base, cases: dict[str, Case], complaint: str, finding: str) -> bool:
    if complaint not in cases:
        cases[complaint] = Case(base, complaint)
    case = cases[complaint]
    return finding in case.person.slots and promise_6.changes(case, finding)


def _needless(base: Base, alone: frozenset[str]) -> Iterator[Failure]:
    """A reason to keep what is not idle at all."""
    for kind, id in base.kept:
        if kind == "rule" and id in alone:
            claim = f"“kept” of {id} is not needed: the rule decides alone for somebody"
            yield Failure(promise_6.NAME, "", id, claim, base.place(kind, id))


def _unsaid(base: Base, seen: Seen) -> Iterator[Failure]:
    for sentence in sorted(_all(seen, "could be said") - _all(seen, "said")):
        finding, _, words = sentence.partition(" ")
        if ("finding", finding) not in base.kept:
            yield Failure(
                safety_net.NAME,
                "",
                finding,
                f"the words “{words}” can never stand in a safety net: they make nobody's advice more urgent",
                base.place("finding", finding),
            )
