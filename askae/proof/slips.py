"""People who would be told otherwise if a rule were slightly wrong, where the record has nobody of the kind yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from askae.evaluation.stories import Story
from askae.triage.outcome import settled

from .altered import Altered
from .case import Case
from .mutants import Mutant, of_rule
from .person_said import person_of


def misled(
    case: Case, rules: Collection[str], told: Collection[tuple[Story, dict[str, Any]]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each slip in these rules that the stories (each with all its answers) do not notice: the rule, somebody."""
    for rule in case.base.knowledge.rules:
        for mutant in of_rule(case.base.knowledge, rule) if rule.id in rules else ():
            if not _noticed(case, mutant, told) and (answers := _somebody(case, mutant)):
                yield rule.id, answers


def _noticed(case: Case, mutant: Mutant, told: Collection[tuple[Story, dict[str, Any]]]) -> bool:
    knowledge = mutant.of(case.base.knowledge)
    for story, answers in told:
        disposition = settled(knowledge, answers).disposition()
        if not story.holds(disposition.level, disposition.id):
            return True
    return False


def _somebody(case: Case, mutant: Mutant) -> dict[str, Any] | None:
    """The smallest person who is told less; where there is none, who is told more."""
    now = Altered(case, mutant.of(case.base.knowledge), mutant)
    for wanted in (case.weighed.more_urgent_than(now), now.more_urgent_than(case.weighed)):
        if model := case.smallest(wanted, case.definite) or case.smallest(wanted):
            return person_of(case, model)
    return None
