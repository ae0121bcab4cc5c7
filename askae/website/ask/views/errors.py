"""Kind pages for what went wrong. They need no knowledge and no live data, so they work when those do not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

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


def _page(status: int) -> HttpResponse:
    title, text = TEXTS[status]
    return respond(
        "ask/error.jinja",
        lambda: {"heading": title, "text": text},
        key=("error", status),
        status=status,
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(404)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page(500)
