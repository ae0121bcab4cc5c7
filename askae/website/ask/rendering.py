"""HTML from templates. What is the same for everybody is made once.

A template writes a slot where a page differs from journey to journey only in its name and its sealed state. So a
question page without answers or errors, which is nearly every one, is rendered for the first person and filled in
for all others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template import engines
from jinja2 import Environment

from askae.website.embedding import Look

MOST_KEPT = 400
"""Pages kept, about 20 kB each."""
# Private-use characters cannot come from templates, the knowledge or a person: see `clean`.
_SLOT = re.compile("\ue000(\\w+)\ue001")


def slot(name: str) -> str:
    return f"\ue000{name}\ue001"


def clean(text: str) -> str:
    """What a person typed, without the characters that mark slots and those that nobody types."""
    return "".join(c for c in text if c.isprintable() and not "\ue000" <= c <= "\uf8ff")


class Made:
    """Rendered HTML with its slots open."""

    __slots__ = ("names", "texts")

    def __init__(self, html: str) -> None:
        parts = _SLOT.split(html)
        self.texts = [part.encode() for part in parts[::2]]
        self.names = parts[1::2]

    def fill(self, values: Mapping[str, str]) -> bytes:
        filled = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            filled += [values[name].encode(), text]
        return b"".join(filled)


_kept: dict[Hashable, Made] = {}


@cache
def templates() -> Environment:
    environment: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return environment


def make(template: str, context: Callable[[], Mapping[str, Any]], key: Hashable = None) -> Made:
    """``context`` is only called where the page is not kept under ``key`` already."""
    if key is not None and (made := _kept.get(key)):
        return made
    made = Made(templates().get_template(template).render(context()))
    if key is not None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = made
    return made


def respond(
    template: str,
    context: Callable[[], Mapping[str, Any]],
    values: Mapping[str, str] | None = None,
    key: Hashable = None,
    status: int = 200,
    look: Look | None = None,
) -> HttpResponse:
    """``look``: of an embedded page. Any colour may be asked for, so pages are kept without theirs."""
    if look:
        context = _in_frame(context, look)
        values = {**(values or {}), "root": look.root}
        key = key and (key, look.parts)
    response = HttpResponse(make(template, context, key).fill(values or {}), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _in_frame(context: Callable[[], Mapping[str, Any]], look: Look) -> Callable[[], dict[str, Any]]:
    framed_by = " ".join(settings.ASKAE_EMBED)
    return lambda: {**context(), "look": look.parts, "root": slot("root"), "framed_by": framed_by}
