"""Any page in large print or as plain text, at once and by the program.

``?as=large`` makes every page large until ``?as=normal``; ``?as=text`` gives this page's words alone. Both work on
the checker and on the hospital's pages, since they act on the finished page.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import BeautifulSoup
from django.http import HttpRequest, HttpResponse
from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

Answer = Callable[[HttpRequest], HttpResponse]

COOKIE = "print"
YEAR = 365 * 24 * 3600
_ROOT = re.compile(rb"<html ([^>]*)>", re.IGNORECASE)
# What a reader of plain text cannot use.
_LEFT_OUT = "script, style, form, svg, [aria-hidden=true], [data-not-as-text], .nhsuk-skip-link"

_BLOCK = HtmlElement(display=Display.block)
_LAYOUT = ParserConfig(css=CSS_PROFILES["strict"] | {"dt": _BLOCK, "dd": _BLOCK})


def other_formats(answer: Answer) -> Answer:
    """Middleware. A page that already is something else (a feed, a picture) is left alone."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        wanted = request.GET.get("as", "")
        large = wanted == "large" or (wanted != "normal" and request.COOKIES.get(COOKIE) == "large")
        if not (large or wanted) or not _is_page(response):
            return response
        if wanted == "text":
            return _as_text(request, response)
        if large:
            response.content = _ROOT.sub(rb'<html class="app-large" \1>', response.content, count=1)
        if wanted in ("large", "normal"):
            _remember(request, response, wanted)
        return response

    return answered


def _is_page(response: HttpResponse) -> bool:
    kind = response.headers.get("Content-Type", "")
    return not response.streaming and kind.startswith("text/html")


def _remember(request: HttpRequest, response: HttpResponse, wanted: str) -> None:
    if wanted == "normal":
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE,
            wanted,
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def _as_text(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    response = HttpResponse(
        plain_text(page.content.decode(), request.path),
        content_type="text/plain; charset=utf-8",
        status=page.status_code,
    )
    response.headers["Cache-Control"] = "no-store"
    response.cookies = page.cookies
    return response


def plain_text(html: str, address: str) -> str:
    """The words of a page: its notices and its main part, links with their address."""
    page = BeautifulSoup(html, "html.parser")
    parts = [*page.select("[data-notices]"), *page.select("main")]
    for part in parts:
        for unwanted in part.select(_LEFT_OUT):
            unwanted.decompose()
        for picture in part.find_all("img"):
            picture.replace_with(f"[Picture: {picture.get('alt')}]" if picture.get("alt") else "")
        for link in part.find_all("a"):
            where = str(link.get("href", ""))
            if where and not where.startswith("#"):
                link.append(f" ({where.removeprefix('tel:').removeprefix('mailto:')})")
        for line, heading in (("=", "h1"), ("-", "h2")):
            for found in part.find_all(heading):
                words = " ".join(found.get_text().split())
                found.string = words
                found.append(page.new_tag("br"))
                found.append(line * min(60, len(words)))
    words = "\n\n".join(get_text(str(part), _LAYOUT).strip() for part in parts)
    lines = (line.rstrip() for line in words.splitlines())
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    title = page.title.get_text(strip=True) if page.title else ""
    return f"{title}\n{address}\n\n{text}\n"
