"""The assessment over HTTP, through the real site."""

import json
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from askae.handover.shapes import outcome_shape
from askae.live import current_knowledge, live_directory
from askae.triage import advise, journey


def post(answers: dict[str, Any]) -> Any:
    return Client().post("/api/v1/step", {"answers": answers}, content_type="application/json")


def problem(response: Any, status: int, kind: str) -> dict[str, Any]:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    document = json.loads(response.content)
    assert document["type"] == f"/api/v1/problems/{kind}"
    assert document["status"] == status
    assert document["title"]
    assert document["detail"]
    return dict(document)


def least_worrying(question: dict[str, Any]) -> Any:
    if question["finding"] == "age":
        return "34 years"
    if question["kind"] == "complaint":
        return ["chest_pain"]
    finding = current_knowledge().findings[question["finding"]]
    return "skipped" if question["may_skip"] else finding.least


def finished() -> tuple[dict[str, Any], dict[str, Any]]:
    """Answers of a well person as a program gives them, page by page, and the outcome."""
    answers: dict[str, Any] = {}
    for _ in range(current_knowledge().max_pages + 1):
        step = post(answers).json()
        if "outcome" in step:
            return answers, step["outcome"]
        answers |= {q["finding"]: least_worrying(q) for q in step["page"]["questions"]}
    raise AssertionError("no outcome")


def test_page_by_page_to_the_outcome() -> None:
    answers, outcome = finished()
    assert journey(current_knowledge(), answers).page is None
    nowhere: dict[str, Any] = {
        "places": {"open": [], "later": [], "closed": [], "unfit": [], "otherwise": ""}
    }
    assert outcome == nowhere | outcome_shape(advise(current_knowledge(), answers))
    assert outcome["level"] in ("urgent", "routine", "self_care")


def test_an_emergency_is_told_with_first_aid_and_999() -> None:
    knowledge = current_knowledge()
    dangers = next(q for q in knowledge.questions.values() if q.dangers)
    answers = {"age": "70 years", "who": "me"} | dict.fromkeys(
        (id for q in knowledge.questions.values() if q.dangers for id in q.asks), "no"
    )
    outcome = post(answers | {dangers.asks[0]: "yes"}).json()["outcome"]
    assert outcome["level"] == "emergency"
    assert outcome["because"]
    assert outcome["advice"]
    assert outcome["safety_net"]


@pytest.mark.parametrize("outcome", [False, True])
def test_what_comes_out_is_what_the_openapi_document_says(outcome: bool) -> None:
    document = Client().get("/api/v1/openapi.json").json()
    content = document["paths"]["/api/v1/step"]["post"]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"] | {"components": document["components"]}
    Draft202012Validator(schema).validate(post(finished()[0] if outcome else {}).json())
    described = document["components"]["schemas"]["Outcome"]["properties"].keys()
    assert described == finished()[1].keys()


def test_rules_and_hazards_stay_inside() -> None:
    text = json.dumps(finished()[1])
    assert not any(rule.hazard and rule.hazard in text for rule in current_knowledge().rules)
    assert not any(rule.id in text.split('"') for rule in current_knowledge().rules)


def test_wrong_answers_are_all_told_with_what_is_allowed() -> None:
    told = problem(post({"age": "6 weeks", "sex": "femal", "sexx": "male"}), 422, "answers")
    assert told["allowed"] == ["female", "male", "not_sure"]
    assert [error["finding"] for error in told["errors"]] == ["sex", "sexx"]
    assert "Did you mean sex" in told["errors"][1]["message"]


def test_allowed_holds_values_and_hint_holds_words() -> None:
    told = problem(post({"age": "121 years", "temperature": "hot"}), 422, "answers")
    age, temperature = told["errors"]
    assert "from 0 to 120 years" in age["hint"]
    assert all(post({"age": band}).status_code == 200 for band in age["allowed"])
    assert temperature["allowed"] == ["skipped"]
    assert temperature["hint"].startswith("a number from")
    assert post({"age": "120 years"}).status_code == 200


