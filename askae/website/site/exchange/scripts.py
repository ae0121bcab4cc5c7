"""Words of one script within a page of another, marked so that a voice changes with them."""

from __future__ import annotations

import re

from markupsafe import Markup

# Chinese characters, with the marks and spaces between them.
_CHINESE = re.compile(r"[《（“]*[\u3400-\u9fff][\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”…—\d]*")
_LATIN = re.compile(r"[A-Za-z]{2}")


def marked(text: str, language: str) -> Markup:
    """The text with each run of the other script in an element that names its language.

    >>> marked("标准 / Standard", "en")
    Markup('<span lang="zh-Hans">标准</span> / Standard')
    >>> marked("国家标准", "zh-Hans")
    Markup('国家标准')
    """
    if language != "en":
        return _around(_CHINESE, text, inside="", outside="en")
    return _around(_CHINESE, text, inside="zh-Hans", outside="")


def _around(pattern: re.Pattern[str], text: str, *, inside: str, outside: str) -> Markup:
    made, at = Markup(), 0
    for found in pattern.finditer(text):
        made += _span(text[at : found.start()], outside) + _span(found[0], inside)
        at = found.end()
    return made + _span(text[at:], outside)


def _span(text: str, language: str) -> Markup:
    """Digits and marks alone belong to no language."""
    if not language or (language == "en" and not _LATIN.search(text)):
        return Markup.escape(text)
    return Markup('<span lang="{}">{}</span>').format(language, text)
