"""A person with known facts answers every page; what is not among the facts is the least worrying answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from askae.triage import Ask, Knowledge, Outcome, advise, applies, journey
from askae.triage.values import SKIPPED


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the facts led. ``question_pages`` are those after the complaint was chosen."""

    answers: Mapping[str, Any]
    outcome: Outcome
    question_pages: int


class StuckError(ValueError):
    """A page asks what the facts must give (the age, the complaint), or goes no further."""


Answering = Callable[[Knowledge, Ask, Mapping[str, Any]], Any]
"""How somebody with these facts answers a question as it is put to them."""


def walk(
    knowledge: Knowledge, facts: Mapping[str, Any], answering: Answering | None = None
) -> Walk:
    """Answer page after page from the facts until the advice stands.

    Raises StuckError where age or complaint are asked for and not among the facts.
    """
    answering = answering or from_facts
    answers: dict[str, Any] = {"who": "me"}
    while page := journey(knowledge, answers).page:
        before = dict(answers)
        for ask in page.questions:
            if applies(knowledge, ask.finding, answers):
                answers[ask.finding] = answering(knowledge, ask, facts)
        if answers == before:
            raise StuckError(f"The page “{page.title}” takes no answer.")
    outcome = advise(knowledge, answers)
    return Walk(answers, outcome, outcome.pages_asked - _start_pages(knowledge, answers))


def from_facts(knowledge: Knowledge, ask: Ask, facts: Mapping[str, Any]) -> Any:
    """The fact where there is one, else the least worrying answer; a reading is left out."""
    if ask.finding in facts:
        return facts[ask.finding]
    if ask.finding == "who":
        return "me"
    if ask.finding in ("age", "age_exact", "complaint"):
        raise StuckError(f"The facts do not give the {ask.finding}.")
    if ask.finding == "sex" and ask.not_sure:
        return "not_sure"
    return SKIPPED if ask.may_skip else knowledge.findings[ask.finding].least_answer


def _start_pages(knowledge: Knowledge, answers: Mapping[str, Any]) -> int:
    passed = journey(knowledge, answers).outlines
    for number, outline in enumerate(passed, 1):
        if outline.kind == "complaint":
            return number
    return len(passed)


def ages_and_sexes() -> Iterator[dict[str, str]]:
    """Sample people: every age at which some rule may turn, each sex, pregnancy where it can be."""
    for age in (
        "10 days",
        "6 weeks",
        "4 months",
        "9 months",
        "15 months",
        "2 years",
        "4 years",
        "8 years",
        "14 years",
    ):
        for sex in ("female", "male"):
            yield {"age": age, "sex": sex}
    for age in ("20 years", "35 years", "53 years", "60 years", "68 years", "82 years"):
        for sex in ("female", "male"):
            yield {"age": age, "sex": sex}
    for pregnancy in ("could_be", "yes", "after_birth"):
        for weeks in ("under_12", "12_to_19", "20_to_23", "24_or_more"):
            if pregnancy == "yes" or weeks == "under_12":
                yield {
                    "age": "30 years",
                    "sex": "female",
                    "pregnancy": pregnancy,
                    "pregnancy_weeks": weeks,
                }
