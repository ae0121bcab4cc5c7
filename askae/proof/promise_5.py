"""P5: where the bounds meet, every completion of the answers gives the same disposition.

Proved for every set of pages passed (any part of the findings known, the age coarse or exact): what holds for certain
still holds when everything is known; and where nothing unknown could raise the advice any more, it stays as it is.
The one exception: once A&E is certain, two more checklists look for 999, then the questions stop. So do they at an
immediate danger. What may be missed is bounded: it is 999 against A&E now, because such a stop needs A&E or 999.
"""

from __future__ import annotations

from collections.abc import Iterator

import z3

from .case import Case
from .failure import Failure, Findings
from .logic import all_of, any_of, negation
from .partial import Partial, as_bool
from .person_said import failure
from .weigh import Weighed

NAME = "P5"


def check(case: Case) -> Findings:
    partial = Partial(case.view)
    so_far = Weighed(partial)
    extra = list(partial.constraints())
    found = [*_bounds(case, partial, so_far, extra), *_stops(case)]
    return Findings(2 + sum(rule.rule.stop for rule in case.frame.rules), tuple(found))


def _bounds(
    case: Case, partial: Partial, so_far: Weighed, extra: list[z3.BoolRef]
) -> Iterator[Failure]:
    falls = any_of(
        all_of([so_far.least(r), negation(case.weighed.least(r))]) for r in case.frame.ranks
    )
    if model := case.smallest(falls, extra=extra):
        claim = f"what was certain after {_known(partial, model)} no longer holds when all is known"
        yield failure(case, NAME, "lower bound", claim, model)
    quiet = all_of(
        any_of([negation(as_bool(partial.open(rule))), so_far.least(rule.rank)])
        for rule in case.frame.rules
    )
    rises = case.weighed.more_urgent_than(so_far)
    if model := case.smallest(quiet, rises, extra=extra):
        claim = (
            f"after {_known(partial, model)} nothing seems open, but more answers raise the advice"
        )
        yield failure(case, NAME, "upper bound", claim, model)


def _known(partial: Partial, model: z3.ModelRef) -> str:
    known = [id for id, own in partial.known.items() if z3.is_true(model.eval(own, True))]
    return f"answers about {', '.join(known)}" if known else "the first page"


def _stops(case: Case) -> Iterator[Failure]:
    """An immediate danger that ends the questions means A&E now at least."""
    for rule in case.frame.rules:
        if rule.rule.stop and not case.base.knowledge.is_now(rule.rank):
            yield Failure(
                NAME,
                case.complaints[0],
                rule.rule.id,
                "it ends the questions, though it is less than A&E now: something worse could be missed",
                case.base.place("rule", rule.rule.id),
            )
