"""What a box for own words offers while somebody types: problems that the words may mean, and 999 for danger.

A script asks for it; without one the same is said on the next page. Nothing typed is kept, logged or in an address.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from askae.triage.knowledge import Knowledge
from askae.understanding import complete, danger_in, find_complaints
from askae.understanding.words import cut

from .. import running
from ..rendering import respond
from .common import typed_in
from .find import ELSE
from .stopped import everything_stopped

MOST, SHORTEST = 4, 3
"""Suggestions; letters before anything is suggested."""
MOST_MENDED = 2
"""Suggestions where the words are mistyped."""
LONGEST = 4
"""Who types more words tells a story: a suggestion in its place would lose it."""


@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """A piece of HTML to stand below the box; empty where there is nothing to say."""
    if everything_stopped(request):
        return HttpResponse(status=204)
    knowledge, words = running.knowledge(), typed_in(request)
    context = {"alarm": danger_in(knowledge, words) if words else None}
    return respond(
        "ask/suggestions.jinja", lambda: context | {"complaints": _meant(knowledge, words)}
    )


def _meant(knowledge: Knowledge, words: str) -> list[dict[str, str]]:
    if len(words) < SHORTEST or len(cut(words)) > LONGEST:
        return []
    found = complete(knowledge, words, MOST) or _mended(knowledge, words)
    named = ({"id": id, "name": knowledge.complaints[id].name} for id in found)
    return [one for one in named if one["name"].lower() != words.lower()]


def _mended(knowledge: Knowledge, words: str) -> tuple[str, ...]:
    found = (match.complaint for match in find_complaints(knowledge, words))
    return tuple(id for id in found if id != ELSE)[:MOST_MENDED]
