"""What can be looked up: complaints, and the clinical knowledge in force."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from ninja import Header, Router

from askae.handover.shapes import complaints_shape, knowledge_shape
from askae.live import live_directory

from . import schemas
from .serving import CHECKED_FIRST, as_json, knowledge_in_force

router = Router(tags=["Knowledge"])

_PROBLEMS = dict.fromkeys((500, 503), schemas.ProblemOut)


@router.get(
    "/complaints",
    response={200: list[schemas.ComplaintOut], **_PROBLEMS},
    summary="All complaints",
    operation_id="list_complaints",
)
def complaints(request: HttpRequest) -> HttpResponse:
    """From A to Z."""
    return as_json(complaints_shape(knowledge_in_force()), CHECKED_FIRST)


@router.get(
    "/knowledge",
    response={200: schemas.KnowledgeOut, **_PROBLEMS},
    summary="Which knowledge is in force",
    operation_id="read_knowledge",
)
def knowledge(request: HttpRequest) -> HttpResponse:
    return as_json(knowledge_shape(knowledge_in_force()), CHECKED_FIRST)


@router.get(
    "/knowledge/bundle",
    response={200: schemas.BundleOut, 304: None, **_PROBLEMS},
    summary="The whole knowledge in force",
    operation_id="read_bundle",
)
def bundle(
    request: HttpRequest,
    if_none_match: str = Header(
        "",
        alias="If-None-Match",
        description="The ETag of the one that you have: 304 while it is in force.",
    ),
) -> HttpResponse:
    """Some megabytes of JSON; its ETag is the knowledge version. Complaints withdrawn for now are still in it."""
    in_force = knowledge_in_force()
    tag = f'"{in_force.version}"'
    headers = {"ETag": tag, "Cache-Control": CHECKED_FIRST}
    if {tag, f"W/{tag}", "*"}.intersection(parse_etags(if_none_match)):
        return HttpResponseNotModified(headers=headers)
    content = live_directory().bundle(in_force)
    return HttpResponse(content, content_type="application/json", headers=headers)
