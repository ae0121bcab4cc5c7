"""Two complaints at once are never less urgent than either alone: by one lemma, not by trying all pairs.

Lemma. Whoever has complaints A and B, and gives the same answers as with A alone, is told at least as much as with A
alone. For the rules of A and the general rules all count with A and B too, rules are alternatives, and the most
urgent decides; so the advice can only fall where a rule, or what says whether a finding applies, holds with A and
not with A and B. Its answers are the same, so it can only fall through

1. a finding that A never asks, whose least worrying value it needs, and that B asks or asserts; or one that does not
   apply with A alone, because what decides that is never asked, and may apply with B;
2. a finding that A and B assert differently;
3. what A asks and B asserts: the engine counts it as an answer (`Programme.said`), so nothing is lost.

This module proves that 1 and 2 do not occur, whatever B is. The same argument covers answers kept from a complaint
that was chosen before. `tests/proof/test_pairs.py` tests the lemma itself, on a sample of real pairs and on random
bases.
"""

from __future__ import annotations

from collections.abc import Iterator

from askae.triage.expressions import Atom, Expression, conjunctions, findings_in
from askae.triage.values import truth

from .base import Base
from .case import Case
from .failure import Failure, Findings
from .frame import frame
from .logic import Truth, all_of, any_of, negation

NAME = "pairs"


def check(case: Case) -> Findings:
    """What the lemma needs of one complaint."""
    found = [*_rests_on_silence(case), *_asserts_differently(case)]
    return Findings(len(case.frame.rules) + len(case.frame.ways), tuple(found))


def _rests_on_silence(case: Case) -> Iterator[Failure]:
    programme = case.frame.programme
    elsewhere = _elsewhere(case.base, case.complaints[0]) - programme.live
    for kind, id, when in _counting(case):
        silent = _silent(case, when, elsewhere)
        if not silent - case.base.against.get(id, frozenset()):
            continue
        firm = _possible(case, when, frozenset())
        if case.find(firm, negation(_possible(case, when, silent))) is None:
            continue
        findings = " and ".join(sorted(silent))
        yield Failure(
            NAME,
            case.complaints[0],
            id,
            f"the {kind} {id} holds here because nothing is known of {findings}; with a second complaint that asks "
            "it, the advice could fall",
            case.base.place(kind, id),
        )


def _elsewhere(base: Base, complaint: str) -> frozenset[str]:
    """What a second complaint can make known."""
    others = (id for id in base.knowledge.complaints if id != complaint)
    return frozenset(
        finding for id in others for finding in frame(base.knowledge, (id,)).programme.live
    )


def _counting(case: Case) -> Iterator[tuple[str, str, Expression]]:
    for rule in case.frame.rules:
        yield "rule", rule.rule.id, rule.rule.when
    for id in sorted(case.frame.ways):
        applies = case.frame.findings[id].applies
        if applies is not None:
            yield "finding", id, applies


def _silent(case: Case, when: Expression, elsewhere: frozenset[str]) -> frozenset[str]:
    """Findings whose least worrying value makes a conjunction true that others can complete, and B may know."""
    found: set[str] = set()
    live = case.frame.programme.live
    for way in conjunctions(when):
        if all(_by_least(case.base, atom) for atom in way if atom.finding not in live):
            found |= {
                atom.finding
                for atom in way
                if atom.finding in elsewhere
                or (_by_least(case.base, atom) and _may_apply(case, atom.finding, elsewhere))
            }
    return frozenset(found)


def _may_apply(case: Case, finding: str, elsewhere: frozenset[str]) -> bool:
    """Whether it applies hangs on what only other complaints ask."""
    applies = case.base.knowledge.findings[finding].applies
    return applies is not None and any(
        read in elsewhere or _may_apply(case, read, elsewhere) for read in findings_in(applies)
    )


def _possible(case: Case, when: Expression, without: frozenset[str]) -> Truth:
    """It may hold, if only through "not sure", by conjunctions that do not read these findings."""
    return any_of(
        all_of(any_of([case.view.holds(atom), case.view.unsure(atom)]) for atom in way)
        for way in conjunctions(when)
        if without.isdisjoint(atom.finding for atom in way)
    )


def _by_least(base: Base, atom: Atom) -> bool:
    finding = base.knowledge.findings[atom.finding]
    return finding.kind not in ("age", "complaint") and truth(atom, finding, finding.least) is True


def _asserts_differently(case: Case) -> Iterator[Failure]:
    complaints, own = case.base.knowledge.complaints, case.complaints[0]
    for other, complaint in complaints.items():
        for finding, value in complaints[own].asserts.items():
            if complaint.asserts.get(finding, value) != value:
                yield Failure(
                    NAME,
                    own,
                    finding,
                    f"{own} and {other} assert {finding} differently; who has both is neither",
                    case.base.place("complaint", own),
                )
