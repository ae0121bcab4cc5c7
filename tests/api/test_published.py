"""The published description: its examples are real, and nothing that it promised goes away."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from askae.api.examples import examples, same, shortened
from askae.api.making import KEY, prepare
from askae.api.reference import description
from askae.live import live_directory
from tools.api_changes import DESCRIBED, PROMISED, WHAT_TO_DO, breaking_changes

DOCUMENT = description()
MOST = {example.name: example.most for example in examples()}


def answers() -> Iterator[Any]:
    """Each example of an answer with its operation."""
    for path, operations in DOCUMENT["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                for media, content in response.get("content", {}).items():
                    for name, example in content.get("examples", {}).items():
                        yield pytest.param(
                            (method, path, operation, name),
                            (int(status), media, content["schema"], example["value"]),
                            id=f"{operation['operationId']}-{name}",
                        )


def example_of(part: dict[str, Any], name: str) -> Any:
    return part.get("examples", {}).get(name, {}).get("value")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("live")


@pytest.mark.parametrize(("asked", "told"), list(answers()))
def test_each_example_is_what_the_api_answers(
    asked: Any, told: Any, live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASKAE_LIVE", str(live))
    prepare(live_directory())
    method, path, operation, name = asked
    status, media, schema, value = told
    place = path.format(**{p["name"]: example_of(p, name) for p in operation["parameters"]})
    body = ""
    if "requestBody" in operation:
        content = operation["requestBody"]["content"]["application/json"]
        body = json.dumps(example_of(content, name))
    key = {} if status == 401 else {"Authorization": f"Bearer {KEY}"}
    response = Client().generic(method.upper(), place, body, "application/json", headers=key)
    assert response.status_code == status
    assert response["Content-Type"] == media
    answer = json.loads(response.content)
    most = MOST[f"{operation['operationId']}-{name}"]
    assert same(shortened(answer, most), value), "Run: askae docs"
    for shown in (answer, value):
        Draft202012Validator(schema | {"components": DOCUMENT["components"]}).validate(shown)


def test_every_operation_has_examples_of_what_is_sent_and_what_comes_back() -> None:
    for operations in DOCUMENT["paths"].values():
        for operation in operations.values():
            about = operation["operationId"]
            assert any(
                content.get("examples")
                for status, response in operation["responses"].items()
                if status == "200"
                for content in response["content"].values()
            ), about
            if "requestBody" in operation:
                assert operation["requestBody"]["content"]["application/json"]["examples"], about


def test_every_operation_has_a_topic_and_says_how_it_refuses() -> None:
    topics = {tag["name"] for tag in DOCUMENT["tags"]}
    for operations in DOCUMENT["paths"].values():
        for operation in operations.values():
            assert set(operation["tags"]) <= topics
            assert {"401", "429"} <= operation["responses"].keys()
    assert "contact" not in DOCUMENT["info"]
    assert DOCUMENT["openapi"].startswith("3.1.")


def test_the_committed_description_is_the_one_that_is_served() -> None:
    served = Client().get("/api/v1/openapi.json").json()
    assert json.loads(DESCRIBED.read_text()) == served == DOCUMENT, "Run: askae docs"


def test_nothing_that_was_promised_is_broken() -> None:
    broken = breaking_changes(json.loads(PROMISED.read_text()), DOCUMENT)
    assert not broken, "\n".join([*broken, WHAT_TO_DO])
