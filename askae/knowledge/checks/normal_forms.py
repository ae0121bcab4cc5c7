"""The disjunctive normal form of every rule, made once for all checks, and how large it may be."""

from __future__ import annotations

from math import prod

from askae.triage.expressions import (
    And,
    AtLeast,
    Atom,
    Conjunction,
    Expression,
    Or,
    conjunctions,
)

from ..draft import Draft

MOST = 512
"""Conjunctions of one rule; more would make the engine slow."""
_TOO_MANY = 4096


class NormalForms:
    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._made: dict[str, tuple[Conjunction, ...]] = {}

    def of_rule(self, id: str) -> tuple[Conjunction, ...]:
        """Empty where there are too many, which `check` reports."""
        if id not in self._made:
            when = self._draft.rules[id].when
            found = conjunctions(when) if size(when) <= _TOO_MANY else ()
            self._made[id] = found if len(found) <= MOST else ()
        return self._made[id]

    def of(self, expression: Expression) -> tuple[Conjunction, ...]:
        return conjunctions(expression) if size(expression) <= _TOO_MANY else ()


def size(expression: Expression) -> int:
    """How many conjunctions there may be at most, before shorter ones swallow longer ones."""
    match expression:
        case Atom():
            return 1
        case Or(parts):
            return sum(map(size, parts))
        case And(parts):
            return prod(map(size, parts))
        case AtLeast(least, weighted):
            return _enough(least, [(weight, size(part)) for weight, part in weighted])


def _enough(least: float, parts: list[tuple[float, int]]) -> int:
    """The sizes of all ways to reach ``least``, added up; stops counting where there are too many."""
    if least <= 0:
        return 1
    found = 0
    for place, (weight, inside) in enumerate(parts):
        rest = parts[place + 1 :]
        if weight + sum(w for w, _ in rest) >= least:
            found += inside * _enough(least - weight, rest)
        if found > _TOO_MANY:
            break
    return found


def check(draft: Draft, forms: NormalForms) -> None:
    for id, rule in draft.rules.items():
        if not forms.of_rule(id) and size(rule.when) > MOST:
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {id} has more than {MOST} ways to hold.",
                "Split it into several rules, or give at_least fewer parts.",
            )
