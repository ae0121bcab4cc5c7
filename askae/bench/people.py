"""Made-up people for measuring: several ages and ways to answer, for every complaint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from askae.triage import Ask, Knowledge, Page, journey
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE, SKIPPED, can_have

AGES = ("6 weeks", "4 years", "34 years", "80 years")

Policy = Callable[[Finding, Ask, Page], Any]


@dataclass(frozen=True, slots=True)
class Person:
    """``steps`` are the answers at each page, from none at all to the last; the last has an outcome."""

    name: str
    steps: tuple[dict[str, Any], ...]


def people(knowledge: Knowledge, complaints: tuple[str, ...] = ()) -> Iterator[Person]:
    """Everybody who can have one of the complaints; all complaints where none is named."""
    for complaint in complaints or tuple(knowledge.complaints):
        for age in AGES:
            if can_have(knowledge, knowledge.complaints[complaint], {"age": age}):
                for name, policy in POLICIES.items():
                    given = {"age": age, "who": "me", "complaint": [complaint]}
                    yield Person(f"{complaint}, {age}, {name}", _walk(knowledge, given, policy))


def _walk(
    knowledge: Knowledge, given: dict[str, Any], policy: Policy
) -> tuple[dict[str, Any], ...]:
    steps: list[dict[str, Any]] = [{}]
    while page := journey(knowledge, steps[-1]).page:
        new = {
            ask.finding: given.get(ask.finding, policy(knowledge.findings[ask.finding], ask, page))
            for ask in page.questions
        }
        steps.append(steps[-1] | new)
    return tuple(steps)


def well(finding: Finding, ask: Ask, page: Page) -> Any:
    """The least worrying answer to everything."""
    if ask.may_skip:
        return SKIPPED
    return finding.least_answer


def unsure(finding: Finding, ask: Ask, page: Page) -> Any:
    return NOT_SURE if ask.not_sure and not finding.person else well(finding, ask, page)


def ill(finding: Finding, ask: Ask, page: Page) -> Any:
    """No immediate danger, but the most worrying answer to all the rest."""
    if finding.person or page.kind == "dangers":
        return well(finding, ask, page)
    return worst(finding, ask)


def in_danger(finding: Finding, ask: Ask, page: Page) -> Any:
    return "yes" if page.kind == "dangers" else well(finding, ask, page)


POLICIES: dict[str, Policy] = {"well": well, "ill": ill, "unsure": unsure, "in danger": in_danger}


def worst(finding: Finding, ask: Ask) -> Any:
    down = finding.worse == "down"
    if finding.kind == "yes_no":
        return finding.worse if finding.worse in ("yes", "no") else "yes"
    if finding.kind == "number":
        values = [float(option.value) for option in ask.options if option.value[:1].isdigit()]
        values = values or [finding.min or 0, finding.max or 0]
        return min(values) if down else max(values)
    if finding.kind == "several":
        return [option.id for option in finding.options]
    if finding.options:
        return finding.options[0 if down or finding.kind == "choice" else -1].id
    return finding.least
