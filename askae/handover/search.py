"""What a search by a person's own words finds, and what to say with it."""

from __future__ import annotations

from askae.triage import Knowledge
from askae.understanding import find_complaints, sounds_dangerous

from .shapes import Json, complaint_shape

DANGER = "If this is happening now, call 999."
NOTHING = (
    "Nothing fits these words. Try other words, or choose “something else” and answer its questions. "
    "You can call 111 at any time. If a life may be in danger, call 999."
)


def search_shape(knowledge: Knowledge, words: str) -> Json:
    found = find_complaints(knowledge, words)
    return {
        "complaints": [
            complaint_shape(knowledge.complaints[match.complaint]) | {"score": match.score}
            for match in found
        ],
        "dangerous": sounds_dangerous(words),
        "notice": notice(words, bool(found)),
    }


def notice(words: str, found: bool) -> str:
    """What must be said above the list; empty where it speaks for itself."""
    if sounds_dangerous(words):
        return DANGER
    return "" if found else NOTHING
