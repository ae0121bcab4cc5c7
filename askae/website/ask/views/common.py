"""What every page of a journey shares."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse

from askae.understanding import Danger, danger_in
from askae.website.embedding import look_of
from askae.website.notices import notices_for

from ..rendering import clean, respond, slot
from ..state import LONGEST_WORDS
from ..visits import Visit


@dataclass(frozen=True)
class Goto:
    """Go on to another place of the journey."""

    place: str


Result = HttpResponse | Goto


class Place(Protocol):
    """A page of a journey: shown, and taking what is posted to it."""

    def show(self, visit: Visit) -> Result: ...

    def take(self, visit: Visit) -> Result: ...


def is_sensitive(visit: Visit) -> bool:
    complaints = visit.knowledge.complaints
    return any(complaints[id].sensitive for id in chosen(visit) if id in complaints)


def chosen(visit: Visit) -> tuple[str, ...]:
    return tuple(visit.state.answers.get("complaint", ()))


def typed_in(request: HttpRequest) -> str:
    """What was typed in own words, made fit to be kept."""
    return clean(request.POST.get("words", ""))[:LONGEST_WORDS].strip()


def typed_words(visit: Visit) -> str:
    return typed_in(visit.request)


def alarm(visit: Visit) -> Danger | None:
    """Whether somebody's own words may tell of a danger to life."""
    return danger_in(visit.knowledge, visit.state.words) if visit.state.words else None


def journey_page(
    visit: Visit,
    template: str,
    context: Callable[[], Mapping[str, Any]],
    key: Hashable = None,
    status: int = 200,
) -> HttpResponse:
    """With ``key`` the page is the same for everybody who has the same key."""
    sensitive = is_sensitive(visit)
    notices = notices_for(visit.request)
    sealed = visit.sealed()
    response = respond(
        template,
        lambda: {
            "notices": notices,
            "path": slot("path"),
            "state": slot("state"),
            "here": slot("here"),
            "may_put_away": not visit.by_field,
            "short_notices": True,
            "by_field": visit.by_field,
            "sensitive": sensitive,
            **context(),
        },
        {"path": visit.path, "state": sealed, "here": visit.here},
        key and (template, visit.knowledge.version, notices, visit.by_field, sensitive, key),
        status,
        look_of(visit.request),
    )
    visit.keep(response, sealed)
    return response
