"""The rules for one set of complaints, compiled to bit masks: one bit an atom, one mask a conjunction.

A state is four masks: atoms that hold, that do not, whose finding is "not sure", and that hold by a definite
worrying answer (see `askae.triage.state`).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple

from .expressions import Atom, conjunctions, findings_in
from .knowledge import LEVELS, Disposition, Knowledge, Question, Rule
from .values import NOT_SURE, Answers, truth

EMERGENCY, DEFAULT, OTHER = range(3)

PEOPLE = ("age_exact", "sex", "pregnancy", "pregnancy_weeks")
"""Asked in every complaint, first, wherever they can matter."""

MOST_EFFECTS_KEPT = 4096

FINAL = ("final",)
"""Third part of an age interval that no further question makes narrower."""


class CompiledRule(NamedTuple):
    rank: int
    level: int
    """Index in LEVELS."""
    kind: int
    masks: tuple[int, ...]
    conjunctions: tuple[tuple[Atom, ...], ...]
    reads: int
    """All its atoms."""
    rule: Rule


class Condition(NamedTuple):
    """When a finding applies."""

    finding: str
    bits: int
    """The finding's own atoms."""
    masks: tuple[int, ...]


class Asks(NamedTuple):
    """A question with the atoms that asking it, or each of its findings, can settle."""

    question: Question
    bits: int
    findings: tuple[tuple[str, int], ...]
    listable: bool
    """May stand as items of a checklist, where "none of these" is the reassuring answer."""


def union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


