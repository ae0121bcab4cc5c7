"""A person's own words: the complaints that fit, and what is understood. Nothing of it decides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.decorators import decorate_view

from askae.handover.shapes import complaint_shape
from askae.understanding import find_complaints, heard_shape, notice, sounds_dangerous
from askae.understanding import understand as understand_words

from . import schemas
from .serving import BODY_PROBLEMS, as_json, knowledge_in_force
from .strict import strict_json

router = Router(tags=["Own words"])


@router.post(
    "/complaints/search",
    response={200: schemas.SearchOut, **BODY_PROBLEMS},
    summary="Complaints that fit a person’s own words",
    operation_id="search_complaints",
)
@decorate_view(strict_json)
def search(request: HttpRequest, body: schemas.WordsIn) -> HttpResponse:
    """Slips are forgiven, the last word may be half typed."""
    knowledge = knowledge_in_force()
    found = [
        complaint_shape(knowledge.complaints[match.complaint]) | {"score": match.score}
        for match in find_complaints(knowledge, body.words)
    ]
    told = {
        "complaints": found,
        "dangerous": sounds_dangerous(body.words),
        "notice": notice(body.words, bool(found)),
    }
    return as_json(told)


@router.post(
    "/understand",
    response={200: schemas.UnderstoodOut, **BODY_PROBLEMS},
    summary="What is understood of a person’s own words",
    operation_id="understand_words",
)
@decorate_view(strict_json)
def understand(request: HttpRequest, body: schemas.WordsIn) -> HttpResponse:
    """Complaints to choose from and facts to confirm; nothing of it may be used before the person confirms it."""
    knowledge = knowledge_in_force()
    return as_json(heard_shape(knowledge, understand_words(knowledge, body.words)))
