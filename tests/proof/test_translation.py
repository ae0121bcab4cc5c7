"""The rules in Z3 mean what the engine does: answers into Z3, and people from Z3 into the engine."""

from __future__ import annotations

from typing import Any

import z3
from hypothesis import given
from hypothesis import strategies as st

from askae.proof.base import Base
from askae.proof.case import Case
from askae.proof.classes import AgeClass, AnswerClass
from askae.proof.logic import Truth
from askae.proof.partial import Partial
from askae.proof.person import Sites, Slot
from askae.proof.weigh import Weighed
from askae.triage import Knowledge, ages
from askae.triage.expressions import atoms as atoms_of
from askae.triage.outcome import settled
from askae.triage.reference import bounds
from askae.triage.values import NOT_SURE, truth
from tests.triage.bases import random_bases
from tests.triage.test_promises import people, thorough


def made_by(slot: Slot, answer: Any) -> tuple[bool | None, ...]:
    if slot.finding.kind == "age":
        return tuple(truth(atom, slot.finding, answer) for atom in slot.atoms)
    if answer == NOT_SURE:
        return ()
    return tuple(truth(atom, slot.finding, answer) for atom in slot.atoms)


def literals(slot: Slot, answers: dict[str, Any]) -> list[z3.BoolRef]:
    """What to assume, so that the symbolic person gives these answers."""
    answer = answers[slot.finding.id]
    if isinstance(slot, Sites):
        said = [NOT_SURE] if answer == NOT_SURE else answer
        names = [*slot.options, NOT_SURE]
        return [
            own if name in said else z3.Not(own)
            for name, own in zip(names, slot.literals, strict=False)
        ]
    if slot.finding.kind == "age":
        exact = answers.get("age_exact")
        answer = ages.refined(
            ages.interval(answers["age"]), ages.interval(exact) if exact else None
        )
    for place, own in enumerate(slot.classes):
        if isinstance(own, AgeClass):
            same = tuple(own.makes(atom, slot.finding) for atom in slot.atoms)
        else:
            same = made_by(slot, own.answer)
        if same == made_by(slot, answer) and own.unsure == (answer == NOT_SURE):
            return slot.chosen(place) if place else [slot.literals[0]]
    raise AssertionError((slot.finding.id, answer, slot.classes))


def value(model: z3.ModelRef, part: Truth) -> bool:
    return part if isinstance(part, bool) else z3.is_true(model.eval(part, True))


def ask_finer(knowledge: Knowledge, answers: dict[str, Any]) -> bool:
    """Whether the age given leaves a rule open: the pages would ask on."""
    whole = ages.interval(answers["age"])
    exact = answers.get("age_exact")
    age = ages.refined(whole, ages.interval(exact) if exact else None)
    if exact and age == ages.interval(exact):
        return False
    rules = [atom for rule in knowledge.rules for atom in atoms_of(rule.when)]
    conditions = [f.applies for f in knowledge.findings.values() if f.applies is not None]
    read = rules + [atom for when in conditions for atom in atoms_of(when)]
    finding = knowledge.findings["age"]
    return any(truth(a, finding, age) is None for a in read if a.finding == "age")


@thorough
@given(people(), st.booleans())
def test_answers_mean_the_same_in_z3(someone: tuple[Knowledge, dict[str, Any]], both: bool) -> None:
    knowledge, answers = someone
    if both:
        answers = {**answers, "complaint": list(knowledge.complaints)}
    if ask_finer(knowledge, answers):
        return
    case = Case(Base(knowledge), *answers["complaint"])
    given = {id: answers[id] for id in answers if id in case.frame.programme.askable}
    assumed = [own for slot in case.person.slots.values() for own in literals(slot, given)]
    for rank in case.frame.ranks:
        case.weighed.least(rank)
    for rule in case.frame.rules:
        case.weighed.firm(rule)  # named before the model is made
    assert case.solver.check(*assumed) == z3.sat
    model = case.solver.model()
    told = [rank for rank in case.frame.ranks if value(model, case.weighed.least(rank))]
    state = settled(knowledge, given)
    assert max(told, default=-1) == state.look().rank == bounds(knowledge, given)[0]
    for rule in state.programme.rules:
        gives = any(
            own.rule.id == rule.rule.id
            for own, _ in state.holding(state.programme.disposition(rule.rank))
        )
        mine = next(own for own in case.frame.rules if own.rule.id == rule.rule.id)
        if rule.rank != case.frame.programme.speak_now:
            assert value(model, case.weighed.firm(mine)) == gives, rule.rule.id


@thorough
@given(random_bases(), st.data())
def test_people_from_z3_are_told_the_same_by_the_engine(
    knowledge: Knowledge, data: st.DataObject
) -> None:
    complaint = data.draw(st.sampled_from(sorted(knowledge.complaints)))
    case = Case(Base(knowledge), complaint)
    for rank in case.frame.ranks:
        if model := case.smallest(case.weighed.exactly(rank)):
            assert case.rank(case.person.answers(model)) == rank
    for rule in case.frame.rules:
        if model := case.find(case.weighed.firm(rule)):
            assert case.rank(case.person.answers(model)) >= rule.rank


@thorough
@given(random_bases(), st.data())
def test_what_is_known_so_far_means_the_same(knowledge: Knowledge, data: st.DataObject) -> None:
    """P5's half-known people: the bounds of the slow reference are those of the translation."""
    complaint = data.draw(st.sampled_from(sorted(knowledge.complaints)))
    case = Case(Base(knowledge), complaint)
    partial = Partial(case.view)
    so_far = Weighed(partial)
    seed = data.draw(st.integers(0, 1000))
    wanted = [own if hash((seed, id)) % 2 else z3.Not(own) for id, own in partial.known.items()]
    case.solver.add(*partial.constraints())
    for own in wanted:  # as many of them as go together
        case.solver.push()
        case.solver.add(own)
        if case.solver.check() != z3.sat:
            case.solver.pop()
    assert case.solver.check() == z3.sat
    model = case.solver.model()
    known = {"complaint": [complaint]}
    for id, slot in case.person.slots.items():
        if value(model, partial.known[id]):
            known |= slot.answers(model)
        elif id == "age":
            known["age"] = slot.answer(model).band  # type: ignore[attr-defined]
    lower, upper = bounds(knowledge, known)
    told = [rank for rank in case.frame.ranks if value(model, so_far.least(rank))]
    assert max(told, default=-1) == lower
    open_ranks = [r.rank for r in case.frame.rules if value(model, partial.open(r))]
    assert max([lower, *open_ranks]) == upper


def test_an_answer_class_stands_for_its_answers() -> None:
    assert AnswerClass(NOT_SURE).unsure
