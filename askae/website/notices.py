"""Which notices a page shows, and how a reader puts one away."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from askae.live import Notice, live_directory
from askae.live.notices import to_show

from .embedding import look_of

COOKIE = "notices"
"""Holds the keys of notices that were put away, nothing else. The script adds to it too, to spare a new page."""
MOST_KEPT = 20
DAYS = 30


def notices_for(request: HttpRequest) -> tuple[Notice, ...]:
    """Read from the live directory, so that they show while the database is down."""
    path = "/ask/" if look_of(request) else request.path
    return to_show(live_directory().notices(), path, _put_away(request))


@csrf_exempt  # nothing but this reader's own view changes
@require_POST
def put_away(request: HttpRequest) -> HttpResponse:
    """Remember in the browser, and go back to where the reader was."""
    key, back = request.POST.get("key", ""), request.POST.get("back", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    in_force = {notice.key for notice in live_directory().notices()}
    if key in in_force:
        kept = [other for other in _put_away(request) if other in in_force and other != key]
        response.set_cookie(
            COOKIE,
            ".".join([*kept, key][-MOST_KEPT:]),
            max_age=DAYS * 24 * 3600,
            secure=request.is_secure(),
            samesite="Lax",
        )
    return response


def _put_away(request: HttpRequest) -> list[str]:
    return request.COOKIES.get(COOKIE, "").split(".")
