"""The bundle against the R4 schema, and its parts against each other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from askae.fhir import questionnaire
from askae.handover.fhir import bundle
from tests.fhir.schema import wrong

from .people import knowledge, person, told

PEOPLE = {
    "emergency": person("chest_pain", danger_chest="yes"),
    "self_care": person("chest_pain"),
    "private": person("low_mood", suicide_thoughts="yes"),
    "readings": person("fever", temperature=38.5, pulse=95, spo2=97),
    "not_sure": person("headache", feverish="not_sure"),
    "baby": person("fever", age="6 months"),
    "place": person("burn", burn_place=["face", "hand"], age="75 years or over"),
    "several": person("headache", "fever"),
}


def made(who: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(bundle(knowledge(), told(PEOPLE[who]))))
    return found


def resources(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [
        entry["resource"] for entry in found["entry"] if entry["resource"]["resourceType"] == kind
    ]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str):
            yield value["reference"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


@pytest.mark.parametrize("who", PEOPLE)
def test_every_resource_is_as_the_schema_says(who: str) -> None:
    found = made(who)
    assert not wrong(found)
    for entry in found["entry"]:
        assert not wrong(entry["resource"])


@pytest.mark.parametrize("who", PEOPLE)
def test_references_lead_somewhere_and_the_message_begins_with_its_header(who: str) -> None:
    found = made(who)
    urls = [entry["fullUrl"] for entry in found["entry"]]
    assert len(urls) == len(set(urls))
    assert set(references(found)) <= set(urls)
    first = found["entry"][0]["resource"]
    assert first["resourceType"] == "MessageHeader"
    assert first["focus"][0]["reference"] in urls
    for kind in ("Patient", "CarePlan", "QuestionnaireResponse", "Provenance"):
        assert len(resources(found, kind)) == 1
    assert not set(made(who)["entry"][0]) - {"fullUrl", "resource"}
    assert made(who)["entry"][0]["fullUrl"] != found["entry"][0]["fullUrl"]


def test_nobody_is_asked_to_see_who_can_care_at_home() -> None:
    assert not resources(made("self_care"), "ServiceRequest")
    asked = resources(made("emergency"), "ServiceRequest")[0]
    assert asked["priority"] == "stat"
    assert asked["occurrencePeriod"]["start"] == "2026-07-01T08:30:00+00:00"


def test_an_immediate_danger_is_the_reason_for_the_request() -> None:
    asked = resources(made("emergency"), "ServiceRequest")[0]
    reasons = [reason["text"] for reason in asked["reasonCode"]]
    assert reasons[0].startswith("Immediate danger said: Tightness")
    assert "questions stopped there" in reasons[1]


def test_a_reading_has_its_code_and_unit_and_a_missing_one_says_so() -> None:
    found = resources(made("readings"), "Observation")
    hot = next(one for one in found if "valueQuantity" in one)
    assert hot["code"]["coding"][0]["code"] == "8310-5"
    assert hot["valueQuantity"] == {
        "value": 38.5,
        "unit": "°C",
        "system": "http://unitsofmeasure.org",
        "code": "Cel",
    }
    unsure = resources(made("not_sure"), "Observation")
    reasons = [
        one["dataAbsentReason"]["coding"][0]["code"] for one in unsure if "dataAbsentReason" in one
    ]
    assert "asked-unknown" in reasons


def test_no_name_and_no_id_of_a_finding() -> None:
    whole = json.dumps(made("emergency"))
    assert "danger_chest" not in whole
    assert set(resources(made("emergency"), "Patient")[0]) == {"resourceType", "gender"}


def flat(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from flat(item.get("item", []))


@pytest.mark.parametrize("who", ["self_care", "readings", "not_sure", "baby", "place"])
def test_the_response_answers_its_questionnaire(who: str) -> None:
    [response] = resources(made(who), "QuestionnaireResponse")
    address, _, version = response["questionnaire"].partition("|")
    complaint = told(PEOPLE[who]).told.complaints[0]
    asked = questionnaire(knowledge(), complaint)
    assert (asked["url"], asked["version"]) == (address, version)
    items = {item["linkId"]: item for item in flat(asked["item"])}
    given = [*flat(response["item"])]
    order = [item["linkId"] for item in flat(asked["item"])]
    places = [order.index(item["linkId"]) for item in given]
    assert places == sorted(set(places))
    assert sum("answer" in item for item in given) > 10
    for item in given:
        question = items[item["linkId"]]
        offered = {
            (option["valueCoding"]["system"], option["valueCoding"]["code"])
            for option in question.get("answerOption", ())
        }
        kinds = {
            "boolean": "valueBoolean",
            "quantity": "valueQuantity",
            "open-choice": "valueString",
        }
        assert len(item.get("answer", [])) <= 1 or question.get("repeats")
        for answer in item.get("answer", []):
            [(kind, value)] = answer.items()
            if kind == "valueCoding":
                assert (value["system"], value["code"]) in offered
            else:
                assert kind == kinds[question["type"]]


def test_several_problems_have_no_one_questionnaire() -> None:
    [response] = resources(made("several"), "QuestionnaireResponse")
    assert "questionnaire" not in response
    assert any("answer" in item for item in flat(response["item"]))


def test_a_problem_kept_private_does_not_show_in_which_questionnaire_is_named() -> None:
    alone = bundle(knowledge(), told(person("headache")))
    beside = bundle(knowledge(), told(person("headache", "domestic_abuse")))
    named = [resources(one, "QuestionnaireResponse")[0]["questionnaire"] for one in (alone, beside)]
    assert named[0] == named[1]


def test_a_problem_has_its_code_only_where_one_was_checked() -> None:
    mixed = bundle(knowledge(), told(person("urinary", "blood_urine")))
    [asked] = resources(mixed, "ServiceRequest")
    without, coded = asked["reasonCode"]
    assert set(without) == {"text"}
    assert coded["coding"] == [
        {"system": "http://snomed.info/sct", "code": "34436003", "display": "Blood in urine"}
    ]
    danger = resources(made("emergency"), "ServiceRequest")[0]["reasonCode"]
    assert all(set(reason) == {"text"} for reason in danger)
    assert danger[0]["text"].startswith("Immediate danger")
