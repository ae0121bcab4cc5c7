"""A failure with the smallest person that shows it, checked by running the engine on them."""

from __future__ import annotations

from typing import Any

import z3

from askae.triage.values import applies

from .case import Case
from .failure import Failure
from .person import Person
from .words import in_words, told


def failure(
    case: Case, promise: str, about: str, claim: str, model: z3.ModelRef, kind: str = "rule"
) -> Failure:
    """Who it is, what the engine tells them, and what was claimed."""
    answers = person_of(case, model)
    rank = case.rank(answers)
    words = f"{in_words(case.base.knowledge, answers)}, is told {told(case.base.knowledge, rank)}"
    place = case.base.place(kind, about) or case.base.place("complaint", case.complaints[0])
    return Failure(promise, "+".join(case.complaints), about, claim, place, words, answers)


def person_of(case: Case, model: z3.ModelRef, person: Person | None = None) -> dict[str, Any]:
    """Their answers, without those that nobody asks of them."""
    answers = case.whole((person or case.person).answers(model))
    known = case.base.knowledge
    return {id: value for id, value in answers.items() if applies(known, id, answers)}
