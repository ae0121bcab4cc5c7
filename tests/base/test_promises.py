"""The safety promises on the real knowledge base. (Proof for everybody comes with `askae prove`.)"""

from __future__ import annotations

import os
import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from askae.evaluation.walk import walk
from askae.evaluation.witness import people_for, witnesses
from askae.triage import Knowledge, advise, journey
from askae.triage.outcome import settled
from askae.triage.programme import EMERGENCY, programme
from askae.triage.reference import bounds
from askae.triage.values import can_have

from .conftest import KNOWLEDGE

MOST_PAGES_WELL = 12
MORE_PAGES_WELL = {
    "something_else": 13,  # asks every general red flag
    "breathing": 13,  # the risks of a clot come early, and smoking late
}
EMERGENCY_TOLD_BY = 6
each_complaint = pytest.mark.parametrize("complaint", sorted(KNOWLEDGE.complaints))
examples = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    max_examples=int(os.environ.get("ASKAE_EXAMPLES", "60")),
)


@st.composite
def someone(draw: st.DrawFn) -> dict[str, Any]:
    """Somebody who answers page after page, mostly calmly, sometimes not sure, sometimes worryingly."""
    complaint = draw(st.sampled_from(sorted(KNOWLEDGE.complaints)))
    answers: dict[str, Any] = dict(draw(st.sampled_from(list(people_for(KNOWLEDGE, complaint)))))
    while page := journey(KNOWLEDGE, answers).page:
        for ask in page.questions:
            if ask.finding in answers:
                continue
            calm = KNOWLEDGE.findings[ask.finding].least
            calm = list(calm) if isinstance(calm, tuple) else calm
            wild: list[Any] = [option.value for option in ask.options] or ["skipped"]
            if ask.kind == "several":
                wild = [[option] for option in wild if option != "not_sure"]
            if ask.kind == "number" and not ask.options:
                wild = [ask.min, ask.max, "skipped"] if ask.may_skip else [ask.min, ask.max]
                calm = "skipped" if ask.may_skip else calm
            few = draw(st.integers(0, 7))
            value = draw(st.sampled_from(wild)) if few == 0 else calm
            if page.kind == "dangers":
                value = "no"
            answers[ask.finding] = (
                float(value) if ask.kind == "number" and value != "skipped" else value
            )
    return answers


@examples
@given(someone())
def test_p1_ends_in_an_outcome_within_the_declared_pages(answers: dict[str, Any]) -> None:
    outcome = advise(KNOWLEDGE, answers)
    assert outcome.title
    assert outcome.pages_asked <= KNOWLEDGE.max_pages
    assert outcome.reasons


@examples
@given(someone())
def test_fast_engine_and_slow_reference_agree(answers: dict[str, Any]) -> None:
    look = settled(KNOWLEDGE, answers).look()
    lower, upper = bounds(KNOWLEDGE, answers)
    assert look.rank == lower
    assert any(look.relevant) == (upper > lower)


@examples
@given(someone(), st.data())
def test_p3_worse_is_never_less_urgent(answers: dict[str, Any], data: st.DataObject) -> None:
    directed = [
        id
        for id in answers
        if KNOWLEDGE.findings[id].worse in ("yes", "no", "up", "down") and answers[id] != "not_sure"
        if KNOWLEDGE.findings[id].kind in ("yes_no", "ordered") and not id.startswith("danger")
    ]
    if not directed:
        return
    id = data.draw(st.sampled_from(sorted(directed)))
    finding = KNOWLEDGE.findings[id]
    scale = ["no", "yes"] if finding.kind == "yes_no" else [option.id for option in finding.options]
    scale = scale[::-1] if finding.worse in ("no", "down") else scale
    ranks = [settled(KNOWLEDGE, answers | {id: value}).look().rank for value in scale]
    assert ranks == sorted(ranks), (id, scale, ranks)


@examples
@given(someone(), st.data())
def test_p4_not_sure_is_never_less_urgent_than_calm(
    answers: dict[str, Any], data: st.DataObject
) -> None:
    directed = [
        id for id in answers if KNOWLEDGE.findings[id].kind in ("yes_no", "ordered", "choice")
    ]
    directed = [id for id in directed if KNOWLEDGE.findings[id].worse != "none"]
    id = data.draw(st.sampled_from(sorted(directed)))
    calm = settled(KNOWLEDGE, answers | {id: KNOWLEDGE.findings[id].least}).look().rank
    unsure = settled(KNOWLEDGE, answers | {id: "not_sure"}).look().rank
    assert unsure >= calm


