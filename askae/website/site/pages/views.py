"""Search, and kind pages for what went wrong."""

from __future__ import annotations

import sys
from typing import Any

from django.core.paginator import Paginator
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from wagtail.models import Page

from askae.live import live_directory
from askae.triage import BundleError
from askae.understanding import find_complaints
from askae.website.notices import notices_for

A_PAGE = 10
LONGEST_WORDS = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Pages that fit the words. Words of illness lead to the checker first: that is what it is for."""
    words = " ".join(request.GET.get("words", "").split())[:LONGEST_WORDS]
    found = Page.objects.live().public().search(words, operator="and") if words else []
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "site/search.jinja",
        {
            "words": words,
            "total": page.paginator.count,
            "page_of_results": page,
            "results": [result.specific for result in page],
            "illness": _sounds_like_illness(words),
            "about_page": "/search/",
        },
    )


def _sounds_like_illness(words: str) -> bool:
    try:
        return bool(words) and bool(find_complaints(live_directory().knowledge(), words))
    except BundleError:
        return False


def _kind(request: HttpRequest, status: int, heading: str, *texts: str) -> HttpResponse:
    """Without the menu, which would ask the database."""
    context: dict[str, Any] = {
        "heading": heading,
        "texts": texts,
        "menu": [],
        "notices": notices_for(request),
        "here": "/",
    }
    html = render_to_string("site/error.jinja", context)
    response = HttpResponse(html, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _kind(request, 400, "Something in that request was not right", "Go back and try again.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _kind(
        request, 403, "You cannot open this page", "It may need an account that you do not have."
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _kind(
        request,
        403,
        "We could not take this form",
        "It may have been open for a long time, or your browser refuses cookies, which this form needs.",
        "Nothing was sent. Go back, load the page again, and send the form once more.",
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _kind(
        request,
        404,
        "Page not found",
        "If you typed the address, check it. The page may also have moved: try the search or the home page.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = _kind(
            request,
            503,
            "This page is not available just now",
            "This is our fault, not yours. Please try again in a few minutes.",
        )
        response.headers["Retry-After"] = "60"
        return response
    return _kind(
        request,
        500,
        "Sorry, something went wrong here",
        "This is our fault, not yours. Please try again in a minute.",
    )
