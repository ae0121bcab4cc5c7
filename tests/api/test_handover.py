"""A finished assessment handed over by the API."""

from typing import Any

import pytest
from django.test import Client

from askae.handover import sbar

from .test_step import finished, problem

PLACE = "/api/v1/handover"


def post(body: Any) -> Any:
    return Client().post(PLACE, body, content_type="application/json")


def test_text_summary_and_bundle_tell_the_same() -> None:
    answers, outcome = finished()
    response = post({"answers": answers})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    found = response.json()
    assert len(found["text"].encode()) < sbar.LIMIT
    read = sbar.read(found["text"])
    assert list(read.complaints) == found["summary"]["complaints"] == ["Chest pain"]
    assert read.advice == found["summary"]["advice"]
    assert outcome["title"] in read.advice
    assert found["summary"]["version"] == outcome["version"][:12]
    assert found["summary"]["more"] == {}
    assert found["fhir"]["resourceType"] == "Bundle"


def test_private_answers_need_the_persons_word() -> None:
    answers = {"age": "34 years", "danger_suicide": "yes"}
    without = post({"answers": answers}).content.decode()
    whole = post({"answers": answers, "private": True}).content.decode()
    assert "about to end" not in without
    assert "about to end" in whole


def test_an_unfinished_assessment_is_no_handover() -> None:
    problem(post({"answers": {"age": "34 years"}}), 409, "unfinished")


@pytest.mark.parametrize(
    ("body", "status", "kind"),
    [
        ({}, 400, "body"),
        ({"answers": {}, "private": "yes"}, 400, "body"),
        ({"answers": {}, "name": "Ann"}, 400, "body"),
        ({"answers": {"sex": "femal"}}, 422, "answers"),
    ],
)
def test_bad_input_is_told_kindly(body: Any, status: int, kind: str) -> None:
    problem(post(body), status, kind)
