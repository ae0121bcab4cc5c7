"""Pages that say something about the service, its health, and what robots may read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods, require_safe

from askae.live import Notice
from askae.website.embedding import look_of
from askae.website.notices import notices_for

from .. import running
from ..rendering import clean, respond

PROBLEMS = {
    "not_enough": "The advice was not urgent enough",
    "too_much": "The advice was too urgent",
    "unclear": "The words were hard to understand",
    "missing": "Something important was not asked",
    "broken": "Something did not work",
}
LONGEST_LABEL = 400


def frame(request: HttpRequest, notices: tuple[Notice, ...]) -> dict[str, Any]:
    """What a page of its own address, the same for everybody, needs around its words."""
    return {
        "notices": notices,
        "here": request.path,
        "about_page": request.path,
        "robots": "all",
    }


def page(template: str, **context: Any) -> Callable[[HttpRequest], HttpResponse]:
    """A page that is the same for everybody until knowledge or notices change."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        notices = notices_for(request)
        knowledge = running.knowledge()
        response = respond(
            template,
            lambda: {
                **frame(request, notices),
                "knowledge": knowledge,
                "hours": settings.ASKAE_JOURNEY_HOURS,
                **context,
            },
            key=(template, knowledge.version, notices),
            look=look_of(request),
        )
        response.headers["Cache-Control"] = "no-cache"
        return response

    return view


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Puts a message together for the person to send. Nothing is sent or kept here."""
    data = request.POST
    version, rules = (clean(data.get(key, ""))[:LONGEST_LABEL] for key in ("version", "rules"))
    problem = PROBLEMS.get(data.get("problem", ""))
    composing = data.get("do") == "compose"
    lines = [f"About Ask A&E: {problem}."] if problem else []
    if version and data.get("include"):
        lines += [f"Advice version: {version}", f"Rules: {rules}"]
    message = "\n".join(lines)
    return respond(
        "ask/report.jinja",
        lambda: {
            "notices": notices_for(request),
            "here": request.path,
            "problem_items": [{"value": id, "text": text} for id, text in PROBLEMS.items()],
            "error": "Choose what seems wrong." if composing and not problem else "",
            "included": bool(data.get("include")),
            "version": version,
            "rules": rules,
            "message": message if composing and problem else "",
            "email": settings.ASKAE_REPORT_EMAIL,
            "phone": settings.ASKAE_REPORT_PHONE,
            "mail": f"subject={quote('Ask A&E: advice that seems wrong')}&body={quote(message)}",
        },
        status=422 if composing and not problem else 200,
    )


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """For whoever watches the server: whether it can advise, and with which knowledge."""
    try:
        knowledge = running.knowledge()
    except Exception as problem:  # noqa: BLE001  whatever it is, the answer is "not well"
        return _health({"ok": False, "problem": type(problem).__name__}, status=503)
    stopped = bool(running.stop_message())
    known = {"knowledge": knowledge.version, "review": knowledge.review, "stopped": stopped}
    return _health({"ok": not stopped, **known}, status=503 if stopped else 200)


def _health(content: dict[str, Any], status: int) -> JsonResponse:
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        "User-agent: *\nDisallow: /ask/j/\nDisallow: /api/\n",
        content_type="text/plain; charset=utf-8",
    )


@require_safe
def hello(request: HttpRequest) -> HttpResponse:
    """A bare view to measure pages against; only there where ASKAE_BENCH is set."""
    return HttpResponse("hello")
