"""The Jinja environment: our templates and the NHS.UK frontend's components."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader

from askae.places import closed_sentences, distance_words, offer_sentences, passed_sentences
from askae.places.times import day, moment

from .ask.numbers import callable_numbers

STATIC = Path(__file__).parent / "static"
ASSETS = "/static/"
"""Served by the checker, also to the hospital's pages."""


@cache
def asset(name: str) -> str:
    """The address of a built asset, with a fingerprint so that a new one is fetched at once."""
    path = STATIC / name
    content = path.read_bytes() if path.exists() else b""
    return f"{ASSETS}{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def environment(**options: Any) -> Environment:
    options |= {
        "undefined": ChainableUndefined,  # the components look deep into what was not given
        "loader": ChoiceLoader(
            [
                *(PackageLoader(package, "jinja2") for package in settings.ASKAE_TEMPLATES),
                PackageLoader("nhsuk_frontend_jinja"),
            ]
        ),
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)  # noqa: S701  Django's backend passes autoescape=True
    icon = made.get_template("nhsuk/macros/icon.jinja").module.nhsukIcon  # type: ignore[attr-defined]
    made.filters |= {
        "call": callable_numbers,
        "moment": moment,
        "day": day,
        "closed_sentences": closed_sentences,
        "capital": lambda text: text[:1].upper() + text[1:],
        "distance_words": distance_words,
        "offer_sentences": offer_sentences,
        "passed_sentences": passed_sentences,
    }
    made.globals |= {
        "asset": asset,
        "hospital": settings.ASKAE_HOSPITAL,
        "demonstration": settings.ASKAE_DEMO or not settings.ASKAE_HOSPITAL,
        "site": bool(settings.ASKAE_SITE),
        "embeddable": bool(settings.ASKAE_EMBED),
        "root": "/ask/",  # where the checker's addresses begin; elsewhere where it is embedded
        "icons": {name: icon(name) for name in ("tick", "cross")},
    }
    return made
