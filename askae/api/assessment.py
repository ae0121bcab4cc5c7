"""An assessment: answers in, the next page, the outcome, why, or a handover out. Nothing is kept."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view

from askae.handover import sbar
from askae.handover.explaining import explanation_shape
from askae.handover.fhir import bundle
from askae.handover.shapes import summary_shape
from askae.handover.steps import read_answers
from askae.handover.steps import step as next_step
from askae.handover.summary import hand_over
from askae.live import live_directory
from askae.places import Position, PositionError, near_district, need_of, where, where_shape
from askae.triage import Knowledge, UnfinishedError

from . import schemas
from .problems import ProblemError
from .schemas.assessment import NearIn
from .serving import BODY_PROBLEMS, as_json, knowledge_in_force, refuse_withdrawn
from .strict import strict_json

router = Router(tags=["Assessment"])

_PROBLEMS = {422: schemas.AnswersProblemOut, **BODY_PROBLEMS}
_OF_FINISHED = {409: schemas.ProblemOut, **_PROBLEMS}


@router.post(
    "/step",
    response={200: schemas.PageOut | schemas.OutcomeOut, **_PROBLEMS},
    summary="The next page to ask, or the outcome",
    operation_id="step",
)
@decorate_view(strict_json)
def step(request: HttpRequest, body: schemas.StepIn) -> HttpResponse:
    """Send all answers so far. Ask what the page asks, add the answers, and send all again."""
    return as_json(_step(body))


@router.post(
    "/outcome",
    response={200: schemas.OutcomeOut, **_OF_FINISHED},
    summary="The outcome of a finished assessment",
    operation_id="read_outcome",
)
@decorate_view(strict_json)
def outcome(request: HttpRequest, body: schemas.StepIn) -> HttpResponse:
    """As `/step` gives it, for whoever has all answers already and does not ask; with places as they are now."""
    told = _step(body)
    if "outcome" not in told:
        raise UnfinishedError
    return as_json(told)


@router.post(
    "/explain",
    response={200: schemas.ExplanationOut, **_OF_FINISHED},
    summary="Why the outcome is what it is",
    operation_id="explain",
)
@decorate_view(strict_json)
def explain(request: HttpRequest, body: schemas.ExplainIn) -> HttpResponse:
    """Send all answers of a finished assessment. It tells no more than a handover does."""
    knowledge, answers = _read(body.answers)
    return as_json(explanation_shape(knowledge, answers, body.private))


@router.post(
    "/handover",
    response={200: schemas.HandoverOut, **_OF_FINISHED},
    summary="A finished assessment for somebody else",
    operation_id="hand_over",
)
@decorate_view(strict_json)
def handover(request: HttpRequest, body: schemas.HandoverIn) -> HttpResponse:
    """Send all answers of a finished assessment. What hints at harm by others is never in it."""
    knowledge, answers = _read(body.answers)
    made = hand_over(knowledge, answers, timezone.now(), body.private)
    told = {
        "text": sbar.write(sbar.short(made.summary)),
        "summary": summary_shape(made.summary),
        "fhir": bundle(knowledge, made),
    }
    return as_json(told)


def _step(body: schemas.StepIn) -> dict[str, Any]:
    knowledge, answers = _read(body.answers)
    before = read_answers(knowledge, body.before or {})
    near = _near(body.near) if body.near else None
    told = next_step(knowledge, answers, before)
    if outcome := told.get("outcome"):
        need, now = need_of(knowledge, outcome["disposition"], answers), timezone.now()
        outcome["places"] = where_shape(where(need, live_directory(), now, near), now)
    return told


def _read(raw: dict[str, Any]) -> tuple[Knowledge, dict[str, Any]]:
    knowledge = knowledge_in_force()
    answers = read_answers(knowledge, raw)
    refuse_withdrawn(answers.get("complaint", ()))
    return knowledge, answers


def _near(given: NearIn) -> Position:
    try:
        if given.district:
            return near_district(live_directory(), given.district)
        if given.latitude is None or given.longitude is None:
            raise PositionError("Send a district, or both latitude and longitude.")
    except PositionError as error:
        more = {"allowed": [], "hint": str(error), "errors": []}
        raise ProblemError("where", str(error), more) from None
    return Position(given.latitude, given.longitude)
