"""P6: each rule decides alone for somebody, each question changes some outcome, and whoever has just one emergency
is told of it by question page six. Each person is found by the solver and then sent through the engine.

Readings come last and can be skipped, so a rule that can hold only by one is told by the page of readings.
A rule that never decides alone is pointless: whenever it holds, another at least as urgent does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.evaluation.walk import walk
from askae.triage.programme import DEFAULT, CompiledRule

from .case import Case
from .failure import Failure, Findings
from .logic import Truth, all_of, negation
from .person_said import person_of
from .words import in_words, told

NAME = "P6"
TOLD_BY = 6


def check(case: Case) -> Findings:
    alone: dict[str, dict[str, Any]] = {}
    late: list[Failure] = []
    for rule in case.frame.rules:
        wanted = alone_in(case, rule)
        just_that = (wanted, case.definite, case.no_readings)
        if model := case.smallest(*just_that) or case.smallest(wanted):
            alone[rule.rule.id] = answers = person_of(case, model)
            late += _disagreement(case, rule, answers)
            if rule.level == 0 and not rule.rule.stop:
                late += _told_late(case, rule, answers)
    matters = what_matters(case, alone.values())
    idle = list(_idle_questions(case, matters))
    own = [r for r in case.frame.rules if r.rule.complaint and r.kind != DEFAULT]
    pointless = [_pointless(case, r) for r in own if r.rule.id not in alone]
    pointless = [f for f in pointless if ("rule", f.about) not in case.base.kept]
    checked = 2 * len(case.frame.rules) + len(_questions(case))
    seen = {"alone": frozenset(alone), "matters": frozenset(matters)}
    return Findings(checked, (*pointless, *idle, *late), seen)


def alone_in(case: Case, rule: CompiledRule) -> Truth:
    """The rule decides, and no other does."""
    others = (r for r in case.frame.tiers[rule.rank] if r is not rule)
    higher = negation(case.weighed.least(rule.rank + 1))
    speaks = negation(case.weighed.speaks) if rule.rank == case.frame.programme.speak_now else True
    alone = (negation(case.weighed.firm(other)) for other in others)
    return all_of([case.weighed.firm(rule), higher, speaks, *alone])


def _disagreement(case: Case, rule: CompiledRule, answers: Mapping[str, Any]) -> Iterator[Failure]:
    """The engine must say the same of this person as the translation."""
    if (rank := case.rank(dict(answers))) != rule.rank:
        known = case.base.knowledge
        yield Failure(
            NAME,
            case.complaints[0],
            rule.rule.id,
            f"by the rules this is {told(known, rule.rank)}, but the engine gives {told(known, rank)}",
            case.base.place("rule", rule.rule.id),
            in_words(known, answers),
            answers,
        )


def _told_late(case: Case, rule: CompiledRule, answers: Mapping[str, Any]) -> Iterator[Failure]:
    known = case.base.knowledge
    walked = walk(known, answers)
    rank = known.dispositions[walked.outcome.disposition].rank
    read = any(known.findings[id].reading and value != "skipped" for id, value in answers.items())
    if (
        walked.question_pages > TOLD_BY
        and not read
        and ("late", case.complaints[0]) not in case.base.kept
    ):
        claim = f"told only on question page {walked.question_pages}; by page {TOLD_BY} it must be known"
    elif rank < rule.rank and not known.is_now(rank):  # A&E now for 999: the exception of P5
        claim = (
            f"page by page the engine gives {told(known, rank)}, less than {told(known, rule.rank)}"
        )
    else:
        return
    words = in_words(known, answers)
    place = case.base.place("rule", rule.rule.id)
    yield Failure(NAME, case.complaints[0], rule.rule.id, claim, place, words, answers)


def _pointless(case: Case, rule: CompiledRule) -> Failure:
    always = [
        r.rule.id
        for r in case.frame.rules
        if r.rank >= rule.rank
        and r is not rule
        and case.find(case.weighed.firm(rule), negation(case.weighed.firm(r))) is None
    ]
    return pointless(case, rule.rule.id, always)


def pointless(case: Case, rule: str, always: list[str]) -> Failure:
    other = f"{always[0]} holds too" if always else "some other rule holds too"
    return Failure(
        NAME,
        case.complaints[0] if case.rules[rule].rule.complaint else "",
        rule,
        f"the rule changes nothing: whenever it holds, {other} and is at least as urgent",
        case.base.place("rule", rule),
    )


# Questions


def what_matters(case: Case, people: Any) -> set[str]:
    """Findings whose answer alone changes the advice for one of these people, by the engine."""
    found: set[str] = set()
    for answers in people:
        rank = case.rank(answers)
        for id, value in answers.items():
            finding = case.base.knowledge.findings[id]
            if id in found or id not in case.person.slots or id == "age":
                continue
            if value != finding.least_answer and case.rank(answers | {id: _calm(finding)}) != rank:
                found.add(id)
    return found


def _calm(finding: Any) -> Any:
    return "skipped" if finding.reading else finding.least_answer


def _questions(case: Case) -> list[str]:
    """Those that the engine may ask here."""
    programme = case.frame.programme
    return [q.id for q in programme.questions if programme.question_bits[q.id]]


def _idle_questions(case: Case, matters: set[str]) -> Iterator[Failure]:
    asked = case.base.knowledge.complaints[case.complaints[0]].ask
    for id in _questions(case):
        asks = case.base.knowledge.questions[id].asks
        if not matters.isdisjoint(asks) or id not in asked:
            continue
        if changes(case, *asks) or ("question", id) in case.base.kept:
            continue
        yield Failure(
            NAME,
            case.complaints[0],
            id,
            "the question changes nobody's advice here, whatever else they say",
            case.base.place("question", id),
        )


def changes(case: Case, *findings: str) -> bool:
    """Somebody's advice hangs on these findings."""
    other = case.other(*findings)
    slots = other.view.person.slots
    extra = [part for id in findings if id in slots for part in slots[id].constraint()]
    return case.find(case.weighed.more_urgent_than(other), extra=extra) is not None
