"""P3: a finding gets worse, all else equal, and the advice never becomes less urgent.

Proved for each finding with a direction and any two of its answers, one worse than the other. Where the files excuse
a rule (``against``, with a reason), that rule is left out of the side that gets better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from askae.triage.knowledge import Finding
from askae.triage.programme import EMERGENCY, CompiledRule

from .case import Case
from .failure import Failure, Findings
from .logic import Truth, all_of, any_of, negation
from .person import Sites, Slot
from .person_said import failure
from .weigh import Weighed
from .words import told

NAME = "P3"


def check(case: Case) -> Findings:
    directed = [id for id, slot in case.person.slots.items() if slot.finding.worse != "none"]
    return Findings(len(directed), tuple(f for id in directed for f in _finding(case, id)))


def _finding(case: Case, id: str) -> Iterator[Failure]:
    worse = case.other(id)
    old, new = case.person.slots[id], worse.view.person.slots[id]
    excused = case.base.excused(id)
    falls = may_fall(case.weighed, worse, excused)
    if falls is False:
        return
    order = gets_worse(old, new)
    extra = list(new.constraint())
    if case.find(order, falls, extra=extra) is None:
        return
    # Each rule for itself may fall, if another then holds: ask for the advice as a whole.
    urgent = less_urgent(case.weighed, worse, excused)
    if model := case.smallest(order, urgent, extra=extra):
        answers = case.whole(worse.view.person.answers(model))
        claim = (
            f"{id} gets worse ({_said(new, model)}) and the advice falls to "
            f"{told(case.base.knowledge, case.rank(answers))}"
        )
        yield failure(case, NAME, id, claim, model, "finding")


def may_fall(before: Weighed, after: Weighed, excused: Sequence[str] = ()) -> Truth:
    """Some rule that held no longer does. Where none can, the advice cannot fall: the most urgent rule decides."""
    rules = [r for r in after.frame.rules if r.rule.id in after.anew and not _is(excused, after, r)]
    firm = (all_of([before.firm(r), negation(after.firm(r))]) for r in rules)
    emergencies = (r for r in rules if r.kind == EMERGENCY)
    weak = (all_of([before.weak(r), negation(after.weak(r))]) for r in emergencies)
    many = before.unsure_beside(excused), after.unsure_beside(excused)
    unsure = False if many[0] is many[1] else all_of([many[0], negation(many[1])])
    return any_of([*firm, *weak, unsure])


def _is(excused: Sequence[str], weighed: Weighed, rule: CompiledRule) -> bool:
    """The rule is excused, or reads a finding whose ``applies`` is."""
    return rule.rule.id in excused or not weighed.frame.reads[rule.rule.id].isdisjoint(excused)


def less_urgent(before: Weighed, after: Weighed, excused: Sequence[str] = ()) -> Truth:
    """The advice after is less urgent than before, which did not rest on an excused rule alone."""
    found = []
    for rank in after.ranks_anew():
        rules = [r for r in after.frame.tiers.get(rank, ()) if not _is(excused, after, r)]
        held = any_of(before.firm(rule) for rule in rules)
        if rank == after.frame.programme.speak_now:
            emergencies = (r for r in after.frame.rules if r.kind == EMERGENCY)
            weak = (before.weak(r) for r in emergencies if not _is(excused, after, r))
            held = any_of([held, before.unsure_beside(excused), *weak])
        found.append(all_of([held, negation(after.least(rank))]))
    return any_of(found)


def gets_worse(old: Slot, new: Slot) -> Truth:
    """The new answer is worse; both are definite."""
    if isinstance(old, Sites) and isinstance(new, Sites):
        more = (_implies(a, b) for a, b in zip(old.literals, new.literals, strict=True))
        return all_of([*more, *(negation(u) for u in _unsure(old) + _unsure(new))])
    scale = [
        (how_bad(old.finding, c.answer), place)
        for place, c in enumerate(old.classes)
        if not c.unsure
    ]
    return any_of(
        all_of([old.literals[i], new.literals[j]])
        for bad, i in scale
        for other, j in scale
        if _is_worse(bad, other)
    )


def _implies(a: Truth, b: Truth) -> Truth:
    return any_of([negation(a), b])


def _unsure(slot: Sites) -> list[Truth]:
    return list(slot.literals[len(slot.options) :])


def _is_worse(a: tuple[int, float], b: tuple[int, float]) -> bool:
    """On the same side of normal, further away; what is normal has no side."""
    return b[1] > a[1] and (a[0] == b[0] or a[1] == 0)


def how_bad(finding: Finding, answer: object) -> tuple[int, float]:
    """The side of normal, and how far; only a number that worries both ways has two sides."""
    match finding.kind:
        case "yes_no":
            return 0, float(answer == finding.worse)
        case "number":
            normal = float(finding.least if finding.normal is None else finding.normal)
            by = (normal if isinstance(answer, str) else float(str(answer))) - normal
            if finding.worse == "away_from_normal":
                return (by > 0) - (by < 0), abs(by)
            return 0, 1e6 + (by if finding.worse == "up" else -by)
    place = [option.id for option in finding.options].index(str(answer))
    return 0, float(place if finding.worse == "up" else len(finding.options) - place)


def _said(slot: Slot, model: Any) -> str:
    return str(next(iter(slot.answers(model).values())))
