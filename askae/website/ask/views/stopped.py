"""The emergency stop: what people see when the checker, or one complaint, has been withdrawn."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from askae.triage import Journey, journey
from askae.website.embedding import look_of
from askae.website.notices import notices_for

from .. import running
from ..rendering import respond
from ..visits import Visit
from .common import chosen, journey_page


def everything_stopped(request: HttpRequest) -> HttpResponse | None:
    """The page that stands in for all others while the whole checker is withdrawn."""
    if not (message := running.stop_message()):
        return None
    response = respond(
        "ask/stopped.jinja",
        lambda: {"message": message, "notices": notices_for(request), "here": "/ask/"},
        status=503,
        look=look_of(request),
    )
    response.headers["Retry-After"] = "600"
    return response


def complaint_stopped(visit: Visit) -> HttpResponse | None:
    """The page that stands in for questions and advice while a chosen problem is withdrawn."""
    stopped = [id for id in chosen(visit) if running.stop_message([id])]
    if not stopped:
        return None
    names = [
        visit.knowledge.complaints[id].name for id in stopped if id in visit.knowledge.complaints
    ]
    return journey_page(
        visit,
        "ask/stopped.jinja",
        lambda: {
            "names": names,
            "message": running.stop_message(stopped),
            "find": complaint_place(journey(visit.knowledge, visit.state.answers)),
        },
        status=503,
    )


def complaint_place(now: Journey) -> str:
    """Where the problem is chosen, to come back from afterwards; the next page while that is not yet reached."""
    for number, outline in enumerate(now.outlines, 1):
        if outline.kind == "complaint":
            return f"{number}/change/"
    return f"{len(now.outlines) + 1}/"