def test_a_correction_that_takes_an_emergency_back_is_pointed_out() -> None:
    danger = current_knowledge().dangers[0]
    before = {"age": "70 years", danger: "yes"}
    body = {"answers": before | {danger: "no"}, "before": before}
    told = Client().post("/api/v1/step", body, content_type="application/json").json()
    assert "less urgent" in told["notice"]
    assert "notice" not in post(before)


def test_a_question_that_may_be_spared_says_so_and_goes_once_it_is() -> None:
    page = post({}).json()["page"]
    spared = [q["finding"] for q in page["questions"] if q["may_be_spared"]]
    assert spared == ["with_them"]
    left = post({"who": "me"}).json()["page"]["questions"]
    assert [q["finding"] for q in left] == ["who", "age"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("[]", "The body must be one JSON object."),
        ('{"answer": {}}', "There is no key 'answer' here."),
        ('{"answers": 3}', "'answers' must be an object, finding to value."),
    ],
)
def test_a_wrong_body_is_told_in_plain_words(body: str, said: str) -> None:
    response = Client().post("/api/v1/step", body, content_type="application/json")
    assert problem(response, 400, "body")["detail"] == said


@pytest.mark.parametrize("value", [None, {"yes": 1}, [["yes"]], "x" * 201, ["a"] * 101])
def test_values_that_no_answer_has(value: Any) -> None:
    problem(post({"sex": value}), 422, "answers")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ("{", 400, "body"),
        ("3", 400, "body"),
        ('{"answers": 3}', 400, "body"),
        ('{"answer": {}}', 400, "body"),
        ('{"answers": {"sex": "male", "sex": "female"}}', 400, "body"),
        ('{"answers": {"age": NaN}}', 400, "body"),
        ("[" * 50_000, 400, "body"),
        (b"\xff\xfe\xff", 400, "body"),
        ('{"answers": {"age": ' + "9" * 5000 + "}}", 400, "body"),
        ('{"answers": {"age": "' + "9" * 70_000 + '"}}', 413, "too-large"),
    ],
)
def test_bodies_that_are_not_what_they_should_be(body: str | bytes, status: int, kind: str) -> None:
    response = Client().post("/api/v1/step", body, content_type="application/json")
    problem(response, status, kind)


def test_only_json_is_taken() -> None:
    response = Client().post("/api/v1/step", {"answers": "{}"})
    problem(response, 415, "media-type")


def test_a_wrong_method_says_which_is_right() -> None:
    response = Client().get("/api/v1/step?age=34")
    problem(response, 405, "method")
    assert response["Allow"] == "POST"


def test_a_wrong_address() -> None:
    problem(Client().get("/api/v1/nothing/here"), 404, "not-found")
    problem(Client().get("/api/v1/problems/nothing"), 404, "not-found")


def test_a_withdrawn_complaint_gives_its_message() -> None:
    live = live_directory()
    live.withdraw("Call 111 about chest pain.", "chest_pain")
    try:
        told = problem(post({"age": "34 years", "complaint": "chest_pain"}), 503, "withdrawn")
        assert told["detail"] == "Call 111 about chest pain."
        assert post({"age": "34 years"}).status_code == 200
        live.withdraw("Call 111.")
        assert (
            problem(Client().get("/api/v1/complaints"), 503, "withdrawn")["detail"] == "Call 111."
        )
    finally:
        live.restore()
        live.restore("chest_pain")
    assert Client().get("/api/v1/complaints").status_code == 200


def test_nothing_said_is_logged(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    post({"sex": "canary-answer"})
    Client().post("/api/v1/step", '{"canary-answer"', content_type="application/json")
    out, err = capfd.readouterr()
    assert "canary" not in out + err + caplog.text


def test_a_fault_of_ours_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("canary-answer")

    monkeypatch.setattr("askae.api.assessment.next_step", broken)
    told = problem(post({"age": "34 years"}), 500, "failed")
    assert "canary" not in json.dumps(told) + "".join(capfd.readouterr())
