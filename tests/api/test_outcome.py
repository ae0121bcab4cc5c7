"""A finished assessment: its outcome at once, and why it is so."""

import json
from typing import Any

import pytest
from django.test import Client

from askae.live import current_knowledge, live_directory

from .test_step import finished, post, problem

BABY = {
    "who": "someone_else",
    "with_them": "yes",
    "age": "2 months",
    "sex": "female",
    "complaint": ["head_injury"],
}


def send(place: str, answers: dict[str, Any], **more: Any) -> Any:
    body = {"answers": answers} | more
    return Client().post(f"/api/v1/{place}", body, content_type="application/json")


def calm(answers: dict[str, Any], **said: Any) -> dict[str, Any]:
    """Until the end, with the least worrying answers but for what is said."""
    while "page" in (told := post(answers).json()):
        for question in told["page"]["questions"]:
            finding = current_knowledge().findings[question["finding"]]
            least = "skipped" if question["may_skip"] else finding.least_answer
            answers = answers | {finding.id: said.get(finding.id, least)}
    return answers


def test_the_outcome_is_that_of_the_last_step() -> None:
    answers, outcome = finished()
    told = send("outcome", answers)
    assert told.json() == {"outcome": outcome}
    assert told["Cache-Control"] == "no-store"


@pytest.mark.parametrize("place", ["outcome", "explain"])
def test_what_is_not_finished_is_no_advice(place: str) -> None:
    told = problem(send(place, {"age": "34 years"}), 409, "unfinished")
    assert "/api/v1/step" in told["detail"]
    problem(send(place, {"sex": "femal"}), 422, "answers")
    live_directory().withdraw("Call 111 about chest pain.", "chest_pain")
    try:
        problem(send(place, {"age": "34 years", "complaint": "chest_pain"}), 503, "withdrawn")
    finally:
        live_directory().restore("chest_pain")


def test_a_correction_is_pointed_out_here_too() -> None:
    danger = current_knowledge().dangers[0]
    before = {"age": "70 years", danger: "yes"}
    told = send("outcome", before | {danger: "not_sure"}, before=before).json()
    assert "notice" not in told
    after = calm(before | {danger: "no", "complaint": ["toothache"]})
    assert "less urgent" in send("outcome", after, before=before).json()["notice"]


def test_the_explanation_names_what_decided_and_what_would_have_changed_it() -> None:
    danger = current_knowledge().dangers[0]
    told = send("explain", {"age": "70 years", danger: "yes"}).json()
    [rule] = told["rules"]
    assert rule["decides"]
    assert danger in [answer["finding"] for answer in rule["answers"]]
    assert rule["advice"] == "Call 999 now"
    assert rule["reason"]
    assert all(source["title"] for source in rule["sources"])
    assert [change["finding"] for change in told["without"]] == [danger]
    assert told["version"] == current_knowledge().version


def test_what_was_not_known_is_told_with_how_it_counted() -> None:
    answers = calm({"age": "34 years", "complaint": ["hand_injury"]}, limb_hand_numb="not_sure")
    told = send("explain", answers).json()
    assert ("limb_hand_numb", "as_worse") in [
        (one["finding"], one["counted"]) for one in told["not_known"]
    ]
    assert any(
        answer["finding"] == "limb_hand_numb" and "not sure" in answer["says"]
        for rule in told["rules"]
        for answer in rule["answers"]
    )


def test_no_suspicion_is_told_not_even_by_a_source() -> None:
    answers = calm(BABY)
    told = send("explain", answers, private=True)
    knowledge = current_knowledge()
    deciding = [rule for rule in told.json()["rules"] if rule["decides"]]
    assert deciding[0]["reason"].startswith("Babies this young need a check")
    assert deciding[0]["sources"] == []
    text = json.dumps(told.json(), ensure_ascii=False)
    assert "maltreatment" not in text
    assert not any(rule.hazard and rule.hazard in text for rule in knowledge.rules)
    assert not any(rule.id in text.split('"') for rule in knowledge.rules)


def test_harm_by_others_is_left_out_and_it_says_so() -> None:
    never = "by_someone"
    assert current_knowledge().findings[never].handover == "never"
    told = send(
        "explain", calm({"age": "34 years", "complaint": ["wound"]}, by_someone="yes"), private=True
    )
    assert never not in told.content.decode()
    assert not told.json()["whole"]
    assert told.json()["without"] == []


def test_what_is_private_needs_the_persons_word() -> None:
    answers = {"age": "34 years", "danger_suicide": "yes"}
    without, whole = (send("explain", answers, private=told).json() for told in (False, True))
    assert without["rules"] == without["without"] == []
    assert "about to end" not in json.dumps(without)
    assert without["advice"].startswith("To be seen by a clinician")
    assert [answer["finding"] for answer in whole["rules"][0]["answers"]] == ["danger_suicide"]
    assert (without["whole"], whole["whole"]) == (False, True)


def test_a_private_complaint_is_told_only_on_the_persons_word() -> None:
    answers = calm({"age": "34 years", "sex": "male", "complaint": ["sexual_health"]})
    assert send("explain", answers).json()["complaints"] == []
    assert send("explain", answers, private=True).json()["complaints"] == ["sexual_health"]
