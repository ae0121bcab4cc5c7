"""A person in the middle of the questions: of each finding, what is known so far. Kleene's three values in Z3.

The completion, where everything is known, is an ordinary `View` of the same person.
"""

from __future__ import annotations

from collections.abc import Iterator

import z3

from askae.triage.expressions import Atom
from askae.triage.programme import DEFAULT, EMERGENCY, CompiledRule

from .classes import AgeClass
from .logic import Truth, all_of, any_of, either, negation
from .view import View


class Partial(View):
    """``known`` says which findings were answered; the age is always known as coarsely as the first page asks."""

    def __init__(self, whole: View) -> None:
        super().__init__(whole.frame, whole.person)
        self.known = {id: z3.Bool(f"known {id}") for id in self.person.slots}

    def constraints(self) -> Iterator[z3.BoolRef]:
        """A finding is asked once it is settled that it applies; what is not yet known will be answered definitely."""
        for id, slot in self.person.slots.items():
            if id in self.frame.ways:
                settled = any_of([self.applies(id), self.rules_out(id)])
                yield z3.Implies(self.known[id], as_bool(settled))
            if slot.finding.kind != "age" and slot.may_be_unsure:
                yield z3.Or(self.known[id], z3.Not(slot.literals[-1]))

    def rules_out(self, id: str) -> Truth:
        """It is certain that the finding does not apply."""
        key = ("out", Atom(id, "is", ""))
        if key not in self._made:
            ways = self.frame.ways.get(id)
            self._made[key] = ways is not None and all_of(
                any_of(self.fails(atom) for atom in way) for way in ways
            )
        return self._made[key]

    def fails(self, atom: Atom) -> Truth:
        return self._of("_fails", atom)

    def unknown(self, atom: Atom) -> Truth:
        return negation(any_of([self.holds(atom), self.fails(atom), self.unsure(atom)]))

    def _answered(self, atom: Atom, what: str) -> Truth:
        """By the answer, once it is given; the age by its band until it is given exactly."""
        slot = self.person.slots[atom.finding]
        now: Truth = getattr(slot, what)(atom)
        if slot.finding.kind != "age":
            return all_of([self.known[atom.finding], now])
        wanted = {"holds": True, "fails": False}.get(what)
        by_band = any_of(
            own
            for own, age in zip(slot.literals, slot.classes, strict=True)
            if isinstance(age, AgeClass)
            and wanted is not None
            and age.makes_by_band(atom, slot.finding) is wanted
        )
        return either(self.known[atom.finding], now, by_band)

    def _three(self, atom: Atom, what: str) -> Truth:
        least = self._calm(atom) == (what == "holds")
        if atom.finding in self.frame.programme.asserted:
            answered: Truth = self._asserted(atom) == (what == "holds")
        elif self._is_asked(atom.finding):
            answered = self._answered(atom, what)
        else:
            return least
        if atom.finding not in self.frame.ways:
            return answered
        return any_of(
            [
                all_of([self.applies(atom.finding), answered]),
                all_of([self.rules_out(atom.finding), least]),
            ]
        )

    def _holds(self, atom: Atom) -> Truth:
        return self._three(atom, "holds")

    def _fails(self, atom: Atom) -> Truth:
        return self._three(atom, "fails")

    def _unsure(self, atom: Atom) -> Truth:
        if not self._is_asked(atom.finding):
            return False
        return all_of([self.applies(atom.finding), self._answered(atom, "unsure")])

    def _worrying(self, atom: Atom) -> Truth:
        return all_of([self.known_if_asked(atom), super()._worrying(atom)])

    def known_if_asked(self, atom: Atom) -> Truth:
        return self.known.get(atom.finding, False)

    def open(self, rule: CompiledRule) -> Truth:
        """Some conjunction is still possible and has something unknown in it."""
        return any_of(
            all_of(
                [
                    *(negation(self._ruled_out(rule, atom)) for atom in way),
                    any_of(self.unknown(atom) for atom in way),
                ]
            )
            for way in rule.conjunctions
        )

    def _ruled_out(self, rule: CompiledRule, atom: Atom) -> Truth:
        """ "Not sure" is the least worrying value in ordinary rules."""
        finding = self.frame.findings[atom.finding]
        worse = rule.kind in (EMERGENCY, DEFAULT) or finding.not_sure in ("worse", "emergency")
        return any_of([self.fails(atom), False if worse else self.unsure(atom)])


def as_bool(truth: Truth) -> z3.BoolRef:
    return z3.BoolVal(truth) if isinstance(truth, bool) else truth
