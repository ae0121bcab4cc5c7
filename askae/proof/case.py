"""One complaint under proof: a symbolic person, the rules against them, and a solver that finds people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import z3

from askae.triage.expressions import conjunctions
from askae.triage.knowledge import Complaint
from askae.triage.outcome import settled
from askae.triage.programme import CompiledRule

from .base import Base
from .cells import cell_sizes
from .frame import Frame, frame
from .logic import Truth, all_of, any_of, check, is_literal
from .person import Person, person
from .view import View
from .weigh import Weighed


class Case:
    def __init__(self, base: Base, *complaints: str) -> None:
        self.base = base
        self.complaints = complaints
        self.frame: Frame = frame(base.knowledge, complaints)
        self.person: Person = person([self.frame], base.stated)
        self.view = View(self.frame, self.person)
        self.solver = z3.Solver()
        self.solver.set("phase_selection", 0)  # false first: calm people
        self.solver.add(*self.person.constraints())
        self.definite = z3.Bool("definite")
        """Assumed, nothing is "not sure"."""
        unsure = [s.literals[-1] for s in self.person.slots.values() if s.may_be_unsure]
        self.solver.add(*(z3.Implies(self.definite, z3.Not(own)) for own in unsure))
        self.no_readings = z3.Bool("no readings")
        """Assumed, every reading is skipped."""
        readings = [s for s in self.person.slots.values() if s.finding.reading]
        self.solver.add(*(z3.Implies(self.no_readings, s.literals[0]) for s in readings))
        self.weighed = Named(self.view, self.solver)
        for id in complaints:
            who = who_can_have(self.view, base.knowledge.complaints[id])
            if who is not True:
                self.solver.add(who)

    def other(self, *findings: str) -> Weighed:
        """The same person, with these answers given anew."""
        return Weighed(View(self.frame, self.person.other(findings), self.view), self.weighed)

    # Finding people

    def find(self, *wanted: Truth, extra: Iterable[z3.BoolRef] = ()) -> z3.ModelRef | None:
        """Somebody for whom all this is true; None where there is nobody."""
        return self._solve(wanted, extra, calm=False)

    def smallest(self, *wanted: Truth, extra: Iterable[z3.BoolRef] = ()) -> z3.ModelRef | None:
        """Such a person of whom as little is worrying as may be: no single answer can be calmer."""
        return self._solve(wanted, extra, calm=True)

    def _solve(
        self, wanted: Iterable[Truth], extra: Iterable[z3.BoolRef], calm: bool
    ) -> z3.ModelRef | None:
        parts = [part for part in wanted if part is not True]
        if any(part is False for part in parts):
            return None
        added, assumed = list(extra), [part for part in parts if is_literal(part)]
        added += [part for part in parts if not is_literal(part)]
        if added:
            self.solver.push()
            self.solver.add(*added)
        try:
            if not check(self.solver, assumed):
                return None
            model = self.solver.model()
            return calmest(self.solver, self.person, model, assumed) if calm else model
        finally:
            if added:
                self.solver.pop()

    # The engine itself

    def rank(self, answers: dict[str, Any]) -> int:
        """What the engine gives."""
        return settled(self.base.knowledge, self.whole(answers)).look().rank

    def whole(self, answers: dict[str, Any]) -> dict[str, Any]:
        return {**answers, "complaint": list(self.complaints)}

    @cached_property
    def rules(self) -> dict[str, CompiledRule]:
        return {rule.rule.id: rule for rule in self.frame.rules}

    @cached_property
    def cases(self) -> int:
        """Sets of answers: the product of the answer classes of what applies, over all demographic cells."""
        return sum(cell_sizes(self.base.knowledge, self.person, self.complaints))


class Named(Weighed):
    """Each rule gets a name in the solver, so that questions about it stay short."""

    def __init__(self, view: View, solver: z3.Solver, mark: str = "") -> None:
        super().__init__(view)
        self._solver = solver
        self._mark = mark

    def _named(self, name: str, meaning: Truth) -> Truth:
        if isinstance(meaning, bool):
            return meaning
        named = z3.Bool(self._mark + name)
        self._solver.add(named == meaning)
        return named

    def tier(self, rank: int) -> Truth:
        if rank not in self._tier:
            self._tier[rank] = self._named(f"tier {rank}", super().tier(rank))
        return self._tier[rank]

    def least(self, rank: int) -> Truth:
        if rank not in self._least:
            self._least[rank] = self._named(f"least {rank}", super().least(rank))
        return self._least[rank]

    @cached_property
    def speaks(self) -> Truth:
        return self._named("speaks", super().speaks)

    def _firm_of(self, rule: CompiledRule) -> Truth:
        return self._named(f"firm {rule.rule.id}", super()._firm_of(rule))

    def _weak_of(self, rule: CompiledRule) -> Truth:
        return self._named(f"weak {rule.rule.id}", super()._weak_of(rule))


def who_can_have(view: View, complaint: Complaint) -> Truth:
    """The complaint is only offered to those who may have it."""
    return any_of(
        all_of(any_of([view.holds(atom), view.unsure(atom)]) for atom in way)
        for way in conjunctions(complaint.applies)
    )


def calmest(
    solver: z3.Solver, person: Person, model: z3.ModelRef, assumed: Sequence[z3.BoolRef] = ()
) -> z3.ModelRef:
    """The person of whom each answer in turn is as calm as can be: the same one, whomever it starts from."""
    fixed = list(assumed)

    def find(tried: list[z3.BoolRef]) -> z3.ModelRef | None:
        return solver.model() if check(solver, fixed + tried) else None

    for slot in reversed(person.slots.values()):
        if not slot.is_calm(model):
            model = slot.calmest(model, find)
        fixed += slot.same_as(model)
    return model
