"""P1: every set of answers ends in an outcome, after at most the declared number of pages.

That the engine never asks more than ``max_pages`` stands in its loop. Here: some rule always decides, so nobody falls
through to a disposition without a reason; and the pages that the questions can fill, counted from above, stay
within the limit, so that it never has to cut anybody short.
"""

from __future__ import annotations

from askae.triage.expressions import findings_in
from askae.triage.journey import CHECKLIST_ITEMS
from askae.triage.knowledge import Question

from .case import Case
from .failure import Failure, Findings
from .logic import negation
from .person_said import failure

NAME = "P1"


def check(case: Case) -> Findings:
    lowest = min(case.frame.ranks)
    found: list[Failure] = []
    if model := case.smallest(negation(case.weighed.least(lowest))):
        found.append(failure(case, NAME, "outcome", "no rule decides", model))
    most, limit = most_pages(case), case.base.knowledge.max_pages
    if most > limit:
        found.append(
            Failure(
                NAME,
                case.complaints[0],
                "pages",
                f"the questions can fill {most} pages, more than the {limit} declared: somebody could be cut short",
                case.base.place("complaint", case.complaints[0]),
            )
        )
    return Findings(2, tuple(found), {"pages": frozenset({f"{case.complaints[0]} {most}"})})


def most_pages(case: Case) -> int:
    """No journey has more pages. Counted from above: what can be asked, each page as empty as it may be.

    A question page asks all of its question that can still matter; more of it can come later only where a follow-up
    had to wait for another answer. A checklist takes eight items, or all there are; one more may follow each time
    that an answer opens new items.
    """
    programme, knowledge = case.frame.programme, case.base.knowledge
    start = set(knowledge.start)
    asked = [a for a in programme.asks if a.bits and a.question.id not in start]
    lists = [a for a in asked if a.listable]
    pages = len(start) + 1 + any(a.question.reading for a in asked)
    for asks in asked:
        if not asks.listable and not asks.question.reading:
            pages += 1 + len(_waves(case, asks.question))
    alone = sum(1 + len(_waves(case, a.question)) for a in lists if a.question.alone)
    items = sum(bool(own) for a in lists if not a.question.alone for _, own in a.findings)
    opened = {when for a in lists if not a.question.alone for when in _waves(case, a.question)}
    return pages + alone + -(-items // CHECKLIST_ITEMS) + len(opened)


def _waves(case: Case, question: Question) -> set[object]:
    """The conditions that may open more of a question after it was first asked; who somebody is, is known by then."""
    known = {"age", "age_exact", "sex", "pregnancy", "pregnancy_weeks", "who", "complaint"}
    known |= set(question.asks)
    if not set(question.asks).isdisjoint(known - set(question.asks)):
        return set()  # the page about the person itself
    conditions = {case.frame.findings[id].applies for id in question.asks}
    return {when for when in conditions if when is not None and findings_in(when) - known}
