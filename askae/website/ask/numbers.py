"""Telephone numbers in a text, made to call with a touch."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# Not an address (111.nhs.uk), the web service, the app of that name, or a text message.
_NUMBER = re.compile(
    r"(?<![\w.])(?<!text )(?:999|111|18001 111|18000|116 123|0\d{2,4} \d{3,4} \d{3,4})"
    r"(?!\.\w|\w| online| BSL)"
)


def callable_numbers(text: str) -> Markup:
    return Markup(  # noqa: S704  both parts are safe: one is escaped, the other digits and spaces
        _NUMBER.sub(
            lambda found: f'<a href="tel:{found[0].replace(" ", "")}">{found[0]}</a>',
            str(escape(text)),
        )
    )
