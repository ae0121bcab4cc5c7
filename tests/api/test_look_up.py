"""What can be looked up: complaints, the knowledge in force, the description of the API itself."""

import json
from typing import Any

import pytest
from django.test import Client

from askae.api.problems import KINDS
from askae.live import current_knowledge, live_directory
from askae.triage import from_bundle
from tools.api_changes import without_examples

from .test_step import problem


def test_all_complaints_from_a_to_z() -> None:
    found = Client().get("/api/v1/complaints").json()
    assert {complaint["id"] for complaint in found} == set(current_knowledge().complaints)
    names = [complaint["name"].casefold() for complaint in found]
    assert names == sorted(names)


def test_words_are_searched_in_the_body() -> None:
    response = Client().post(
        "/api/v1/complaints/search", {"words": "tite cheast"}, content_type="application/json"
    )
    told = response.json()
    assert told["complaints"][0]["id"] == "chest_pain"
    assert (told["dangerous"], told["notice"]) == (False, "")
    assert response["Cache-Control"] == "no-store"


def test_words_of_danger_bring_999_and_something_else() -> None:
    told = search("I am having a stroke")
    assert told["dangerous"]
    assert "999" in told["notice"]
    assert "something_else" in [complaint["id"] for complaint in told["complaints"]]


def test_where_nothing_fits_it_is_said_what_to_do() -> None:
    told = search("xyzzy")
    assert told["complaints"] == []
    assert not told["dangerous"]
    assert all(words in told["notice"] for words in ("something else", "111", "999"))


@pytest.mark.parametrize(
    "path", ["complaints", "knowledge", "knowledge/bundle", "openapi.json", "problems/body"]
)
def test_head_is_answered_like_get(path: str) -> None:
    response = Client().head(f"/api/v1/{path}")
    assert response.status_code == 200
    assert response.content == b""


def test_operations_have_readable_names() -> None:
    document = Client().get("/api/v1/openapi.json").json()
    names = [o["operationId"] for path in document["paths"].values() for o in path.values()]
    assert names == [
        "step", "read_outcome", "explain", "hand_over", "search_complaints", "understand_words",
        "list_complaints", "read_knowledge", "read_bundle", "list_places", "put_place_status",
        "read_capability_statement", "list_questionnaires", "read_questionnaire", "list_plan_definitions",
        "read_plan_definition", "list_healthcare_services", "read_problem",
    ]  # fmt: skip


def search(words: str) -> Any:
    return (
        Client()
        .post("/api/v1/complaints/search", {"words": words}, content_type="application/json")
        .json()
    )


def test_words_have_a_limit() -> None:
    response = Client().post(
        "/api/v1/complaints/search", {"words": "x" * 501}, content_type="application/json"
    )
    assert response.status_code == 400


def test_no_words_are_taken_in_an_address() -> None:
    document = Client().get("/api/v1/openapi.json").json()
    for path, operations in document["paths"].items():
        places = [p["in"] for o in operations.values() for p in o.get("parameters", ())]
        assert "query" not in places, path


def test_the_knowledge_in_force() -> None:
    knowledge = Client().get("/api/v1/knowledge").json()
    assert knowledge["version"] == current_knowledge().version
    assert knowledge["review"] == current_knowledge().review


def test_the_bundle_is_whole_and_is_sent_once() -> None:
    version, client = current_knowledge().version, Client()
    first = client.get("/api/v1/knowledge/bundle")
    assert first["ETag"] == f'"{version}"'
    assert first["Cache-Control"] == "no-cache"
    assert from_bundle(first.json()).version == version
    for known in (f'"{version}"', f'"other", W/"{version}"', "*"):
        again = client.get("/api/v1/knowledge/bundle", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", f'"{version}"')
    other = client.get("/api/v1/knowledge/bundle", headers={"If-None-Match": f'"{"0" * 64}"'})
    assert other.status_code == 200


def test_a_withdrawn_checker_gives_no_bundle() -> None:
    live_directory().withdraw("Call 111.")
    try:
        problem(Client().get("/api/v1/knowledge/bundle"), 503, "withdrawn")
    finally:
        live_directory().restore()


@pytest.mark.parametrize("name", KINDS)
def test_every_problem_type_can_be_looked_up(name: str) -> None:
    assert Client().get(f"/api/v1/problems/{name}").json()["status"] == KINDS[name].status


def test_the_description_names_no_other_host() -> None:
    """But for the sources and code systems in its examples."""
    text = json.dumps(without_examples(Client().get("/api/v1/openapi.json").json()))
    assert "http://" not in text
    assert "https://" not in text
    assert Client().get("/api/v1/docs").status_code == 404


def test_own_words_are_understood_and_nothing_is_decided() -> None:
    told = (
        Client()
        .post(
            "/api/v1/understand",
            {"words": "my 3 yr old daughter has earache, no fever"},
            content_type="application/json",
        )
        .json()
    )
    assert told["complaints"][0] == "earache_discharge"
    assert len(told["complaints"]) <= 3
    assert told["person"] == {"who": "someone_else", "age": "3 years", "sex": "female"}
    assert not told["danger"]
    assert told["language"] is None


def test_danger_in_another_language_brings_its_words() -> None:
    told = (
        Client()
        .post("/api/v1/understand", {"words": "mama nie oddycha"}, content_type="application/json")
        .json()
    )
    assert told["danger"]
    assert told["language"]["id"] == "pl"
    assert "999" in told["notice"]
