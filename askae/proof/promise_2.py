"""P2: the statements of ``invariants.yaml`` hold in every complaint that can meet their facts.

The facts are definite answers; everything else may be anything: yes, no, "not sure", skipped, unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from askae.knowledge.draft import Invariant
from askae.triage.expressions import Atom, conjunctions

from .case import Case
from .failure import Failure, Findings
from .logic import Truth, all_of, any_of, negation
from .person_said import failure

NAME = "P2"


def check(case: Case) -> Findings:
    facts = {own.id: meant(case, own) for own in case.base.invariants}
    met = [own for own in case.base.invariants if case.find(facts[own.id])]
    broken = list(_broken(case, met, facts))
    lacking = [
        Failure(
            NAME,
            case.complaints[0],
            own.id,
            f"invariant {own.id} names this complaint, but nobody in it can meet these facts: {own.says}",
            case.base.place("invariant", own.id),
        )
        for own in case.base.invariants
        if own not in met and case.complaints[0] in own.complaints
    ]
    return Findings(len(met), (*broken, *lacking), {"met": frozenset(own.id for own in met)})


def meant(case: Case, own: Invariant) -> Truth:
    """The facts are so, for certain."""
    return any_of(all_of(_fact(case, atom) for atom in way) for way in conjunctions(own.when))


def _fact(case: Case, atom: Atom) -> Truth:
    """What nobody here is asked is not a fact, though its least worrying value counts in rules.

    What does not apply is one: who has no lung disease has no usual low oxygen.
    """
    known = atom.finding in case.person.slots or atom.finding in case.frame.programme.asserted
    if not known and atom.finding != "complaint":
        return False
    return case.view.holds(atom)


def too_low(case: Case, own: Invariant, facts: Truth) -> Truth:
    """Somebody meets the facts and is told less."""
    return all_of([facts, negation(case.weighed.least(case.base.least_rank(own.least)))])


def _broken(case: Case, met: list[Invariant], facts: dict[str, Truth]) -> Iterator[Failure]:
    wrong = {own.id: too_low(case, own, facts[own.id]) for own in met}
    if case.find(any_of(wrong.values())) is None:
        return
    for own in met:
        if model := case.smallest(wrong[own.id]):
            claim = f"invariant {own.id} says {_least(case, own)}: {own.says} ({own.source})"
            yield failure(case, NAME, own.id, claim, model, "invariant")


def _least(case: Case, own: Invariant) -> str:
    known = case.base.knowledge.dispositions
    return f"“{known[own.least].title}” at least" if own.least in known else f"{own.least} at least"
