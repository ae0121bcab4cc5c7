"""One turn of a chat: the answers so far, and the person's replies to the page that is being asked.

A chat assistant would gladly fill in what it believes. So replies are taken only to what was asked, the answers so far
only as they were handed out, and a correction that takes an emergency back only after the person was asked about it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from askae.handover.steps import (
    LONGEST_NAME,
    MOST_REFUSALS,
    AnswersError,
    Refusal,
    read_answers,
)
from askae.triage import Knowledge, journey

ALTERED = (
    "“answers” and “check” are not as the last result gave them. Send both back unchanged. To correct an answer, put "
    "its question to the person again and send what they say now in “replies”. If you no longer have them, start "
    "again with no answers."
)
NOT_ASKED = "{finding}: this was not asked, so nobody can have answered it."
ONLY_ASKED = "Send replies only to what the page asks, or corrections of earlier answers."
FINISHED = (
    "All questions are answered: only earlier answers can be corrected. If something new has come up, start again with "
    "no answers."
)
WHO = "who: ask who this is for. Do not take it for granted."


class TurnError(ValueError):
    """What was sent cannot be used; the message says what to do instead."""


def check_of(knowledge: Knowledge, answers: Mapping[str, Any]) -> str:
    """A short sum over the answers. It is no secret: it shows what was changed on the way, or another knowledge."""
    text = json.dumps(answers, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(f"{knowledge.version}{text}".encode()).hexdigest()[:8]


def given_back(knowledge: Knowledge, answers: Mapping[str, Any], check: str) -> dict[str, Any]:
    """The answers so far. Raises TurnError where they are not those that were handed out."""
    if not answers:
        return {}
    try:
        read = read_answers(knowledge, answers)
    except AnswersError:
        raise TurnError(ALTERED) from None
    if check_of(knowledge, read) != check:
        raise TurnError(ALTERED)
    return read


def with_replies(
    knowledge: Knowledge, answers: Mapping[str, Any], replies: Mapping[str, Any]
) -> dict[str, Any]:
    """The answers with the replies to the next page, or with corrections of earlier ones.

    Raises AnswersError, which lists what is allowed; then none of the replies was taken.
    """
    page = journey(knowledge, answers).page
    asked = tuple(ask.finding for ask in page.questions) if page else ()
    strange = [id[:LONGEST_NAME] for id in replies if id not in asked and id not in answers]
    if strange:
        hint = ONLY_ASKED if page else FINISHED
        refusals = (Refusal(id, NOT_ASKED.format(finding=id), asked, hint) for id in strange)
        raise AnswersError(*islice(refusals, MOST_REFUSALS))
    together = read_answers(knowledge, {**answers, **replies})
    if "age" in together and "who" not in together:  # left out, the engine would take it for "me"
        raise AnswersError(Refusal("who", WHO, _options(knowledge, "who")))
    return together


def _options(knowledge: Knowledge, finding: str) -> tuple[str, ...]:
    return tuple(option.id for option in knowledge.findings[finding].options)
