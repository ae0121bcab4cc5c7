"""People who would be told otherwise if a rule were slightly wrong, where the record has nobody of the kind yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from askae.triage import Knowledge

from .altered import Altered
from .case import Case
from .mutants import Mutant, of_rule
from .noticed import Answered, contradicted
from .person_said import person_of


def misled(
    case: Case, rules: Collection[str], stories: Collection[Answered]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each slip in these rules that the stories do not notice: the rule, and somebody."""
    known = case.base.knowledge
    for rule in (rule for rule in known.rules if rule.id in rules):
        for mutant in of_rule(known, rule):
            now = mutant.of(known)
            if not any(contradicted(now, stories)) and (answers := _somebody(case, mutant, now)):
                yield rule.id, answers


def _somebody(case: Case, mutant: Mutant, knowledge: Knowledge) -> dict[str, Any] | None:
    """The smallest person who is told less; where there is none, who is told more."""
    now = Altered(case, knowledge, mutant)
    for wanted in (case.weighed.more_urgent_than(now), now.more_urgent_than(case.weighed)):
        if model := case.smallest(wanted, case.definite) or case.smallest(wanted):
            return person_of(case, model)
    return None
