"""Who may ask, and how often: keys and limits as the operator sets them. Nobody who asks is kept or logged."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from askae.live import live_directory
from askae.live.api_keys import Holder, holder
from askae.live.place_keys import source_of

from .limits import Left, Limits
from .problems import ProblemError, respond

View = Callable[..., Any]

BEARER = "Bearer "
WITHOUT_KEY = ("openapi-json", "read_problem")
"""What tells how to ask rightly is open to everybody."""

limits = Limits()


def bearer_key(request: HttpRequest) -> str:
    """The key that came with a request; or empty."""
    given = request.headers.get("Authorization", "")
    return given.removeprefix(BEARER).strip() if given.startswith(BEARER) else ""


def guarded(view: View, name: str | None) -> View:
    """Refuses who has no key where one is needed, and who asks too often; before anything is read."""

    @wraps(view)
    def let_in(request: HttpRequest, *args: Any, **named: Any) -> Any:
        found = _holder(request)
        left = _left(request, found)
        if left and left.too_many:
            detail = (
                f"{left.limit} requests a minute are allowed. Try again in {left.seconds} seconds."
            )
            response = respond(ProblemError("too-many", detail))
            response.headers["Retry-After"] = str(left.seconds)
        elif settings.ASKAE_API_KEY_NEEDED and not found and name not in WITHOUT_KEY:
            response = respond(
                ProblemError("key", "Send a key of the API: “Authorization: Bearer askae-...”.")
            )
        else:
            response = view(request, *args, **named)
        return _told(response, left)

    return let_in


def _holder(request: HttpRequest) -> Holder | None:
    """Whose key it is; a hospital's key for its places opens the rest too."""
    if not (key := bearer_key(request)):
        return None
    live = live_directory()
    if found := holder(key, live.api_keys()):
        return found
    source = source_of(key, live.place_keys())
    return Holder(f"place: {source.name}", None) if source else None


def _left(request: HttpRequest, found: Holder | None) -> Left | None:
    """None where there is no limit."""
    limit = found.limit if found and found.limit else settings.ASKAE_API_LIMIT
    who = f"key {found.name}" if found else f"address {address(request)}"
    return limits.ask(who, limit) if limit else None


def address(request: HttpRequest) -> str:
    """Where a request comes from: what the outermost of our own proxies saw, as nothing before it can be trusted."""
    seen = [
        part.strip()
        for part in request.headers.get("X-Forwarded-For", "").split(",")
        if part.strip()
    ]
    proxies = min(settings.ASKAE_PROXIES, len(seen))
    return seen[-proxies] if proxies else request.META.get("REMOTE_ADDR", "")


def _told(response: HttpResponse, left: Left | None) -> HttpResponse:
    """With the headers of the IETF's draft on limits."""
    if left:
        response.headers["RateLimit-Policy"] = f'"minute";q={left.limit};w=60'
        response.headers["RateLimit"] = f'"minute";r={max(left.requests, 0)};t={left.seconds}'
    return response
