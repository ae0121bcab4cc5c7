"""P4: "not sure" is never less urgent than the least worrying answer, where a definite answer would be an emergency
it is at least "speak to someone now", and it never earns self-care that some definite answer would not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from askae.triage.programme import DEFAULT, EMERGENCY, CompiledRule

from .case import Case
from .classes import may_be_unsure
from .failure import Failure, Findings
from .logic import Truth, all_of, any_of, negation
from .person_said import failure, person_of
from .promise_3 import less_urgent, may_fall
from .weigh import Weighed
from .words import told

NAME = "P4"


def check(case: Case) -> Findings:
    asked = [id for id, slot in case.person.slots.items() if may_be_unsure(slot.finding)]
    found = [f for id in asked for f in _finding(case, id)]
    emergencies = [rule for rule in case.frame.rules if rule.kind == EMERGENCY]
    found += [f for rule in emergencies for f in _run(case, rule)]
    return Findings(3 * len(asked) + len(emergencies), tuple(found))


def _run(case: Case, rule: CompiledRule) -> Iterator[Failure]:
    """Somebody for whom an emergency holds through "not sure" alone, sent through the engine itself."""
    speak = case.frame.programme.speak_now
    wanted = [case.weighed.weak(rule), negation(case.weighed.least(speak + 1))]
    if model := case.find(*wanted):
        answers = person_of(case, model)
        if case.rank(answers) != speak:
            claim = f"an emergency holds through “not sure”, so it should be {told(case.base.knowledge, speak)}"
            yield failure(case, NAME, rule.rule.id, claim, model)


def _finding(case: Case, id: str) -> Iterator[Failure]:
    """The person as they are gives a definite answer; the other one is not sure."""
    other = case.other(id)
    old, new = case.person.slots[id], other.view.person.slots[id]
    extra = [*new.constraint(), new.literals[-1]]
    definite = negation(old.literals[-1])
    equal = (old.least_worrying, _else_equal(case, other, id))
    if case.find(*equal, may_fall(case.weighed, other), extra=extra):
        lower = [*equal, less_urgent(case.weighed, other)]
        yield from _failure(case, other, id, "than the least worrying answer", lower, extra)
    emergencies = [r for r in case.frame.rules if r.kind == EMERGENCY and r.rule.id in other.anew]
    lost = any_of(all_of([case.weighed.firm(r), negation(other.weak(r))]) for r in emergencies)
    if case.find(definite, lost, extra=extra):
        lower = [definite, _below_speaking(case, other)]
        yield from _failure(case, other, id, "than speaking to someone now", lower, extra)
    for rule in case.frame.rules:
        if rule.kind == DEFAULT and rule.rule.id in other.anew:
            lower = [definite, _earned(case, other, rule)]
            yield from _failure(case, other, id, "though it does not earn self-care", lower, extra)


def _else_equal(case: Case, other: Weighed, id: str) -> Truth:
    """What is asked only because of "not sure" has its least worrying answer: the calm person never said it."""
    asked = case.frame.touched(frozenset({id})) - {id}
    return all_of(
        any_of([negation(other.view.applies(g)), case.view.applies(g), slot.least_worrying])
        for g in sorted(asked)
        if (slot := case.person.slots.get(g))
    )


def _below_speaking(case: Case, other: Weighed) -> Truth:
    speak = case.frame.programme.speak_now
    emergencies = [r.rank for r in case.frame.rules if r.kind == EMERGENCY]
    if not emergencies:
        return False
    return all_of([case.weighed.least(min(emergencies)), negation(other.least(speak))])


def _earned(case: Case, other: Weighed, rule: CompiledRule) -> Truth:
    """The complaint's default holds for some definite answer, and not for "not sure"."""
    return all_of([case.weighed.firm(rule), negation(other.least(rule.rank))])


def _failure(
    case: Case, other: Weighed, id: str, than: str, wanted: Sequence[Truth], extra: list[Any]
) -> Iterator[Failure]:
    if model := case.smallest(*wanted, extra=extra):
        answers = case.whole(other.view.person.answers(model))
        claim = (
            f"“not sure” about {id} gives {told(case.base.knowledge, case.rank(answers))}, "
            f"less urgent {than}"
        )
        yield failure(case, NAME, id, claim, model, "finding")
