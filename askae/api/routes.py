"""The API put together. Each module holds the routes of one topic."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router

from . import assessment, fhir, kinds, knowledge, places, words
from .description import DESCRIPTION, EXTRA
from .problems import ProblemError
from .strict import StrictAPI, add_handlers

api = StrictAPI(
    title="Ask A&E",
    version="1",
    description=DESCRIPTION,
    urls_namespace="askae-api",
    servers=[{"url": "/", "description": "The site that this document comes from"}],
    openapi_extra=EXTRA,
    docs_url=None,  # the ready-made page loads scripts from another host
)
add_handlers(api)
for topic in (assessment, words, knowledge, places, fhir, kinds):
    api.add_router("", topic.router)

nowhere = Router()


@nowhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False
)
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    raise ProblemError("not-found", "There is nothing at this address.")


api.add_router("", nowhere)  # the last one: it takes whatever is left
