"""One symbolic person: for each finding that a programme can know, which class of answers was given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import z3

from askae.triage.expressions import Atom
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE

from .classes import AgeClass, AnswerClass, age_classes, answer_classes, may_be_unsure
from .frame import Frame
from .logic import Truth, any_of, is_set, negation

Find = Callable[[list[z3.BoolRef]], z3.ModelRef | None]
"""Somebody of whom these hold besides what is fixed already."""


@dataclass(eq=False)
class Slot:
    """The answer to one finding: exactly one of its classes."""

    finding: Finding
    classes: tuple[AnswerClass, ...]
    name: str
    atoms: tuple[Atom, ...] = ()
    """What rules ask of it."""
    _read: tuple[z3.ModelRef, int] | None = None
    """The model that was read last, and what it says."""

    @cached_property
    def literals(self) -> tuple[z3.BoolRef, ...]:
        """One a class. The first, the calmest, is that none of the others was said: a solver tries it first."""
        others = [z3.Bool(f"{self.name}={place}") for place in range(1, len(self.classes))]
        return (z3.Not(z3.Or(*others)), *others)

    @cached_property
    def calm(self) -> z3.BoolRef:
        """Assumed, it makes the answer the least worrying one; else it says nothing."""
        return z3.Bool(f"{self.name} calm")

    @property
    def least_worrying(self) -> Truth:
        return self.literals[0]

    @cached_property
    def up_to(self) -> tuple[z3.BoolRef, ...]:
        """Assumed, each makes the answer the one at its place or a calmer one."""
        later = (z3.Bool(f"{self.name}<={place}") for place in range(1, len(self.classes) - 1))
        return (self.calm, *later)

    def constraint(self) -> Iterator[z3.BoolRef]:
        yield z3.Implies(self.calm, self.literals[0])
        if len(self.classes) > 2:
            yield z3.AtMost(*self.literals[1:], 1)
        for place in range(1, len(self.classes) - 1):
            calmer = self.literals[0] if place == 1 else self.up_to[place - 1]
            yield z3.Implies(self.up_to[place], z3.Or(self.literals[place], calmer))

    @property
    def count(self) -> int:
        return len(self.classes)

    @property
    def may_be_unsure(self) -> bool:
        """Its last literal is then "not sure"."""
        return may_be_unsure(self.finding)

    def holds(self, atom: Atom) -> Truth:
        return self._where(lambda c: c.makes(atom, self.finding) is True)

    def fails(self, atom: Atom) -> Truth:
        return self._where(lambda c: c.makes(atom, self.finding) is False)

    def unsure(self, atom: Atom) -> Truth:
        """A definite "not sure", or an age that stays on both sides of the threshold."""
        return self._where(lambda c: c.makes(atom, self.finding) is None)

    def _where(self, wanted: Any) -> Truth:
        return any_of(own for own, c in zip(self.literals, self.classes, strict=True) if wanted(c))

    def place(self, model: z3.ModelRef) -> int:
        """Which of the classes was said."""
        if self._read is None or self._read[0] is not model:
            others = (i for i, own in enumerate(self.literals) if i and is_set(model, own))
            self._read = model, next(others, 0)
        return self._read[1]

    def answer(self, model: z3.ModelRef) -> AnswerClass:
        return self.classes[self.place(model)]

    def chosen(self, place: int) -> list[z3.BoolRef]:
        """What to assume for one of the classes."""
        return [self.literals[place] if place else self.calm]

    def is_calm(self, model: z3.ModelRef) -> bool:
        return self.place(model) == 0

    def calmest(self, model: z3.ModelRef, find: Find) -> z3.ModelRef:
        """Somebody who gives the calmest answer that can be; whoever is found first does not matter."""
        low, high = 0, self.place(model)
        middle = 0  # most can be quite calm
        while low < high:
            if found := find([self.up_to[middle]]):
                model, high = found, self.place(found)
            else:
                low = middle + 1
            middle = (low + high) // 2
        return model

    def same_as(self, model: z3.ModelRef) -> list[z3.BoolRef]:
        return self.chosen(self.place(model))

    def answers(self, model: z3.ModelRef) -> dict[str, Any]:
        chosen = self.answer(model)
        if isinstance(chosen, AgeClass):
            exact = {"age_exact": chosen.exact} if chosen.exact else {}
            return {"age": chosen.band, **exact}
        return {self.finding.id: chosen.answer}


@dataclass(eq=False)
class Sites(Slot):
    """Any number of options, or "not sure"."""

    @property
    def options(self) -> list[str]:
        return [option.id for option in self.finding.options]

    @cached_property
    def literals(self) -> tuple[z3.BoolRef, ...]:
        names = [*self.options, *([NOT_SURE] if may_be_unsure(self.finding) else [])]
        return tuple(z3.Bool(f"{self.name}+{option}") for option in names)

    @property
    def least_worrying(self) -> Truth:
        return negation(any_of(self.literals))

    def constraint(self) -> Iterator[z3.BoolRef]:
        yield z3.Implies(self.calm, self.least_worrying)
        if may_be_unsure(self.finding):
            *options, unsure = self.literals
            yield z3.Implies(unsure, z3.Not(z3.Or(*options)))

    @property
    def count(self) -> int:
        return int(2 ** len(self.options)) + may_be_unsure(self.finding)

    def holds(self, atom: Atom) -> Truth:
        among = any_of(
            own for id, own in zip(self.options, self.literals, strict=False) if id in atom.value
        )
        unsure = self.unsure(atom)
        return among if atom.op == "has" else negation(any_of([among, unsure]))

    def fails(self, atom: Atom) -> Truth:
        return negation(any_of([self.holds(atom), self.unsure(atom)]))

    def unsure(self, atom: Atom) -> Truth:
        return self.literals[-1] if may_be_unsure(self.finding) else False

    def is_calm(self, model: z3.ModelRef) -> bool:
        return not any(is_set(model, own) for own in self.literals)

    def calmest(self, model: z3.ModelRef, find: Find) -> z3.ModelRef:
        """None of the options where that can be, else one alone, else those that were found."""
        if self.is_calm(model):
            return model
        alone = ([z3.Not(own) for own in self.literals if own is not one] for one in self.literals)
        return next(filter(None, map(find, ([self.calm], *alone))), model)

    def same_as(self, model: z3.ModelRef) -> list[z3.BoolRef]:
        if self.is_calm(model):
            return [self.calm]
        return [own if is_set(model, own) else z3.Not(own) for own in self.literals]

    def answers(self, model: z3.ModelRef) -> dict[str, Any]:
        chosen = [is_set(model, own) for own in self.literals]
        if self.may_be_unsure and chosen[-1]:
            return {self.finding.id: NOT_SURE}
        return {self.finding.id: [id for id, own in zip(self.options, chosen, strict=False) if own]}


@dataclass
class Person:
    """Slots by finding. ``other`` is the same person with some answers given anew."""

    slots: dict[str, Slot]

    def constraints(self) -> list[z3.BoolRef]:
        return [part for slot in self.slots.values() for part in slot.constraint()]

    def other(self, findings: Iterable[str], mark: str = "'") -> Person:
        anew = {
            id: type(slot)(slot.finding, slot.classes, slot.name + mark, slot.atoms)
            for id in findings
            if (slot := self.slots.get(id))
        }
        return Person(self.slots | anew)

    def answers(self, model: z3.ModelRef) -> dict[str, Any]:
        """As the engine reads them; what is not among the slots was never asked."""
        found: dict[str, Any] = {}
        for slot in self.slots.values():
            found |= slot.answers(model)
        return found


def person(frames: Iterable[Frame], also: Iterable[Atom] = (), mark: str = "") -> Person:
    """Somebody who answers all that these frames ask and rules, or ``also``, read.

    A finding is as the last frame knows it.
    """
    by_finding: dict[str, dict[Atom, None]] = {"age": {}}
    findings: dict[str, Finding] = {}
    exact = None
    for frame in frames:
        for atom in frame.with_conditions(sorted({*frame.programme.bit, *also}, key=repr)):
            by_finding.setdefault(atom.finding, {})[atom] = None
        findings |= {id: frame.findings[id] for id in by_finding if id in frame.findings}
        exact = frame.findings.get("age_exact", exact)
    slots: dict[str, Slot] = {}
    for id, atoms in by_finding.items():
        slots[id] = _slot(findings[id], exact, list(atoms), f"{mark}{id}")
    return Person(slots)


def _slot(finding: Finding, exact: Finding | None, atoms: list[Atom], name: str) -> Slot:
    if finding.kind == "age":
        return Slot(finding, age_classes(finding, exact, atoms), name, tuple(atoms))
    if finding.kind == "several":
        return Sites(finding, (), name, tuple(atoms))
    return Slot(finding, answer_classes(finding, atoms), name, tuple(atoms))
