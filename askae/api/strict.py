"""Requests taken strictly, and every refusal as a problem document."""

from __future__ import annotations

import logging
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
from askae.triage import BundleError

from .problems import CONTENT_TYPE, ProblemError, respond

LARGEST = 64 * 1024
"""Bytes of a body; ten times the longest assessment."""

View = Callable[..., Any]

log = logging.getLogger("django.request")


class StrictAPI(NinjaAPI):
    """Tells also of a wrong method by a problem document, and describes problems as what they are."""

    def get_openapi_schema(self, *args: Any, **named: Any) -> Any:
        document = super().get_openapi_schema(*args, **named)
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {
                            CONTENT_TYPE: response["content"]["application/json"]
                        }
        return document

    def _get_urls(self) -> list[Any]:
        patterns = super()._get_urls()
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                pattern.callback = _methods_told(pattern.callback)
        return patterns


def _methods_told(view: View) -> View:
    @wraps(view)
    def told(request: HttpRequest, *args: Any, **named: Any) -> Any:
        answer = view(request, *args, **named)
        if answer.status_code != 405:
            return answer
        problem = respond(ProblemError("method", f"{request.method} is not possible here."))
        problem["Allow"] = answer.headers.get("Allow", "")
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


def add_handlers(api: NinjaAPI) -> None:
    """Every error of these routes as a problem document."""

    @api.exception_handler(ProblemError)
    def problem(_: HttpRequest, error: ProblemError) -> HttpResponse:
        return respond(error)

    @api.exception_handler(AnswersError)
    def answers(_: HttpRequest, error: AnswersError) -> HttpResponse:
        errors = [
            {"finding": r.finding, "message": r.message, "allowed": list(r.allowed)}
            for r in error.refusals
        ]
        more = {"allowed": errors[0]["allowed"], "errors": errors}
        return respond(ProblemError("answers", str(error), more))

    @api.exception_handler(ValidationError)
    def body(_: HttpRequest, error: ValidationError) -> HttpResponse:
        places = [".".join(map(str, e["loc"][2:] or e["loc"])) for e in error.errors]
        said = "; ".join(
            f"{place}: {e['msg']}" for place, e in zip(places, error.errors, strict=True)
        )
        return respond(ProblemError("body", said))

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
