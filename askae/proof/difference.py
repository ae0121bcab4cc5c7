"""Difference in meaning between two versions of the knowledge: whose advice changes, for the better or the worse.

Both versions are translated for the same symbolic person. For every two dispositions that differ the solver looks for
somebody who was told the one and is now told the other; where there is nobody, there is no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import z3

from askae.triage import Knowledge
from askae.triage.knowledge import LEVELS, Disposition
from askae.triage.outcome import settled

from .base import Base
from .case import Named, calmest, who_can_have
from .frame import Frame, frame
from .logic import all_of, check, negation
from .person import Person, Slot, person
from .view import View


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody who is told something else now."""

    complaint: str
    before: Disposition
    after: Disposition
    answers: Mapping[str, Any]
    rules: tuple[str, ...]
    """Rules that decide on one side only."""

    @property
    def less_urgent(self) -> bool:
        return urgency(self.after) < urgency(self.before)

    @property
    def as_urgent(self) -> bool:
        return urgency(self.after) == urgency(self.before)


@dataclass(frozen=True, slots=True)
class Difference:
    changes: tuple[Change, ...]
    """The most dangerous first."""
    same: tuple[str, ...]
    """Complaints in which nobody's advice changes."""
    added: tuple[str, ...]
    removed: tuple[str, ...]


def urgency(disposition: Disposition) -> tuple[int, float]:
    """Level, then time: what can be compared between two tables."""
    return -LEVELS.index(disposition.level), -disposition.within


def difference(old: Base, new: Base) -> Difference:
    """For each complaint that both have: who is told something else."""
    before, after = old.knowledge.complaints, new.knowledge.complaints
    changes: list[Change] = []
    same = []
    for id in (id for id in before if id in after):
        found = list(changes_in(old.knowledge, new.knowledge, id))
        changes += found
        if not found:
            same.append(id)
    changes.sort(key=_most_dangerous_first)
    return Difference(
        tuple(changes),
        tuple(same),
        tuple(id for id in after if id not in before),
        tuple(id for id in before if id not in after),
    )


def _most_dangerous_first(
    change: Change,
) -> tuple[bool, bool, tuple[float, ...], tuple[float, ...]]:
    """What was more urgent before comes first, and of that what is least urgent now."""
    before = tuple(-x for x in urgency(change.before))
    return not change.less_urgent, change.as_urgent, before, urgency(change.after)


def changes_in(old: Knowledge, new: Knowledge, complaint: str) -> Iterator[Change]:
    """One smallest person for each pair of dispositions, before and after, that differ for somebody."""
    both = Both(old, new, complaint)
    while found := both.somebody():
        yield found


class Both:
    """One symbolic person under two versions."""

    def __init__(self, old: Knowledge, new: Knowledge, complaint: str) -> None:
        self.complaint = complaint
        self.knowledge = (old, new)
        self.frames: tuple[Frame, Frame] = frame(old, (complaint,)), frame(new, (complaint,))
        self.person: Person = _common(person(self.frames), old, new)
        self.solver = z3.Solver()
        self.solver.set("phase_selection", 0)
        self.solver.add(*self.person.constraints())
        views = [View(own, self.person) for own in self.frames]
        self.weighed = [Named(v, self.solver, m) for v, m in zip(views, ("old ", ""), strict=True)]
        for view, known in zip(views, self.knowledge, strict=True):
            if (who := who_can_have(view, known.complaints[complaint])) is not True:
                self.solver.add(who)
        self._told = [self._names(0), self._names(1)]
        same = [
            z3.And(own, self._told[1][id])
            for id, own in self._told[0].items()
            if id in self._told[1]
        ]
        self.solver.add(z3.Not(z3.Or(*same)))

    def _names(self, side: int) -> dict[str, z3.BoolRef]:
        """Disposition -> "this is what they are told"."""
        found = {}
        weighed, own = self.weighed[side], self.frames[side]
        for rank in own.ranks:
            above = [r for r in own.ranks if r > rank]
            told = all_of(
                [weighed.least(rank), negation(weighed.least(min(above))) if above else True]
            )
            name = z3.Bool(f"told {side} {rank}")
            self.solver.add(name == told)
            found[own.programme.disposition(rank).id] = name
        return found

    def somebody(self) -> Change | None:
        """Somebody new whose advice changes; what was found is not found again."""
        if not check(self.solver, []):
            return None
        model = self.solver.model()
        told = [self._which(model, side) for side in (0, 1)]
        names = [self._told[side][told[side].id] for side in (0, 1)]
        self.solver.push()
        self.solver.add(*names)
        model = calmest(self.solver, self.person, model)
        self.solver.pop()
        self.solver.add(z3.Not(z3.And(*names)))
        answers = {**self.person.answers(model), "complaint": [self.complaint]}
        rules = [
            {rule.rule.id for rule, _ in settled(own, _known(own, answers)).holding(d)}
            for own, d in zip(self.knowledge, told, strict=True)
        ]
        return Change(self.complaint, told[0], told[1], answers, tuple(sorted(rules[0] ^ rules[1])))

    def _which(self, model: z3.ModelRef, side: int) -> Disposition:
        known = self.knowledge[side]
        id = next(id for id, own in self._told[side].items() if z3.is_true(model.eval(own, True)))
        return known.dispositions[id]


def _known(knowledge: Knowledge, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that this version has a finding for."""
    return {id: value for id, value in answers.items() if id in knowledge.findings}


def _common(both: Person, old: Knowledge, new: Knowledge) -> Person:
    """Answers that both versions offer, where both ask; a finding that changed its kind counts as two."""
    slots: dict[str, Slot] = {}
    for id, slot in both.slots.items():
        one, other = old.findings.get(id), new.findings.get(id)
        if one and other and one.kind == other.kind and slot.classes and slot.finding.options:
            known = {o.id for o in one.options} & {o.id for o in other.options}
            if slot.finding.kind in ("choice", "ordered"):
                kept = tuple(c for c in slot.classes if c.unsure or c.answer in known)
                slot = type(slot)(slot.finding, kept, slot.name, slot.atoms)
        slots[id] = slot
    return Person(slots)
