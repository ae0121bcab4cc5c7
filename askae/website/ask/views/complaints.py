"""What each complaint asks and advises, in words: a part of "How it works". The same for everybody, so made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

import askae
from askae.evaluation.packed import Packed, advised, read_packed
from askae.readable.complaint import LEVEL_NAMES, general_rules, readable
from askae.readable.picture import draw
from askae.triage import Knowledge
from askae.website.notices import notices_for

from .. import running
from ..rendering import respond
from .information import frame

CASES = Path(askae.__file__).parent / "data/cases.json"


@require_safe
def every_complaint(request: HttpRequest) -> HttpResponse:
    return _page(request, "ask/complaints.jinja", "", lambda knowledge: {})


@require_safe
def general(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        "ask/general_rules.jinja",
        "",
        lambda knowledge: {"rules": general_rules(knowledge)},
    )


@require_safe
def complaint(request: HttpRequest, id: str) -> HttpResponse:
    if id not in running.knowledge().complaints:
        raise Http404
    return _page(request, "ask/complaint.jinja", id, lambda knowledge: _about(knowledge, id))


def _about(knowledge: Knowledge, id: str) -> dict[str, Any]:
    return {
        "about": readable(knowledge, id),
        "told": _told(knowledge, id),
        "picture": draw(knowledge, id, alone=False),
    }


def _told(knowledge: Knowledge, id: str) -> Mapping[str, int]:
    return advised(knowledge, _cases(CASES), id)


@cache
def _cases(path: Path) -> tuple[Packed, ...]:
    return read_packed(path)


def _page(
    request: HttpRequest, template: str, id: str, about: Callable[[Knowledge], Mapping[str, Any]]
) -> HttpResponse:
    notices = notices_for(request)
    knowledge = running.knowledge()
    response = respond(
        template,
        lambda: {
            **frame(request, notices),
            "knowledge": knowledge,
            "levels": LEVEL_NAMES,
            **about(knowledge),
        },
        key=(template, id, knowledge.version, notices),
    )
    response.headers["Cache-Control"] = "no-cache"
    return response
