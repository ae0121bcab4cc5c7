"""Kind pages for what went wrong. They need no knowledge, and nothing live where the fault may be ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from askae.website.embedding import look_of
from askae.website.notices import notices_for

from ..rendering import respond

TEXTS = {
    400: ("Something in that request was not right", "Go back and try again, or start again."),
    404: (
        "Page not found",
        "If you typed the address, check it. You can also start from the beginning.",
    ),
    405: ("That does not work here", "Please start from the beginning."),
    500: (
        "Sorry, something went wrong here",
        "This is our fault, not yours. Please try again in a minute.",
    ),
}


def _page(status: int, request: HttpRequest) -> HttpResponse:
    title, text = TEXTS[status]
    notices = notices_for(request) if status != 500 else ()
    return respond(
        "ask/error.jinja",
        lambda: {"heading": title, "text": text, "notices": notices, "here": "/ask/"},
        key=("error", status, notices),
        status=status,
        look=look_of(request),
    )


def site_away(request: HttpRequest) -> HttpResponse:
    """The hospital's pages cannot be had; the checker can."""
    response = respond(
        "ask/away.jinja",
        lambda: {"notices": notices_for(request), "here": "/ask/"},
        status=503,
    )
    response.headers["Retry-After"] = "60"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(400, request)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(400, request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(404, request)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(500, request)
