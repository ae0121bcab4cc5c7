"""FHIR over HTTP: lists, single definitions, places, and what is refused."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from askae.api.fhir import CONTENT_TYPE
from askae.fhir import plan_definition, questionnaire
from askae.live import LiveDirectory, current_knowledge, live_directory
from tests.fhir.schema import wrong
from tests.places.demo import publish

from .test_step import problem

BASE = "/api/v1/fhir"


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDirectory:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    return live_directory()


def get(path: str) -> dict[str, Any]:
    response = Client().get(f"{BASE}/{path}")
    assert response.status_code == 200
    assert response["Content-Type"] == CONTENT_TYPE
    found: dict[str, Any] = response.json()
    assert not wrong(found)
    return found


@pytest.mark.parametrize("resource", ["Questionnaire", "PlanDefinition"])
def test_all_complaints_are_listed_and_each_leads_to_its_definition(resource: str) -> None:
    found = get(resource)
    assert found["total"] == len(found["entry"]) == len(current_knowledge().complaints)
    names = [entry["resource"]["title"].casefold() for entry in found["entry"]]
    assert names == sorted(names)
    for entry in found["entry"][:3]:
        assert entry["fullUrl"].startswith(f"http://testserver{BASE}/{resource}/")
        assert not wrong(entry["resource"])
        whole = Client().get(entry["fullUrl"]).json()
        assert entry["resource"].pop("meta")["tag"][0]["code"] == "SUBSETTED"
        assert whole | entry["resource"] == whole


def test_a_definition_is_read_by_its_id() -> None:
    known = current_knowledge()
    assert get("Questionnaire/chest-pain") == questionnaire(known, "chest_pain")
    assert get("PlanDefinition/chest-pain") == plan_definition(known, "chest_pain")


def test_an_unknown_id_is_told() -> None:
    told = problem(Client().get(f"{BASE}/Questionnaire/chest-pains"), 404, "not-found")
    assert "chest-pains" in told["detail"]
    problem(Client().post(f"{BASE}/Questionnaire"), 405, "method")
    problem(Client().get(f"{BASE}/Patient"), 404, "not-found")


def test_what_is_withdrawn_is_not_given(live: LiveDirectory) -> None:
    live.withdraw("Call 111 about chest pain.", "chest_pain")
    told = problem(Client().get(f"{BASE}/PlanDefinition/chest-pain"), 503, "withdrawn")
    assert told["detail"] == "Call 111 about chest pain."
    assert get("PlanDefinition/headache")["id"] == "headache"


def test_places_come_with_their_locations(live: LiveDirectory) -> None:
    assert get("HealthcareService")["total"] == 0
    publish(live)
    found = get("HealthcareService")
    services = [e["resource"] for e in found["entry"] if e["search"]["mode"] == "match"]
    assert found["total"] == len(services) == len(live.places())
    urls = {entry["fullUrl"] for entry in found["entry"]}
    assert {s["location"][0]["reference"] for s in services} <= urls
    for entry in found["entry"]:
        assert not wrong(entry["resource"])


def test_what_can_be_read_is_stated() -> None:
    found = get("metadata")
    assert found["implementation"]["url"] == f"http://testserver{BASE}"
    for one in found["rest"][0]["resource"]:
        assert get(one["type"])["type"] == "searchset"
