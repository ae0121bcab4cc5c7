"""The reference page of the API, made from its OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .problems import FOLDER, KINDS
from .routes import api

START = "/api/v1"

INTRODUCTION = """\
# The API

<!-- Made by `askae docs`. Do not edit. -->

The same assessment for programs, under `/api/v1/` of the site. It is stateless: send all answers, get the next
page or the outcome. Nothing that is sent is kept or logged, and what a person said never stands in an address.
[openapi.json](openapi.json), also served as `/api/v1/openapi.json`, describes it for tools, with examples. What is
here stays; more may be added. Where the operator says so,
[a key is needed](../how-to/run-it-for-a-hospital.md#the-api).

```
curl -H 'Content-Type: application/json' \\
  -d '{"answers": {"age": "34 years", "sex": "female", "complaint": ["chest_pain"]}}' \\
  http://127.0.0.1:8000/api/v1/step
```
"""


def description() -> dict[str, Any]:
    """The OpenAPI document as it is served."""
    document: dict[str, Any] = json.loads(
        json.dumps(api.get_openapi_schema(path_prefix=START + "/"))
    )
    return document


def api_page(document: Mapping[str, Any]) -> str:
    schemas = document["components"]["schemas"]
    return (
        "\n".join([INTRODUCTION, *_paths(document), *_problems(), *_schemas(schemas)]).rstrip()
        + "\n"
    )


def _paths(document: Mapping[str, Any]) -> Iterator[str]:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            yield f"## {method.upper()} {path}\n"
            about = [operation["summary"] + ".", operation.get("description", "")]
            yield " ".join(filter(None, about)) + "\n"
            yield from _bodies(operation)


def _bodies(operation: Mapping[str, Any]) -> Iterator[str]:
    yield "| | |\n|---|---|"
    for parameter in operation["parameters"]:
        about = parameter.get("description") or _type(parameter["schema"])
        yield f"| `{parameter['name']}`, in the {parameter['in']} | {about} |"
    if content := operation.get("requestBody", {}).get("content"):
        yield f"| takes | {_type(content['application/json']['schema'])} |"
    told: dict[str, list[str]] = {}
    for status, response in operation["responses"].items():
        kinds = [_type(kind["schema"]) for kind in response.get("content", {}).values()]
        told.setdefault(" or ".join(kinds) or "nothing", []).append(status)
    for kind, statuses in told.items():
        yield f"| {', '.join(statuses)} | {kind} |"
    yield ""


def _problems() -> Iterator[str]:
    yield "## Problems\n"
    yield "Every error is a problem document (RFC 9457), of the type `application/problem+json`.\n"
    yield "| type | status | means |\n|---|---|---|"
    for name, kind in KINDS.items():
        yield f"| `{FOLDER}{name}` | {kind.status} | {kind.title}. {kind.means} |"
    yield ""


def _schemas(schemas: Mapping[str, Any]) -> Iterator[str]:
    for name, schema in sorted(schemas.items()):
        yield f"## {name}\n"
        if "description" in schema:
            yield f"{schema['description']}\n"
        yield "| key | type | |\n|---|---|---|"
        for key, part in schema.get("properties", {}).items():
            yield f"| `{key}` | {_type(part)} | {part.get('description', '')} |"
        yield ""


def _type(schema: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if choices := schema.get("anyOf"):
        return " or ".join(map(_type, choices))
    if values := schema.get("enum"):
        return ", ".join(f"`{value}`" for value in values)
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    return str(schema.get("type", "any"))
