"""One request's view of a journey: where its state came from, and how it goes back.

A cookie carries the state, one for each journey, with the journey's own path. Where cookies are refused, and inside
another website, a hidden field of every form does; then there is nothing to redirect to, and the next page is given at
once.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from askae.triage.knowledge import Knowledge
from askae.website.embedding import look_of, root_of

from .state import LostError, State, seal_state, unseal_state

COOKIE = "askae"
FIELD = "state"


@dataclass
class Visit:
    request: HttpRequest
    journey: str
    knowledge: Knowledge
    state: State
    by_field: bool
    """Cookies are refused, or not wanted."""
    here: str = ""
    """The address of the page that is shown, as it is after all redirects."""

    def __post_init__(self) -> None:
        self.here = self.here or self.request.path

    @property
    def path(self) -> str:
        return f"{root_of(self.request)}j/{self.journey}/"

    def sealed(self) -> str:
        return seal_state(self.state, self.knowledge, self.journey, settings.SECRET_KEYS)

    def keep(self, response: HttpResponse, sealed: str | None = None) -> None:
        response.set_cookie(
            COOKIE,
            sealed or self.sealed(),
            max_age=settings.ASKAE_JOURNEY_HOURS * 3600,
            path=self.path,
            secure=self.request.is_secure(),
            httponly=True,
            samesite="Lax",
        )


def new_visit(request: HttpRequest, knowledge: Knowledge) -> Visit:
    return Visit(
        request, secrets.token_urlsafe(9), knowledge, State(), by_field=bool(look_of(request))
    )


def open_visit(request: HttpRequest, journey: str, knowledge: Knowledge) -> Visit:
    """The cookie comes first, since it holds the latest answers. Raises LostError where neither is good."""
    lost = LostError("nothing")
    cookie = None if look_of(request) else request.COOKIES.get(COOKIE)
    for text, by_field in ((cookie, False), (request.POST.get(FIELD), cookie is None)):
        if not text:
            continue
        try:
            state = unseal_state(
                text, knowledge, journey, settings.SECRET_KEYS, settings.ASKAE_JOURNEY_HOURS * 3600
            )
            return Visit(request, journey, knowledge, state, by_field)
        except LostError as problem:
            lost = problem
    raise lost


def forget(response: HttpResponse, journey: str) -> None:
    response.delete_cookie(COOKIE, path=f"/ask/j/{journey}/", samesite="Lax")
