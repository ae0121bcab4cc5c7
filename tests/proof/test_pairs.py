"""The lemma of pairs, tested: whoever has two complaints is told at least as much as with one of them."""

from __future__ import annotations

import random
from itertools import permutations
from typing import Any

import pytest
import z3
from hypothesis import assume, given

from askae.proof import pairs
from askae.proof.base import Base
from askae.proof.case import Case, who_can_have
from askae.proof.frame import frame
from askae.proof.logic import Truth, all_of, any_of, negation
from askae.proof.person import person
from askae.proof.view import View
from askae.proof.weigh import Weighed
from askae.triage import Knowledge
from askae.triage.outcome import settled
from askae.triage.programme import EMERGENCY
from tests.triage.test_promises import people, thorough

from .real import base

SOME = 30
"""Of all ordered pairs, which are thousands: chosen once, so that a failure can be repeated."""
PAIRS = random.Random(4).sample(list(permutations(sorted(base().knowledge.complaints), 2)), SOME)


@pytest.mark.slow
@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_every_real_pair_proved_one_by_one(pair: tuple[str, str]) -> None:
    """What the lemma says without trying: here it is tried, by the solver, for everybody who may have both."""
    alone, together = frame(base().knowledge, pair[:1]), frame(base().knowledge, pair)
    who = person([alone, together])
    views = View(alone, who), View(together, who)
    solver = z3.Solver()
    solver.add(*who.constraints())
    for id in pair:
        may = who_can_have(views[1], base().knowledge.complaints[id])
        if may is not True:
            solver.add(may)
    # The same answers: what the second complaint says of itself, they also say with the first alone.
    for id, value in together.programme.asserted.items():
        if id in alone.asked and (slot := who.slots.get(id)):
            place = next(i for i, own in enumerate(slot.classes) if own.answer == value)
            solver.add(slot.literals[place])
    solver.add(lost(Weighed(views[0]), Weighed(views[1])))
    assert solver.check() == z3.unsat, solver.model()


def lost(alone: Weighed, together: Weighed) -> Truth:
    """The advice alone is more urgent, and not by a rule that the files excuse."""
    excused = base().against
    found = []
    for rank in alone.frame.ranks:
        held = [alone.firm(r) for r in alone.frame.tiers.get(rank, ()) if r.rule.id not in excused]
        if rank == alone.frame.programme.speak_now:
            held += [alone.many_unsure]
            held += [
                alone.weak(r)
                for r in alone.frame.rules
                if r.kind == EMERGENCY and r.rule.id not in excused
            ]
        found.append(all_of([any_of(held), negation(together.least(rank))]))
    return any_of(found)


@thorough
@given(people())
def test_random_pairs(someone: tuple[Knowledge, dict[str, Any]]) -> None:
    knowledge, answers = someone
    one, other = sorted(knowledge.complaints)
    case = Case(Base(knowledge), one)
    assume(not pairs.check(case).failures)
    for id, value in knowledge.complaints[other].asserts.items():
        answers[id] = value
    only = {id: answers[id] for id in answers if id in case.frame.programme.askable}
    alone = settled(knowledge, {**only, "complaint": [one]}).look().rank
    both = settled(knowledge, {**answers, "complaint": [one, other]}).look().rank
    assert both >= alone


def test_what_one_complaint_says_and_another_asks_is_an_answer() -> None:
    """A headache with a fever and a neck that may be stiff: 999, whether or not fever was chosen as well."""
    facts = {"age": "30 years", "sex": "male", "stiff_neck": "not_sure", "feverish": "yes"}
    known = base().knowledge
    alone = settled(known, {**facts, "complaint": ["headache"]}).disposition()
    both = settled(known, {**facts, "complaint": ["headache", "fever"]}).disposition()
    assert alone.id == both.id == "call_999"
