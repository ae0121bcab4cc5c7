"""One step for a program: answers in, the next page or the outcome out. Nothing is kept between two steps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from askae.triage import (
    AnswerError,
    Knowledge,
    advise,
    journey,
    lowers_emergency,
    read_answer,
)
from askae.triage.values import NOT_SURE, SKIPPED

from .shapes import Json, outcome_shape, page_shape

LONGEST_NAME, LONGEST_ANSWER = 100, 200
MOST_ANSWERS, MOST_PARTS, MOST_REFUSALS = 1000, 100, 20


LOWERED = (
    "Before this change the advice was an emergency; now it is less urgent. "
    "Check that the new answer is right."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """One answer that cannot be used, why, and what can be said instead.

    ``allowed`` are values as they are sent; ``hint`` says the rest in words ("a number from 30 to 45 °C").
    """

    finding: str
    message: str
    allowed: tuple[str, ...] = ()
    hint: str = ""


class AnswersError(ValueError):
    """Some answers cannot be used; none of them was taken."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(refusal.message for refusal in refusals))
        self.refusals = refusals


def read_json(text: str | bytes) -> Any:
    """JSON as it should be: no key twice, no number that is none.

    Raises ValueError with a reason that a person understands.
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at line {error.lineno}, column {error.colno}") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"{next(key for key in keys if keys.count(key) > 1)!r} is in it twice")
    return found


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is not a number")


def read_answers(knowledge: Knowledge, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Answers in their plain form, in the order given.

    Raises AnswersError that names every one that cannot be used.
    """
    if len(raw) > MOST_ANSWERS:
        raise AnswersError(Refusal("", f"That is more than {MOST_ANSWERS} answers."))
    answers: dict[str, Any] = {}
    refusals = []
    # Which complaints a person can have depends on the rest, so they are read last.
    for finding in sorted(raw, key=lambda id: id == "complaint"):
        try:
            answers[finding] = read_answer(
                knowledge, answers, finding, _plain(finding, raw[finding])
            )
        except AnswerError as error:
            refusals.append(_refusal(knowledge, finding, error))
            if len(refusals) == MOST_REFUSALS:
                break
    if refusals:
        raise AnswersError(*refusals)
    return {finding: answers[finding] for finding in raw}


def _refusal(knowledge: Knowledge, finding: str, error: AnswerError) -> Refusal:
    values = {"yes", "no", NOT_SURE, SKIPPED, "none", *knowledge.complaints, *knowledge.findings}
    if finding in knowledge.findings:
        values |= {option.id for option in knowledge.findings[finding].options}
    allowed = tuple(part for part in error.allowed if part in values)
    hint = " or ".join(part for part in error.allowed if part not in values)
    return Refusal(finding, str(error), allowed, hint)


def _plain(finding: str, raw: Any) -> Any:
    if len(finding) > LONGEST_NAME:
        raise AnswerError("There is no finding with so long a name.")
    parts = raw if isinstance(raw, list) else [raw]
    if len(parts) > MOST_PARTS or not all(isinstance(part, (str, int, float)) for part in parts):
        raise AnswerError(f"{finding}: an answer is a text, a number, or a list of texts.")
    if any(len(part) > LONGEST_ANSWER for part in parts if isinstance(part, str)):
        raise AnswerError(f"{finding}: that is too long for an answer.")
    return raw


def step(
    knowledge: Knowledge, answers: Mapping[str, Any], before: Mapping[str, Any] | None = None
) -> Json:
    """``{"page": ...}`` to ask next, or ``{"outcome": ...}`` when nothing more can change the advice.

    With ``notice`` where the answers ``before`` made an emergency that these take back.
    """
    page = journey(knowledge, answers).page
    told: Json
    if page is not None:
        told = {"page": page_shape(knowledge, page, answers)}
    else:
        told = {"outcome": outcome_shape(advise(knowledge, answers))}
    if before and lowers_emergency(knowledge, before, answers):
        told["notice"] = LOWERED
    return told
