"""The front door: the checker answers for itself, everything else is asked of the hospital's site behind it.

The checker runs in this process and needs nothing of the site. While the site, or its database, is down, people get
a page that says so and leads to the checker, to 111 and 999.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from werkzeug.middleware.http_proxy import ProxyMiddleware

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHECKER = ("/ask/", "/api/", "/health/", "/static/", "/notices/", "/robots.txt", "/bench/")
EMBEDDED = ("/embed/", "/embed.js")
PATIENCE = 20
"""Seconds to wait for the site."""

log = logging.getLogger("askae.front")


class _AwayError(Exception):
    """The site cannot be reached."""


def front(checker: WSGIApplication, site: str) -> WSGIApplication:
    """``site`` is the address where the hospital's site is served, for this process alone."""
    from askae.website.ask.views.errors import site_away

    proxy = ProxyMiddleware(checker, {}, timeout=PATIENCE)
    options: dict[str, Any] = {
        "target": site,
        "remove_prefix": False,
        "host": None,
        "headers": {},
        "ssl_context": None,
    }
    own = CHECKER + (EMBEDDED if settings.ASKAE_EMBED else ())
    away: list[Exception] = []  # told once in the log, not at every request

    def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/ask" or path.startswith(own):
            return checker(environ, start_response)
        try:
            answer = proxy.proxy_to(options, path, "/")(environ, _refuse_away(start_response))
            away.clear()
            return answer
        except (_AwayError, HTTPException) as problem:
            if not away:
                away.append(problem)
                log.warning("The hospital's site does not answer; people are told so.")
            response = site_away(WSGIRequest(environ))
            start_response(f"{response.status_code} Service Unavailable", list(response.items()))
            return [response.content]

    return application


def _refuse_away(start_response: StartResponse) -> Callable[..., Any]:
    def started(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
        if status.startswith("502"):
            raise _AwayError
        return start_response(status, headers, *rest)

    return started
