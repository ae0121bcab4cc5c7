"""FHIR R4 to be read: the definitions of the complaints, and the places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router

from askae.fhir import plan_definition, questionnaire
from askae.fhir.canonical import complaint_id
from askae.fhir.server import capability_statement, definitions_bundle, searchset
from askae.live import live_directory
from askae.places import fhir, from_data
from askae.triage import Knowledge

from . import schemas
from .problems import ProblemError
from .serving import CHECKED_FIRST, as_json, knowledge_in_force, refuse_withdrawn

router = Router(tags=["FHIR"])
CONTENT_TYPE = "application/fhir+json"
_ALL: dict[Any, Any] = {200: None, **dict.fromkeys((500, 503), schemas.ProblemOut)}
_ONE = {**_ALL, 404: schemas.ProblemOut}


def _found() -> dict[str, Any]:
    """A new one for each operation: its examples are added to it."""
    return {"responses": {200: {"content": {CONTENT_TYPE: {"schema": {"type": "object"}}}}}}


@router.get(
    "/fhir/metadata",
    response=_ALL,
    summary="What can be read as FHIR",
    operation_id="read_capability_statement",
    openapi_extra=_found(),
)
def metadata(request: HttpRequest) -> HttpResponse:
    """A CapabilityStatement."""
    return _json(capability_statement(_address(request).removesuffix("/metadata")))


@router.get(
    "/fhir/Questionnaire",
    response=_ALL,
    summary="All complaints as FHIR Questionnaires, without their items",
    operation_id="list_questionnaires",
    openapi_extra=_found(),
)
def questionnaires(request: HttpRequest) -> HttpResponse:
    """A Bundle of the type `searchset`, from A to Z."""
    return _json(definitions_bundle(knowledge_in_force(), "Questionnaire", _address(request)))


@router.get(
    "/fhir/Questionnaire/{id}",
    response=_ONE,
    summary="What one complaint asks, as a FHIR Questionnaire",
    operation_id="read_questionnaire",
    openapi_extra=_found(),
)
def one_questionnaire(request: HttpRequest, id: str) -> HttpResponse:
    """The id is that of the complaint, with hyphens: `chest-pain`."""
    return _definition(questionnaire, id)


@router.get(
    "/fhir/PlanDefinition",
    response=_ALL,
    summary="All complaints as FHIR PlanDefinitions, without their rules",
    operation_id="list_plan_definitions",
    openapi_extra=_found(),
)
def plan_definitions(request: HttpRequest) -> HttpResponse:
    """A Bundle of the type `searchset`, from A to Z."""
    return _json(definitions_bundle(knowledge_in_force(), "PlanDefinition", _address(request)))


@router.get(
    "/fhir/PlanDefinition/{id}",
    response=_ONE,
    summary="The rules of one complaint, as a FHIR PlanDefinition",
    operation_id="read_plan_definition",
    openapi_extra=_found(),
)
def one_plan_definition(request: HttpRequest, id: str) -> HttpResponse:
    """The id is that of the complaint, with hyphens: `chest-pain`."""
    return _definition(plan_definition, id)


@router.get(
    "/fhir/HealthcareService",
    response=_ALL,
    summary="All places as FHIR",
    operation_id="list_healthcare_services",
    openapi_extra=_found(),
)
def healthcare_services(request: HttpRequest) -> HttpResponse:
    """A Bundle of the type `searchset`: for each place a HealthcareService, and the Location that it is at."""
    entries = fhir.write(from_data(live_directory().places()))["entry"]
    return _json(searchset(entries, "HealthcareService", _address(request)))


def _definition(make: Callable[[Knowledge, str], dict[str, Any]], id: str) -> HttpResponse:
    complaint = complaint_id(id)
    refuse_withdrawn([complaint])
    knowledge = knowledge_in_force()
    if complaint not in knowledge.complaints:
        raise ProblemError("not-found", f"There is no complaint {id!r}. The list has all of them.")
    return _json(make(knowledge, complaint))


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(request.path)


def _json(data: dict[str, Any]) -> HttpResponse:
    response = as_json(data, CHECKED_FIRST)
    response.headers["Content-Type"] = CONTENT_TYPE
    return response