class Programme:
    """General rules and those of ``complaints``. ``heard`` are findings answered though no page here asks them."""

    def __init__(
        self, knowledge: Knowledge, complaints: tuple[str, ...], heard: frozenset[str] = frozenset()
    ):
        self.knowledge = knowledge
        self.complaints = complaints
        self.heard = heard
        self.asserted: dict[str, Any] = {"complaint": complaints} if complaints else {}
        for id in complaints:
            self.asserted |= knowledge.complaints[id].asserts
        self.said = self._said()
        self.questions = self._questions()
        self.askable = {finding for q in self.questions for finding in q.asks} | {
            "age",
            "complaint",
        }
        self.live = self.askable | heard | self.asserted.keys()
        rules = [
            (rule, found)
            for rule in knowledge.rules
            if rule.complaint is None or rule.complaint in complaints
            if (found := self._possible(rule.when))
        ]
        self.bit: dict[Atom, int] = {}
        self.mask: dict[str, int] = {}
        self.rules = sorted(
            (self._compile(rule, found) for rule, found in rules),
            key=lambda r: (-r.rank, not r.rule.stop),
        )
        self.conditions = self._conditions()
        self.asked_bits = {
            f: self.mask.get("age" if f == "age_exact" else f, 0) for f in self.askable
        }
        """The atoms that asking a finding can settle; an exact age settles those on the age."""
        self.question_bits = {
            q.id: union(self.asked_bits[f] for f in q.asks) for q in self.questions
        }
        self.asks = tuple(
            Asks(
                q,
                self.question_bits[q.id],
                tuple((f, self.asked_bits[f]) for f in q.asks),
                self._listable(q),
            )
            for q in self.questions
        )
        self.raised_by_unsure = self._bits(lambda f: f.not_sure in ("worse", "emergency"))
        self.emergency_by_unsure = self._bits(lambda f: f.not_sure == "emergency")
        # The safety net speaks of what can develop and be felt; the immediate dangers stand in a list of their own.
        self.cannot_develop = self._bits(
            lambda f: (
                not f.can_develop
                or f.kind not in ("yes_no", "choice", "ordered")
                or f.id in knowledge.dangers
            )
        )
        self.red_flags = tuple(self._red_flags(id) for id in complaints)
        self._effects: dict[tuple[str, Any], tuple[int, int, int, int]] = {}
        self.conditions_on = {
            id: tuple(c for c in self.conditions if union(c.masks) & mask)
            for id, mask in self.mask.items()
        }
        """Finding -> the conditions that read it."""
        self.speak_now = knowledge.dispositions[knowledge.speak_now].rank

    # What can be asked and met

    def _said(self) -> frozenset[str]:
        """Asserted by one complaint, and a question of another: then it counts as an answer.

        Else somebody with two complaints would be told less than with one of them.
        """
        known = self.knowledge
        asked = {
            finding
            for id in self.complaints
            for question in known.complaints[id].ask
            for finding in known.questions[question].asks
            if finding not in known.complaints[id].asserts
        }
        return frozenset(asked & self.asserted.keys())

    def _questions(self) -> tuple[Question, ...]:
        """Every question of these complaints, people first and readings last, else as authored."""
        question_of = self.knowledge.question_of
        people = [question_of[id] for id in PEOPLE if id in question_of] if self.complaints else []
        asked = [
            id for complaint in self.complaints for id in self.knowledge.complaints[complaint].ask
        ]
        ids = dict.fromkeys([*people, *self.knowledge.start, *asked])
        return tuple(sorted((self.knowledge.questions[id] for id in ids), key=lambda q: q.reading))

    def _listable(self, question: Question) -> bool:
        findings = [self.knowledge.findings[id] for id in question.asks]
        return question.checklist or all(
            f.kind == "yes_no" and f.worse == "yes" and f.item["you"] for f in findings
        )

    def _possible(self, when: Any) -> tuple[tuple[Atom, ...], ...]:
        """The conjunctions that somebody here can meet; atoms that are true of everybody are dropped."""
        found = set()
        for conjunction in conjunctions(when):
            kept = [atom for atom in conjunction if atom.finding in self.live]
            if all(
                self._least_truth(atom) for atom in conjunction if atom.finding not in self.live
            ):
                found.add(tuple(sorted(kept, key=repr)))
        return tuple(sorted(found, key=repr))

    def _least_truth(self, atom: Atom) -> bool:
        finding = self.knowledge.findings[atom.finding]
        return bool(truth(atom, finding, finding.least))

    def _bit(self, atom: Atom) -> int:
        if atom not in self.bit:
            self.bit[atom] = len(self.bit)
            self.mask[atom.finding] = self.mask.get(atom.finding, 0) | 1 << self.bit[atom]
        return 1 << self.bit[atom]

    def _mask(self, conjunction: Iterable[Atom]) -> int:
        return sum(self._bit(atom) for atom in conjunction)

    def _compile(self, rule: Rule, found: tuple[tuple[Atom, ...], ...]) -> CompiledRule:
        disposition = self.knowledge.dispositions[rule.then]
        level = LEVELS.index(disposition.level)
        kind = DEFAULT if rule.default else EMERGENCY if level == 0 else OTHER
        masks = tuple(self._mask(conjunction) for conjunction in found)
        return CompiledRule(disposition.rank, level, kind, masks, found, union(masks), rule)

    def _conditions(self) -> tuple[Condition, ...]:
        """Applicability of every finding that has atoms, a finding after those that its own condition reads."""
        ordered: dict[str, Condition] = {}

        def visit(id: str) -> None:
            applies = self.knowledge.findings[id].applies
            if id in ordered or applies is None or id not in self.live:
                return
            for needed in sorted(findings_in(applies)):
                visit(needed)
            found = self._possible(applies)
            masks = tuple(self._mask(conjunction) for conjunction in found)
            ordered[id] = Condition(id, self.mask.get(id, 0), masks)

        for id in sorted(self.mask):
            visit(id)
        # A bit may have been given to a finding after its condition was made.
        return tuple(c._replace(bits=self.mask.get(c.finding, 0)) for c in ordered.values())

    def _bits(self, wanted: Any) -> int:
        findings = self.knowledge.findings
        return sum(mask for id, mask in self.mask.items() if wanted(findings[id]))

    def _red_flags(self, complaint: str) -> frozenset[str]:
        emergencies = (rule for rule in self.rules if rule.kind == EMERGENCY)
        return (
            frozenset(
                atom.finding for rule in emergencies for conj in rule.conjunctions for atom in conj
            )
            & self.knowledge.asked_by[complaint]
        )

    # What answers bring

    def effects(self, id: str, value: Any) -> tuple[int, int, int, int]:
        """The four masks that one answer brings."""
        key = (id, tuple(value) if isinstance(value, list) else value)
        found = self._effects.get(key)
        if found is None:
            found = self._find_effects(id, value)
            if len(self._effects) < MOST_EFFECTS_KEPT:
                self._effects[key] = found
        return found

    def _find_effects(self, id: str, value: Any) -> tuple[int, int, int, int]:
        if value == NOT_SURE:
            return 0, 0, self.mask.get(id, 0), 0
        finding = self.knowledge.findings[id]
        holds = fails = unsure = 0
        for atom, place in self.bit.items():
            if atom.finding == id:
                known = truth(atom, finding, value)
                holds |= (known is True) << place
                fails |= (known is False) << place
                # An age given as narrowly as it ever will be, and still on both sides of a threshold.
                unsure |= (known is None and value[2:] == FINAL) << place
        worrying = 0 if finding.person or finding.worse == "none" else holds
        return holds, fails, unsure, worrying

    def disposition(self, rank: int) -> Disposition:
        """The disposition of a rank; the least urgent one where nothing holds."""
        return self.knowledge.by_rank.get(rank, self.knowledge.least_urgent)

    def mask_of(self, atom: Atom) -> int:
        return 1 << self.bit[atom]


@lru_cache(maxsize=512)
def _programme(
    knowledge: Knowledge, complaints: tuple[str, ...], heard: frozenset[str]
) -> Programme:
    return Programme(knowledge, complaints, heard)


def programme(knowledge: Knowledge, answers: Answers) -> Programme:
    """The programme for the complaints in these answers, compiled once.

    Answers to questions that these complaints do not ask still count in the general rules: nothing said is lost.
    """
    complaints = tuple(c for c in answers.get("complaint", ()) if c in knowledge.complaints)
    plain = _programme(knowledge, complaints, frozenset())
    heard = frozenset(id for id in answers if id in knowledge.findings and id not in plain.live)
    return _programme(knowledge, complaints, heard) if heard else plain