@examples
@given(someone(), st.data())
def test_p5_asking_everything_gives_the_same(answers: dict[str, Any], data: st.DataObject) -> None:
    """Early stop equals asking everything; once A&E is certain only 999 may be missed."""
    early = advise(KNOWLEDGE, answers)
    rules = programme(KNOWLEDGE, answers)
    unasked = sorted(
        f for f in rules.askable if f not in answers and f in rules.mask and f != "age_exact"
    )
    full = dict(answers)
    for id in unasked:
        finding = KNOWLEDGE.findings[id]
        if finding.kind in ("choice", "ordered") and not id.startswith("danger"):
            full[id] = data.draw(
                st.sampled_from([option.id for option in finding.options]), label=id
            )
        elif finding.kind == "yes_no" and not id.startswith("danger"):
            full[id] = data.draw(st.sampled_from(["yes", "no"]), label=id)
    late = settled(KNOWLEDGE, full).disposition()
    if KNOWLEDGE.is_now(KNOWLEDGE.dispositions[early.disposition].rank):
        assert late.rank >= KNOWLEDGE.dispositions[early.disposition].rank
    else:
        assert late.id == early.disposition


@each_complaint
def test_a_well_person_meets_few_pages(knowledge: Knowledge, complaint: str) -> None:
    most = MORE_PAGES_WELL.get(complaint, MOST_PAGES_WELL)
    long = {
        (facts["age"], facts["sex"], facts.get("pregnancy", "")): walked.outcome.pages_asked
        for facts in people_for(knowledge, complaint)
        if (walked := walk(knowledge, facts)).outcome.pages_asked + 1 > most
    }
    assert not long


@each_complaint
def test_p6_every_emergency_is_told_by_the_sixth_question_page(
    knowledge: Knowledge, complaint: str
) -> None:
    """A person with just what one emergency rule needs. “Something else” has its written exception."""
    by_page = MOST_PAGES_WELL if complaint == "something_else" else EMERGENCY_TOLD_BY
    rules = programme(knowledge, {"complaint": [complaint]})
    late = {}
    for rule in rules.rules:
        if knowledge.dispositions[rule.rule.then].level == "emergency" and not rule.rule.stop:
            for facts in _one_a_conjunction(rules, rule):
                walked = walk(knowledge, facts)
                # Readings stand on a page of their own, the last of their level, which can be skipped.
                read = any(knowledge.findings[id].reading for id in facts)
                late_for = walked.question_pages - by_page - read
                if late_for > 0 or walked.outcome.level != "emergency":
                    late[rule.rule.id] = (walked.question_pages, walked.outcome.disposition, facts)
    assert not late


@each_complaint
def test_p6_every_question_can_matter_where_it_is_asked(
    knowledge: Knowledge, complaint: str
) -> None:
    rules = programme(knowledge, {"complaint": [complaint]})
    assert not [id for id in knowledge.complaints[complaint].ask if not rules.question_bits[id]]


@each_complaint
def test_p4_not_sure_in_an_emergency_rule_speaks_to_someone(
    knowledge: Knowledge, complaint: str
) -> None:
    """A person with just what the rule needs, then not sure about one of those things."""
    rules = programme(knowledge, {"complaint": [complaint]})
    speak = knowledge.dispositions[knowledge.speak_now].rank
    low = {}
    for rule in rules.rules:
        if rule.kind != EMERGENCY:
            continue
        for facts in _one_a_conjunction(rules, rule):
            walked = walk(knowledge, facts)
            said = [
                f
                for f in facts
                if knowledge.findings[f].not_sure != "refused" and f in walked.answers
            ]
            for id in (f for f in said if knowledge.findings[f].worse in ("yes", "no")):
                unsure = settled(knowledge, dict(walked.answers) | {id: "not_sure"})
                if unsure.look().rank < speak and not knowledge.findings[id].reading:
                    low[rule.rule.id] = (id, unsure.disposition().id)
    assert not low


def _one_a_conjunction(rules: Any, rule: Any) -> Any:
    """One person for each conjunction: those after the first differ in age and sex only."""
    for conjunction in rule.conjunctions:
        single = rule._replace(conjunctions=(conjunction,))
        if facts := next(witnesses(rules, single), None):
            yield facts


EVERY_PAIR = list(combinations(sorted(KNOWLEDGE.complaints), 2))
PAIRS = random.Random(5).sample(EVERY_PAIR, min(200, len(EVERY_PAIR)))
"""`askae prove` holds for every pair by its lemma; here a part of them is walked."""


@pytest.mark.parametrize("pair", PAIRS, ids="+".join)
def test_two_complaints_are_never_less_urgent_than_either(
    knowledge: Knowledge, pair: tuple[str, str]
) -> None:
    """They share their pages, and stay within the declared number."""
    for person in list(people_for(knowledge, pair[0]))[::4]:
        if can_have(knowledge, knowledge.complaints[pair[1]], person):
            both = walk(knowledge, person | {"complaint": list(pair)}).outcome
            alone = [walk(knowledge, person | {"complaint": [id]}).outcome for id in pair]
            ranks = [knowledge.dispositions[outcome.disposition].rank for outcome in (both, *alone)]
            assert ranks[0] >= max(ranks[1:])
            assert both.pages_asked < knowledge.max_pages
