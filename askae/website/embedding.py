"""The checker inside a frame of another website.

Embedded pages are the checker's own pages under another address, which also says how they look:
``/embed/7a1f3d-header-footer/j/<random>/3/``. Only sites that ``ASKAE_EMBED`` names may frame them, they never set a
cookie, and what leads out of the checker opens in the whole window.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from . import colour
from .templates import STATIC

Answer = Callable[[HttpRequest], HttpResponse]

ACCENT = "005eb8"
LOOK = r"(?P<accent>[0-9a-f]{6})(?P<header>-header)?(?P<footer>-footer)?"
HOUR, DAY = 3600, 24 * 3600
_EMBEDDED = re.compile(rf"/embed/(?:{LOOK}/)?")
_LEADS_OUT = re.compile(rb'<(a|form)\b(?=[^>]*\s(?:href|action)="(?:https?:|/(?!embed/)))')


class Parts(NamedTuple):
    """What of a page's frame is shown."""

    header: bool
    footer: bool


class Look(NamedTuple):
    accent: str
    parts: Parts

    @property
    def root(self) -> str:
        shown = "".join(f"-{name}" for name, on in self.parts._asdict().items() if on)
        return f"/embed/{self.accent}{shown}/"


def look_of(request: HttpRequest) -> Look | None:
    """None where the page is not embedded."""
    found = _EMBEDDED.match(request.path)
    if not found or not settings.ASKAE_EMBED:
        return None
    return Look(found["accent"] or ACCENT, Parts(bool(found["header"]), bool(found["footer"])))


def root_of(request: HttpRequest) -> str:
    """Where the checker's addresses begin."""
    look = look_of(request)
    return look.root if look else "/ask/"


def embedded_pages(answer: Answer) -> Answer:
    """Middleware. What holds for each embedded page, whatever view and template made it."""

    def answered(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/embed") and not settings.ASKAE_EMBED:
            raise Http404
        response = answer(request)
        if look_of(request):
            response.cookies.clear()
            if response.headers.get("Content-Type", "").startswith("text/html"):
                response.content = _LEADS_OUT.sub(rb'<\1 target="_top"', response.content)
        return response

    return answered


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """What the other website loads. It has no fingerprint in its address, so a new one is there within the hour."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@cache
def _script() -> bytes:
    return (STATIC / "embed.js").read_bytes()


@require_safe
def look_style(request: HttpRequest, accent: str, **parts: str) -> HttpResponse:
    """The chosen colour as a stylesheet, since the policy allows no style inside a page."""
    chosen = colour.readable(colour.from_hex(accent))
    shades = {
        "accent": chosen,
        "hover": colour.darker(chosen, 0.8),
        "edge": colour.darker(chosen, 0.5),
    }
    lines = "".join(f"--app-{name}:{colour.to_css(shade)};" for name, shade in shades.items())
    response = HttpResponse(f":root{{{lines}}}", content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={DAY}"
    return response
