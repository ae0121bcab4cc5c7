"""The start page, and the way into every page of a journey."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from askae.triage import BundleError, journey
from askae.website.embedding import look_of
from askae.website.notices import notices_for

from .. import fields, forms, running
from ..rendering import respond
from ..state import LostError
from ..visits import Visit, forget, new_visit, open_visit
from . import answers, handover, outcome, question, told
from .common import Goto, Place, Result, journey_page
from .stopped import everything_stopped

HOPS = 4
"""Redirects to follow on the server where no cookie carries the answers; there are never more than two."""


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return HttpResponseRedirect("/ask/")


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Says what this is, and asks the first questions; each opening is a journey of its own."""
    if stopped := everything_stopped(request):
        return stopped
    knowledge = running.knowledge()
    visit = new_visit(request, knowledge)
    page = journey(knowledge, {}).page
    if page is None:
        raise BundleError("This knowledge asks nothing.")

    return journey_page(
        visit,
        "ask/start.jinja",
        lambda: {
            "page": page,
            "short_notices": False,
            "fields": fields.fields(page, {}, {}, None, forms.follow_ups(knowledge, {}, page)),
            "review": knowledge.review,
        },
        key=page,
    )


@require_safe
def leave(request: HttpRequest, name: str) -> HttpResponse:
    """Quick exit: to a page that anybody may be reading, and the answers are gone. It needs no answers to work."""
    response = HttpResponseRedirect(settings.ASKAE_EXIT_URL)
    response.headers["Cache-Control"] = "no-store"
    forget(response, name)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def visit_page(request: HttpRequest, name: str, place: str) -> HttpResponse:
    """Any page of a journey: post, redirect, get; or the next page at once where no cookie carries the answers."""
    page = _place(place)
    if page is None:
        return _lost(request, "nowhere")
    if stopped := everything_stopped(request):
        return stopped
    try:
        visit = open_visit(request, name, running.knowledge())
    except LostError as problem:
        response = _lost(request, problem.reason)
        forget(response, name)
        return response
    posted = request.method == "POST" and request.POST.get("do") != "show"
    result: Result = page.take(visit) if posted else page.show(visit)
    for _ in range(HOPS):
        if isinstance(result, HttpResponse):
            return result
        if not visit.by_field:
            return _redirect(visit, result)
        visit.here = visit.path + result.place
        if place_after := _place(result.place):
            result = place_after.show(visit)
    raise RuntimeError("A journey goes round in circles")


def _redirect(visit: Visit, to: Goto) -> HttpResponse:
    response = HttpResponseRedirect(visit.path + to.place, status=303)
    response.headers["Cache-Control"] = "no-store"
    visit.keep(response)
    return response


_PLACES: dict[str, Place] = {
    "answers/": answers.Answers(),
    "confirm/": answers.Confirm(),
    "add/": answers.Add(),
    "clear/": answers.Clear(),
    "outcome/": outcome.OutcomePage(),
    "handover/": handover.HandoverPage(),
}


def _place(text: str) -> Place | None:
    """``3/`` is the third page; ``3/change/`` the same, to come back to the answers from."""
    if match := re.fullmatch(r"(\d{1,3})/(change/)?", text):
        return question.QuestionPage(int(match[1]), change=bool(match[2]))
    if match := re.fullmatch(r"told/(\d{1,3})/", text):
        return told.ToldPage(int(match[1]))
    return _PLACES.get(text)


def _lost(request: HttpRequest, reason: str) -> HttpResponse:
    notices = notices_for(request)
    hours = settings.ASKAE_JOURNEY_HOURS
    return respond(
        "ask/lost.jinja",
        lambda: {"reason": reason, "hours": hours, "notices": notices, "here": "/ask/"},
        key=("lost", reason, notices),
        status=404 if reason == "nowhere" else 410,
        look=look_of(request),
    )
