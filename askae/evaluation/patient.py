"""The person of a case, at the pages as they are: only what a page offers can be answered.

What the case does not mention has its least worrying answer, save tests: a reading that is not mentioned is left out,
and another test that the set lists (``tests_unknown``) is "not sure".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from askae.triage import Ask, Knowledge, ages

from .sheet import Case
from .walk import from_facts, walk


@dataclass(frozen=True, slots=True)
class Result:
    """What the case was told."""

    case: Case
    level: str
    disposition: str
    rules: tuple[str, ...]
    pages: int
    """From the first question to the last, before the advice."""
    not_asked: tuple[str, ...]
    """Findings of the case that nobody asked for: the advice stood already, or they do not apply."""


def send(knowledge: Knowledge, case: Case) -> Result:
    """The case through every page to the advice.

    Raises StuckError where a page takes no answer.
    """
    facts = case.facts(knowledge)
    walked = walk(knowledge, facts, partial(answer, unknown=case.unknown))
    outcome = walked.outcome
    asserted = {id for c in facts["complaint"] for id in knowledge.complaints[c].asserts}
    return Result(
        case,
        outcome.level,
        outcome.disposition,
        outcome.rules,
        outcome.pages_asked,
        tuple(id for id in case.findings if id not in walked.answers and id not in asserted),
    )


def answer(
    knowledge: Knowledge, ask: Ask, facts: Mapping[str, Any], unknown: frozenset[str]
) -> Any:
    """Bands of age and number are answered by the band; between two, by the worse."""
    if ask.finding in ("age", "age_exact"):
        return _age(ask, str(facts["age"]))
    if ask.finding in unknown and ask.finding not in facts and not ask.may_skip:
        return _unsure(ask)
    value = from_facts(knowledge, ask, facts)
    if ask.kind == "number" and ask.options and isinstance(value, (int, float)):
        return _band(ask, value, knowledge.findings[ask.finding].worse)
    return value


def _age(ask: Ask, age: str) -> str:
    """The band that is offered, or the age itself where a page asks for it in figures."""
    day = ages.interval(age)[0]
    fitting = [option.value for option in ask.options if _within(day, ages.interval(option.value))]
    if fitting:
        return fitting[-1]
    return f"{int(day // ages.DAYS['year'])} years"


def _within(day: float, band: ages.Interval) -> bool:
    """A band of one value ("2 years") lasts a year."""
    low, high = band if band[0] < band[1] else (band[0], band[0] + ages.DAYS["year"])
    return low <= day < high


def _band(ask: Ask, value: float, worse: str) -> float:
    offered = sorted(float(o.value) for o in ask.options if o.value[:1].isdigit())
    if worse == "down":
        return max((band for band in offered if band <= value), default=offered[0])
    return min((band for band in offered if band >= value), default=offered[-1])


def _unsure(ask: Ask) -> str:
    """ "Not sure", or an option that says so."""
    if not ask.not_sure and any(option.value == "could_be" for option in ask.options):
        return "could_be"
    return "not_sure"
