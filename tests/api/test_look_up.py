"""What can be looked up: complaints, the knowledge in force, the description of the API itself."""

import pytest
from django.test import Client

from askae.api.problems import KINDS
from askae.live import current_knowledge


def test_all_complaints_from_a_to_z() -> None:
    found = Client().get("/api/v1/complaints").json()
    assert {complaint["id"] for complaint in found} == set(current_knowledge().complaints)
    names = [complaint["name"].casefold() for complaint in found]
    assert names == sorted(names)


def test_words_are_searched_in_the_body() -> None:
    response = Client().post(
        "/api/v1/complaints/search", {"words": "tite cheast"}, content_type="application/json"
    )
    assert response.json()[0]["id"] == "chest_pain"
    assert response["Cache-Control"] == "no-store"


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


@pytest.mark.parametrize("name", KINDS)
def test_every_problem_type_can_be_looked_up(name: str) -> None:
    assert Client().get(f"/api/v1/problems/{name}").json()["status"] == KINDS[name].status


def test_the_description_names_no_other_host() -> None:
    text = Client().get("/api/v1/openapi.json").content.decode()
    assert "http://" not in text
    assert "https://" not in text
    assert Client().get("/api/v1/docs").status_code == 404
