"""Changes of the API: what breaks programs is found, what is only added is not."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tools.api_changes import PROMISED, breaking_changes

DOCUMENT = json.loads(PROMISED.read_text())
SCHEMAS = "components", "schemas"


def changed(change: Callable[[Any], Any]) -> list[str]:
    now = copy.deepcopy(DOCUMENT)
    change(now)
    return breaking_changes(DOCUMENT, now)


def at(document: Any, *keys: str) -> Any:
    for key in keys:
        document = document[key]
    return document


def schema(document: Any, name: str) -> Any:
    return at(document, *SCHEMAS, name)


def step(document: Any) -> Any:
    return at(document, "paths", "/api/v1/step", "post")


def put(where: Any, key: str, value: Any) -> None:
    where[key] = value


BREAKS: list[tuple[str, Callable[[Any], Any]]] = [
    ("POST /api/v1/step is gone", lambda d: d["paths"].pop("/api/v1/step")),
    ("the answer 422 is gone", lambda d: step(d)["responses"].pop("422")),
    ("needs a key now", lambda d: put(step(d), "security", [{"apiKey": []}])),
    (
        "the parameter name in the path is gone",
        lambda d: at(d, "paths", "/api/v1/problems/{name}", "get", "parameters").clear(),
    ),
    (
        "the parameter q in the query is required now",
        lambda d: step(d)["parameters"].append(
            {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}}
        ),
    ),
    ("before is gone", lambda d: schema(d, "StepIn")["properties"].pop("before")),
    ("answers is required now", lambda d: put(schema(d, "StepIn"), "required", ["answers"])),
    (
        "maxLength is 10 now",
        lambda d: put(schema(d, "WordsIn")["properties"]["words"], "maxLength", 10),
    ),
    ("title is gone", lambda d: schema(d, "Outcome")["properties"].pop("title")),
    ("title may be missing now", lambda d: schema(d, "Outcome")["required"].remove("title")),
    (
        'the value "urgent" is gone',
        lambda d: schema(d, "Outcome")["properties"]["level"]["enum"].remove("urgent"),
    ),
    (
        "it was integer and is string",
        lambda d: put(schema(d, "Outcome")["properties"]["pages_asked"], "type", "string"),
    ),
    (
        "it can be null now",
        lambda d: put(
            schema(d, "Outcome")["properties"],
            "title",
            {"anyOf": [{"type": "string"}, {"type": "null"}]},
        ),
    ),
    (
        "it can no longer be number",
        lambda d: schema(d, "StepIn")["properties"]["answers"]["additionalProperties"]["anyOf"].pop(
            1
        ),
    ),
    (
        "application/problem+json is gone",
        lambda d: step(d)["responses"]["400"]["content"].clear(),
    ),
]


@pytest.mark.parametrize(("said", "change"), BREAKS, ids=[said for said, _ in BREAKS])
def test_what_breaks_programs_is_told(said: str, change: Callable[[Any], Any]) -> None:
    found = changed(change)
    assert any(said in sentence for sentence in found), found


ADDS: list[Callable[[Any], Any]] = [
    lambda d: put(d["paths"], "/api/v1/new", d["paths"]["/api/v1/step"]),
    lambda d: put(step(d)["responses"], "418", step(d)["responses"]["400"]),
    lambda d: put(schema(d, "StepIn")["properties"], "more", {"type": "string"}),
    lambda d: put(schema(d, "Outcome")["properties"], "more", {"type": "string"}),
    lambda d: schema(d, "Outcome")["properties"]["level"]["enum"].append("soon"),
    lambda d: put(schema(d, "WordsIn")["properties"]["words"], "maxLength", 1000),
    lambda d: put(schema(d, "Outcome")["properties"]["within_hours"], "type", "integer"),
    lambda d: put(d["info"], "description", "Other words."),
]


@pytest.mark.parametrize("change", ADDS)
def test_additions_are_fine(change: Callable[[Any], Any]) -> None:
    assert changed(change) == []
