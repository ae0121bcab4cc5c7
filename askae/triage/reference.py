"""The same bounds, computed slowly and plainly, as the measure for the fast engine.

Nothing here is shared with `programme` but the words of the knowledge: no masks, no normal forms kept, no state.
Every question of the complaints is taken as askable; every rule is evaluated by recursion over its expression.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from .ages import compare
from .expressions import And, Atom, Expression, Or, kleene
from .knowledge import Finding, Knowledge, Rule
from .values import NOT_SURE, SKIPPED, Answers, age_of

PEOPLE = ("age_exact", "sex", "pregnancy", "pregnancy_weeks")
UNKNOWN = None


def bounds(knowledge: Knowledge, answers: Answers) -> tuple[int, int]:
    """The rank that holds for certain and the highest that is still possible, by every answer given."""
    person = _Person(knowledge, answers)
    rules = [rule for rule in knowledge.rules if rule.complaint in (None, *person.complaints)]
    lower = max((person.certain(rule) for rule in rules), default=-1)
    lower = max(lower, person.floor())
    upper = max((person.possible(rule) for rule in rules), default=-1)
    return lower, max(lower, upper)


class _Person:
    def __init__(self, knowledge: Knowledge, answers: Answers):
        self.knowledge = knowledge
        self.complaints = tuple(answers.get("complaint", ()))
        self.answers = answers
        self.asserted: dict[str, Any] = {}
        for id in self.complaints:
            self.asserted |= knowledge.complaints[id].asserts
        asked = [q for id in self.complaints for q in knowledge.complaints[id].ask] + list(
            knowledge.start
        )
        asked += [
            knowledge.question_of[f]
            for f in PEOPLE
            if f in knowledge.question_of and self.complaints
        ]
        self.askable = {f for q in asked for f in knowledge.questions[q].asks} | {"age"}

    # Values of findings

    def applies(self, finding: Finding) -> bool | None:
        if finding.applies is None:
            return True
        known = kleene(finding.applies, lambda atom: self.truth(atom, unsure=True))
        return True if known is None and finding.id in self.answers else known

    def value(self, id: str) -> Any:
        """The value that counts: answered, asserted, least worrying, or UNKNOWN."""
        finding = self.knowledge.findings[id]
        if id not in self.askable and id not in self.answers and id not in self.asserted:
            return finding.least
        applies = self.applies(finding)
        if applies is None:
            return UNKNOWN
        if not applies:
            return finding.least
        return self.asserted.get(id, self.answers.get(id, UNKNOWN))

    def truth(self, atom: Atom, unsure: bool | None) -> bool | None:
        """``unsure`` is what an atom on a "not sure" finding counts as."""
        if atom.finding == "complaint":
            return any(id in self.complaints for id in atom.value)
        if atom.finding == "age":
            return self.age(atom, unsure)
        value = self.value(atom.finding)
        if value is UNKNOWN:
            return None
        return (
            unsure
            if value == NOT_SURE
            else _compare(atom, self.knowledge.findings[atom.finding], value)
        )

    def age(self, atom: Atom, unsure: bool | None) -> bool | None:
        age = age_of(self.answers)
        if age is None:
            return None
        known = compare(age, atom.op, float(atom.value))
        return unsure if known is None and "age_exact" in self.answers else known

    # Rules

    def counts_as(self, rule: Rule) -> Any:
        """Truth of an atom within this rule, "not sure" resolved."""
        emergency = self.knowledge.dispositions[rule.then].level == "emergency"

        def truth(atom: Atom) -> bool | None:
            finding = self.knowledge.findings.get(atom.finding)
            worse = emergency or rule.default
            worse = worse or (finding is not None and finding.not_sure in ("worse", "emergency"))
            return self.truth(atom, unsure=worse)

        return truth

    def certain(self, rule: Rule) -> int:
        if kleene(rule.when, self.counts_as(rule)) is not True:
            return -1
        disposition = self.knowledge.dispositions[rule.then]
        if disposition.level != "emergency" or rule.default:
            return disposition.rank
        truth = self.counts_as(rule)
        firm = any(
            self.firm(reason) for reason in _shortest(rule.when, lambda atom: truth(atom) is True)
        )
        return (
            disposition.rank if firm else self.knowledge.dispositions[self.knowledge.speak_now].rank
        )

    def possible(self, rule: Rule) -> int:
        """What the rule may still come to; what holds only through "not sure" may yet hold firmly."""
        truth = self.counts_as(rule)
        ways = _shortest(rule.when, lambda atom: self.can_be_met(atom) and truth(atom) is not False)
        if any(truth(atom) is None for way in ways for atom in way):
            return self.knowledge.dispositions[rule.then].rank
        return self.certain(rule)

    def firm(self, reason: frozenset[Atom]) -> bool:
        """Nothing unsure in it, or a definite worrying answer, or an unsure one that is an emergency by itself."""
        if not any(self.is_unsure(atom) for atom in reason):
            return True
        return any(self.definite(atom) for atom in reason)

    def is_unsure(self, atom: Atom) -> bool:
        if atom.finding == "age":
            return self.age(atom, unsure=None) is None and "age_exact" in self.answers
        return atom.finding != "complaint" and self.value(atom.finding) == NOT_SURE

    def definite(self, atom: Atom) -> bool:
        if atom.finding in ("age", "complaint"):
            return False
        finding = self.knowledge.findings[atom.finding]
        if self.is_unsure(atom):
            return finding.not_sure == "emergency"
        id = finding.id
        said = self.asked_by_another(id) if id in self.asserted else id in self.answers
        if not said or not self.applies(finding):
            return False
        return not finding.person and finding.worse != "none"

    def asked_by_another(self, id: str) -> bool:
        """One complaint says it, another asks it: it counts as an answer."""
        question = self.knowledge.question_of.get(id)
        complaints = [self.knowledge.complaints[complaint] for complaint in self.complaints]
        return any(question in c.ask and id not in c.asserts for c in complaints)

    def floor(self) -> int:
        """Three "not sure" on red flags of one complaint: speak to someone."""
        for id in self.complaints:
            asked = {
                f
                for q in self.knowledge.complaints[id].ask
                for f in self.knowledge.questions[q].asks
            }
            unsure = {f for f in asked if self.value(f) == NOT_SURE and self.red_flag(f)}
            if len(unsure) >= 3:
                return self.knowledge.dispositions[self.knowledge.speak_now].rank
        return -1

    def red_flag(self, id: str) -> bool:
        """Whether the finding stands in an emergency rule that somebody here can meet."""
        for rule in self.knowledge.rules:
            if rule.complaint not in (None, *self.complaints) or rule.default:
                continue
            if self.knowledge.dispositions[rule.then].level != "emergency":
                continue
            if any(
                atom.finding == id for way in _shortest(rule.when, self.can_be_met) for atom in way
            ):
                return True
        return False

    def can_be_met(self, atom: Atom) -> bool:
        if atom.finding == "complaint":
            return True
        id = atom.finding
        if id in self.askable or id in self.answers or id in self.asserted:
            return True
        finding = self.knowledge.findings[id]
        return _compare(atom, finding, finding.least)


def _shortest(expression: Expression, holds: Any) -> list[frozenset[Atom]]:
    found = set(supports(expression, holds))
    return [way for way in found if not any(other < way for other in found)]


def supports(expression: Expression, holds: Any) -> Iterator[frozenset[Atom]]:
    """Sets of atoms, each of which holds, that make the expression true."""
    match expression:
        case Atom():
            if holds(expression):
                yield frozenset((expression,))
        case And(parts):
            for chosen in product(*(list(supports(part, holds)) for part in parts)):
                yield frozenset[Atom]().union(*chosen)
        case Or(parts):
            for part in parts:
                yield from supports(part, holds)
        case _:
            least, weighted = expression.least, expression.parts
            for use in product((False, True), repeat=len(weighted)):
                picked = [pair for pair, used in zip(weighted, use, strict=True) if used]
                if sum(weight for weight, _ in picked) >= least:
                    yield from supports(And(tuple(part for _, part in picked)), holds)


def _compare(atom: Atom, finding: Finding, value: Any) -> bool:
    given: Any = finding.normal if value == SKIPPED else value
    match atom.op:
        case "is":
            return bool(given == atom.value)
        case "in":
            return given in atom.value
        case "has":
            return bool(set(given) & set(atom.value))
        case "lacks":
            return not set(given) & set(atom.value)
        case ">=" | ">":
            return bool(given > atom.value or (atom.op == ">=" and given == atom.value))
        case _:
            return bool(given < atom.value or (atom.op == "<=" and given == atom.value))
