"""How far a person has come: the page's number, and about how many are still to come."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from askae.triage import journey
from askae.triage.knowledge import Knowledge
from askae.triage.pages import Ask

PROFILE = ("who", "age", "sex")
"""Besides the problems, what the usual number of pages is told by."""


def how_far(knowledge: Knowledge, answers: Mapping[str, Any], number: int) -> str:
    """Says nothing of what is to come where that is not known: before the problem is, or on a longer way."""
    complaints = tuple(answers.get("complaint", ()))
    if not complaints:
        return f"Page {number}"
    profile = tuple((id, answers[id]) for id in PROFILE if id in answers)
    left = usual_length(knowledge, profile, complaints) - number
    if left > 0:
        return f"Page {number}, about {left} more to go"
    return f"Page {number}, nearly done" if left == 0 else f"Page {number}"


@lru_cache(maxsize=2048)
def usual_length(
    knowledge: Knowledge, profile: tuple[tuple[str, Any], ...], complaints: tuple[str, ...]
) -> int:
    """Pages in all where nothing worrying is said. Kept, since it replays every one of them."""
    answers = {**dict(profile), "complaint": list(complaints)}
    while page := journey(knowledge, answers).page:
        new = {ask.finding: _calm(knowledge, ask) for ask in page.questions}
        if page.kind == "complaint" or new.keys() <= answers.keys():
            return 0  # these problems do not fit this person
        answers = {**new, **answers}
    return len(journey(knowledge, answers).outlines)


def _calm(knowledge: Knowledge, ask: Ask) -> Any:
    if ask.kind == "age":
        return ask.options[-1].value if ask.options else f"{ask.max:g} years"
    return knowledge.findings[ask.finding].least_answer
