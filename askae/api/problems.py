"""Errors as problem documents (RFC 9457). What was sent is never logged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"
FOLDER = "/api/v1/problems/"


@dataclass(frozen=True, slots=True)
class Kind:
    status: int
    title: str
    means: str


KINDS: Mapping[str, Kind] = {
    "answers": Kind(
        422,
        "Some answers cannot be used",
        "An answer names a finding that does not exist, or a value that the finding does not take. None was "
        "used. `errors` lists them with what is allowed; `allowed` is that of the first.",
    ),
    "unfinished": Kind(
        409,
        "The assessment is not finished",
        "There are questions left; an unfinished assessment must not look like advice.",
    ),
    "body": Kind(
        400,
        "The request is not what it should be",
        "The body is not JSON, or its keys are not the documented ones.",
    ),
    "where": Kind(
        422,
        "Where the person is cannot be used",
        "`near` names a postcode district that is not known here, or half a position. It can be left out.",
    ),
    "key": Kind(
        401, "A key is needed", "The header Authorization has no key, or one that is not known."
    ),
    "too-many": Kind(
        429, "Too many requests", "Wait as many seconds as the header Retry-After says, then go on."
    ),
    "not-yours": Kind(
        403, "The key is not for this place", "Each key is for the places of one source."
    ),
    "time": Kind(422, "The time cannot be used", "It has no zone, is too old, or lies ahead."),
    "media-type": Kind(
        415, "The request is not JSON", "Send the body with the content type application/json."
    ),
    "too-large": Kind(
        413, "The request is too large", "The body has a limit that no assessment reaches."
    ),
    "method": Kind(405, "This address takes other methods", "The header Allow lists them."),
    "not-found": Kind(404, "There is nothing at this address", "Check it against the reference."),
    "withdrawn": Kind(
        503,
        "This advice is withdrawn for now",
        "The people who run the service have withdrawn it; `detail` says what to do instead.",
    ),
    "no-knowledge": Kind(
        503,
        "The advice is not available now",
        "The clinical knowledge cannot be read. Call 111 instead; in an emergency 999.",
    ),
    "failed": Kind(
        500, "Something went wrong here", "It is our fault, not yours. Try again in a minute."
    ),
}


@dataclass
class ProblemError(Exception):
    """Ends the request with a problem document."""

    kind: str
    detail: str
    more: Mapping[str, Any] = field(default_factory=dict)


def respond(problem: ProblemError) -> HttpResponse:
    kind = KINDS[problem.kind]
    document = {
        "type": FOLDER + problem.kind,
        "title": kind.title,
        "status": kind.status,
        "detail": problem.detail,
        **problem.more,
    }
    return HttpResponse(
        json.dumps(document, ensure_ascii=False),
        status=kind.status,
        content_type=CONTENT_TYPE,
        headers={"Cache-Control": "no-store"}
        | ({"WWW-Authenticate": "Bearer"} if kind.status == 401 else {}),
    )
