"""The routes. Stateless: answers in, the next page or the outcome out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view

from askae.handover import sbar
from askae.handover.fhir import bundle
from askae.handover.shapes import (
    complaint_shape,
    complaints_shape,
    knowledge_shape,
    summary_shape,
)
from askae.handover.steps import read_answers
from askae.handover.steps import step as next_step
from askae.handover.summary import hand_over
from askae.live import live_directory
from askae.places import Position, PositionError, near_district, need_of, where, where_shape
from askae.triage import Knowledge, UnfinishedError
from askae.understanding import (
    find_complaints,
    heard_shape,
    notice,
    sounds_dangerous,
    understand,
)

from . import schemas
from .fhir import router as fhir_router
from .places import router as places_router
from .problems import FOLDER, KINDS, ProblemError
from .strict import StrictAPI, add_handlers, strict_json

api = StrictAPI(
    title="Ask A&E",
    version="1",
    description=(
        "Where to go, how soon and why. Nothing that is sent is kept or logged. "
        "This is advice from draft clinical content unless `review` says otherwise. "
        "If someone’s life may be in danger, call 999."
    ),
    urls_namespace="askae-api",
    openapi_extra={
        "components": {"securitySchemes": {"placeKey": {"type": "http", "scheme": "bearer"}}}
    },
    docs_url=None,  # the ready-made page loads scripts from another host
)
add_handlers(api)
api.add_router("", places_router)
api.add_router("", fhir_router)

_ANY_PROBLEM = dict.fromkeys((400, 413, 415, 500, 503), schemas.ProblemOut)


@api.post(
    "/step",
    response={
        200: schemas.PageOut | schemas.OutcomeOut,
        422: schemas.AnswersProblemOut,
        **_ANY_PROBLEM,
    },
    summary="The next page to ask, or the outcome",
    operation_id="step",
)
@decorate_view(strict_json)
def step(request: HttpRequest, body: schemas.StepIn) -> HttpResponse:
    """Send all answers so far. Ask what the page asks, add the answers, and send all again."""
    knowledge = _knowledge()
    answers = read_answers(knowledge, body.answers)
    before = read_answers(knowledge, body.before or {})
    near = _near(body.near) if body.near else None
    _refuse_withdrawn(answers.get("complaint", ()))
    told = next_step(knowledge, answers, before)
    if outcome := told.get("outcome"):
        need, now = need_of(knowledge, outcome["disposition"], answers), datetime.now(UTC)
        outcome["places"] = where_shape(where(need, live_directory(), now, near), now)
    return _json(told, "no-store")


@api.post(
    "/handover",
    response={
        200: schemas.HandoverOut,
        409: schemas.ProblemOut,
        422: schemas.AnswersProblemOut,
        **_ANY_PROBLEM,
    },
    summary="A finished assessment for somebody else",
    operation_id="hand_over",
)
@decorate_view(strict_json)
def handover(request: HttpRequest, body: schemas.HandoverIn) -> HttpResponse:
    """Send all answers of a finished assessment. What hints at harm by others is never in it."""
    knowledge = _knowledge()
    answers = read_answers(knowledge, body.answers)
    _refuse_withdrawn(answers.get("complaint", ()))
    try:
        made = hand_over(knowledge, answers, timezone.now(), body.private)
    except UnfinishedError:
        detail = "There are questions left. Go on with /api/v1/step until it gives an outcome."
        raise ProblemError("unfinished", detail) from None
    told = {
        "text": sbar.write(sbar.short(made.summary)),
        "summary": summary_shape(made.summary),
        "fhir": bundle(knowledge, made),
    }
    return _json(told, "no-store")


@api.get(
    "/complaints",
    response={200: list[schemas.ComplaintOut], 503: schemas.ProblemOut},
    summary="All complaints",
    operation_id="list_complaints",
)
def complaints(request: HttpRequest) -> HttpResponse:
    """From A to Z."""
    return _json(complaints_shape(_knowledge()), "no-cache")


@api.post(
    "/complaints/search",
    response={200: schemas.SearchOut, **_ANY_PROBLEM},
    summary="Complaints that fit a person’s own words",
    operation_id="search_complaints",
)
@decorate_view(strict_json)
def search(request: HttpRequest, body: schemas.WordsIn) -> HttpResponse:
    """Slips are forgiven, the last word may be half typed."""
    knowledge = _knowledge()
    found = [
        complaint_shape(knowledge.complaints[match.complaint]) | {"score": match.score}
        for match in find_complaints(knowledge, body.words)
    ]
    told = {
        "complaints": found,
        "dangerous": sounds_dangerous(body.words),
        "notice": notice(body.words, bool(found)),
    }
    return _json(told, "no-store")


@api.post(
    "/understand",
    response={200: schemas.UnderstoodOut, **_ANY_PROBLEM},
    summary="What is understood of a person’s own words",
    operation_id="understand_words",
)
@decorate_view(strict_json)
def understood(request: HttpRequest, body: schemas.WordsIn) -> HttpResponse:
    """Complaints to choose from and facts to confirm; nothing of it may be used before the person confirms it."""
    knowledge = _knowledge()
    return _json(heard_shape(knowledge, understand(knowledge, body.words)), "no-store")


@api.get(
    "/knowledge",
    response={200: schemas.KnowledgeOut, 503: schemas.ProblemOut},
    summary="Which knowledge is in force",
    operation_id="read_knowledge",
)
def knowledge(request: HttpRequest) -> HttpResponse:
    return _json(knowledge_shape(_knowledge()), "no-cache")


@api.get(
    "/problems/{name}",
    response={200: schemas.ProblemKindOut, 404: schemas.ProblemOut},
    summary="What a type of problem means",
    operation_id="read_problem",
)
def problem(request: HttpRequest, name: str) -> HttpResponse:
    if name not in KINDS:
        raise ProblemError("not-found", "There is no such type of problem.")
    kind = KINDS[name]
    about = {"type": FOLDER + name, "title": kind.title, "status": kind.status, "means": kind.means}
    return _json(about, "no-cache")


nowhere = Router()


@nowhere.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False
)
def nothing_here(request: HttpRequest, rest: str) -> HttpResponse:
    raise ProblemError("not-found", "There is nothing at this address.")


api.add_router("", nowhere)  # the last one: it takes whatever is left


def _near(given: schemas.NearIn) -> Position:
    try:
        if given.district:
            return near_district(live_directory(), given.district)
        if given.latitude is None or given.longitude is None:
            raise PositionError("Send a district, or both latitude and longitude.")
    except PositionError as error:
        more = {"allowed": [], "hint": str(error), "errors": []}
        raise ProblemError("where", str(error), more) from None
    return Position(given.latitude, given.longitude)


def _knowledge() -> Knowledge:
    _refuse_withdrawn()
    return live_directory().knowledge()


def _refuse_withdrawn(complaints: list[str] | tuple[str, ...] = ()) -> None:
    if message := live_directory().stops().message(complaints):
        raise ProblemError("withdrawn", message)


def _json(data: Any, cache: str) -> HttpResponse:
    return JsonResponse(
        data,
        safe=False,
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": cache},
    )
