"""Requests taken strictly, and every refusal as a problem document."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.errors import ValidationError

from askae.handover.steps import AnswersError, read_json
from askae.triage import BundleError, UnfinishedError

from .access import guarded
from .description import completed
from .problems import ProblemError, respond

LARGEST = 64 * 1024
"""Bytes of a body; ten times the longest assessment."""

View = Callable[..., Any]

log = logging.getLogger("django.request")


class StrictAPI(NinjaAPI):
    """Lets in as the operator says, and tells also of a wrong method by a problem document."""

    def get_openapi_schema(self, *args: Any, **named: Any) -> Any:
        return completed(super().get_openapi_schema(*args, **named))

    def _get_urls(self) -> list[Any]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _methods_told(guarded(pattern.callback, pattern.name))
        return patterns


def _methods_told(view: View) -> View:
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **named: Any) -> Any:
        method = request.method
        request.method = "GET" if method == "HEAD" else method
        answer = view(request, *args, **named)
        request.method = method
        if answer.status_code != 405:
            return answer
        problem = respond(ProblemError("method", f"{method} is not possible here."))
        allowed = answer.headers.get("Allow", "")
        problem["Allow"] = re.sub(r"\bGET\b", "GET, HEAD", allowed)
        return problem

    return told


def strict_json(view: View) -> View:
    """Refuses a body that is too large, of another type, or not quite JSON, before anything reads it."""

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **named: Any) -> Any:
        try:
            _check(request)
        except ProblemError as problem:
            return respond(problem)
        return view(request, *args, **named)

    return checked


def _check(request: HttpRequest) -> None:
    if request.content_type != "application/json":
        raise ProblemError("media-type", "Send JSON, with the content type application/json.")
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
        if length > LARGEST or len(request.body) > LARGEST:
            raise RequestDataTooBig
        read_json(request.body)
    except RequestDataTooBig:
        raise ProblemError("too-large", f"A body may have {LARGEST // 1024} kB at most.") from None
    except UnreadablePostError:
        raise ProblemError("body", "The request broke off.") from None
    except ValueError as error:
        raise ProblemError("body", f"The body is not JSON: {error}.") from None


def _plain(error: dict[str, Any]) -> str:
    """What is wrong with one part of the body, in words for whoever wrote the program."""
    *_, key = error["loc"]
    limits = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return f"{key!r} is missing."
        case "extra_forbidden":
            return f"There is no key {key!r} here."
        case "string_type":
            return f"{key!r} must be a text."
        case "string_too_long":
            return f"{key!r} may have {limits['max_length']} characters at most."
        case "bool_type" | "bool_parsing":
            return f"{key!r} must be true or false."
        case "dict_type":
            return f"{key!r} must be an object, finding to value."
        case _ if key == "body":
            return "The body must be one JSON object."
        case _:
            return f"{key!r} is not what the reference says."


def add_handlers(api: NinjaAPI) -> None:
    """Every error of these routes as a problem document."""

    @api.exception_handler(ProblemError)
    def problem(_: HttpRequest, error: ProblemError) -> HttpResponse:
        return respond(error)

    @api.exception_handler(AnswersError)
    def answers(_: HttpRequest, error: AnswersError) -> HttpResponse:
        errors = [
            {"finding": r.finding, "message": r.message, "allowed": list(r.allowed), "hint": r.hint}
            for r in error.refusals
        ]
        more = {"allowed": errors[0]["allowed"], "hint": errors[0]["hint"], "errors": errors}
        return respond(ProblemError("answers", str(error), more))

    @api.exception_handler(UnfinishedError)
    def unfinished(_: HttpRequest, error: UnfinishedError) -> HttpResponse:
        detail = "There are questions left. Go on with /api/v1/step until it gives an outcome."
        return respond(ProblemError("unfinished", detail))

    @api.exception_handler(ValidationError)
    def body(_: HttpRequest, error: ValidationError) -> HttpResponse:
        return respond(ProblemError("body", " ".join(map(_plain, error.errors))))

    @api.exception_handler(BundleError)
    def no_knowledge(_: HttpRequest, error: BundleError) -> HttpResponse:
        log.error("no knowledge", exc_info=error)
        detail = "The clinical knowledge cannot be read. Call 111 instead; in an emergency 999."
        return respond(ProblemError("no-knowledge", detail))

    @api.exception_handler(Exception)
    def failed(_: HttpRequest, error: Exception) -> HttpResponse:
        log.error("API", exc_info=error)
        return respond(
            ProblemError("failed", "It is our fault, not yours. For urgent help call 111 or 999.")
        )
