"""The OpenAPI document beyond what the routes say themselves."""

from __future__ import annotations

from typing import Any

from .examples import add_examples, examples
from .problems import CONTENT_TYPE

DESCRIPTION = (
    "Where to go, how soon and why. Nothing that is sent is kept or logged. "
    "This is advice from draft clinical content unless `review` says otherwise. "
    "If someone’s life may be in danger, call 999. "
    "In the examples long lists are cut."
)
TAGS = {
    "Assessment": "Questions, the outcome, why, and a handover.",
    "Own words": "From what a person writes to complaints and facts to confirm.",
    "Knowledge": "Complaints, and the clinical knowledge in force.",
    "Places": "Where to go, and how busy it is.",
    "FHIR": "The same as FHIR R4: what each complaint asks and rules, and the places.",
    "Problems": "What the types of problem documents mean.",
}
_BEARER = {"type": "http", "scheme": "bearer"}
EXTRA = {
    "info": {"summary": "Open triage for the front door of a hospital"},
    "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
    "security": [{}, {"apiKey": []}],
    "components": {
        "securitySchemes": {
            "apiKey": _BEARER
            | {
                "description": "A key that the operator gives; needed only where the operator says so."
            },
            "placeKey": _BEARER
            | {"description": "A key with which a hospital says how busy its places are."},
        }
    },
}
_PROBLEM = {"application/json": {"schema": {"$ref": "#/components/schemas/ProblemOut"}}}
_ANYWHERE = {
    401: {"description": "Unauthorized", "content": _PROBLEM},
    429: {
        "description": "Too Many Requests",
        "headers": {
            "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}
        },
        "content": _PROBLEM,
    },
}
"""Of every operation: see `access`."""


def completed(document: Any) -> Any:
    """The document that django-ninja made, with what every operation may answer, and with examples."""
    for operations in document["paths"].values():
        for operation in operations.values():
            responses = {int(status): told for status, told in operation["responses"].items()}
            responses = dict(sorted((_ANYWHERE | responses).items()))
            operation["responses"] = {
                str(status): _as_problem(told) if status >= 400 else told
                for status, told in responses.items()
            }
    add_examples(document, examples())
    return document


def _as_problem(response: dict[str, Any]) -> dict[str, Any]:
    return response | {"content": {CONTENT_TYPE: response["content"]["application/json"]}}
