"""What a paper never says, and what it says only where the person wants it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from askae.handover import sbar
from askae.handover.fhir import bundle
from askae.handover.shapes import summary_shape
from askae.triage.expressions import findings_in

from .people import knowledge, person, told


def everything(answers: dict[str, Any], private: bool = False) -> str:
    """All forms of it together."""
    made = told(answers, private)
    forms = (summary_shape(made.summary), bundle(knowledge(), made))
    return sbar.write(made.summary) + json.dumps(forms, ensure_ascii=False)


def words_of(finding: str) -> Iterator[str]:
    found = knowledge().findings[finding]
    yield from {found.item["them"], found.item["child"], found.ask["you"], found.ask["child"]}


HARM = [
    ("head_injury", "34 years", "by_someone"),
    ("head_injury", "3 years", "hi_unseen"),
    ("ankle_foot_injury", "34 years", "by_someone"),
    ("ankle_foot_injury", "3 years", "af_unseen"),
    ("burn", "3 years", "skin_story"),
    ("neck_pain", "34 years", "unsafe_home"),
]


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.parametrize(("complaint", "age", "finding"), HARM)
def test_harm_by_others_is_never_told(
    complaint: str, age: str, finding: str, private: bool
) -> None:
    answers = person(complaint, age=age, **{finding: "yes"})
    assert answers[finding] == "yes"
    said = everything(answers, private)
    assert knowledge().complaints[complaint].name in said
    for words in filter(None, words_of(finding)):
        assert words not in said
    decided = told(answers).outcome.rules
    for rule in (rule for rule in knowledge().rules if rule.id in decided):
        assert rule.id not in said
        assert rule.hazard not in said
        if finding in findings_in(rule.when):
            assert rule.reason["them"] not in said


def test_a_sensitive_problem_is_told_only_on_the_persons_word() -> None:
    answers = person("low_mood", suicide_thoughts="yes")
    without, whole = everything(answers), everything(answers, private=True)
    for words in ("Low mood", "ending their life", "mental health option"):
        assert words not in without
        assert words in whole
    assert told(answers).told.kept_private


def test_domestic_abuse_leaves_no_trace_beside_another_problem() -> None:
    said = everything(person("headache", "domestic_abuse", da_high_risk="yes"))
    assert "Headache" in said
    for word in ("abuse", "stalking", "safe at home", "home is not safe"):
        assert word not in said.lower()


def test_the_answers_that_did_not_decide_are_left_out_too() -> None:
    said = sbar.write(told(person("headache")).summary)
    assert "Somebody is hurting" not in said
    assert "end their life" not in said
    assert "A NO: " in said


def test_every_mark_is_a_finding_that_people_meet() -> None:
    marked = {id: f.handover for id, f in knowledge().findings.items() if f.handover}
    assert set(marked.values()) == {"ask", "never"}
    assert marked["unsafe_home"] == "never"
    assert marked["danger_suicide"] == "ask"
