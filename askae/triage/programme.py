"""The rules for one set of complaints, compiled to bit masks: one bit an atom, one mask a conjunction.

A state is four masks: atoms that hold, that do not, whose finding is "not sure", and that hold by a definite
worrying answer. Kleene's lower bound of a rule is "some conjunction holds", the upper "some conjunction has no
false atom".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from .expressions import Atom, conjunctions, findings_in
from .knowledge import LEVELS, Disposition, Knowledge, Question, Rule
from .values import NOT_SURE, Answers, truth

RED_FLAGS_UNSURE = 3
"""So many "not sure" on red flags of one complaint: somebody should talk it through."""

EMERGENCY, DEFAULT, OTHER = range(3)

PEOPLE = ("age_exact", "sex", "pregnancy", "pregnancy_weeks")
"""Asked in every complaint, first, wherever they can matter."""

FINAL = ("final",)
"""Third part of an age interval that no further question makes narrower."""


class CompiledRule(NamedTuple):
    rank: int
    level: int
    """Index in LEVELS."""
    kind: int
    masks: tuple[int, ...]
    conjunctions: tuple[tuple[Atom, ...], ...]
    rule: Rule


class Condition(NamedTuple):
    """When a finding applies."""

    finding: str
    bits: int
    masks: tuple[int, ...]


class Look(NamedTuple):
    """The bounds at one moment. ``relevant`` has, by level, the unknown atoms that could still raise the advice."""

    rank: int
    relevant: tuple[int, ...]
    stop: bool


@dataclass(frozen=True, slots=True)
class State:
    """What is known. Immutable: `Programme.add` gives a new one."""

    holds: int = 0
    fails: int = 0
    unsure: int = 0
    worrying: int = 0
    pending: tuple[Condition, ...] = ()
    """Findings of which it is not yet known whether they apply."""
    off: frozenset[str] = frozenset()
    """Findings that do not apply: whatever was answered is masked."""


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
            q.id: sum(self.asked_bits[f] for f in set(q.asks)) for q in self.questions
        }
        self.raised_by_unsure = self._bits(lambda f: f.not_sure in ("worse", "emergency"))
        self.emergency_by_unsure = self._bits(lambda f: f.not_sure == "emergency")
        self.red_flags = tuple(self._red_flags(id) for id in complaints)
        self._effects: dict[tuple[str, Any], tuple[int, int, int, int]] = {}
        self.start = self._start()

    # What can be asked and met

    def _questions(self) -> tuple[Question, ...]:
        """Every question of these complaints, people first and readings last, else as authored."""
        question_of = self.knowledge.question_of
        people = [question_of[id] for id in PEOPLE if id in question_of] if self.complaints else []
        asked = [
            id for complaint in self.complaints for id in self.knowledge.complaints[complaint].ask
        ]
        ids = dict.fromkeys([*people, *self.knowledge.start, *asked])
        return tuple(sorted((self.knowledge.questions[id] for id in ids), key=lambda q: q.reading))

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
        if atom.finding == "complaint":
            return False
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
        return CompiledRule(disposition.rank, level, kind, masks, found, rule)

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
        asked = {
            f
            for id in self.knowledge.complaints[complaint].ask
            for f in self.knowledge.questions[id].asks
        }
        emergencies = (rule for rule in self.rules if rule.kind == EMERGENCY)
        return frozenset(
            atom.finding for rule in emergencies for conj in rule.conjunctions for atom in conj
        ) & frozenset(asked)

    # States

    def _start(self) -> State:
        state = State(pending=self.conditions)
        for id, value in self.asserted.items():
            state = self._put(state, id, value, asserted=True)
        return self._settle(state, {})

    def add(self, state: State, new: Mapping[str, Any], known: Mapping[str, Any]) -> State:
        """The state after ``new`` answers (finding -> value, age as an interval); ``known`` are all so far."""
        for id, value in new.items():
            if id not in self.asserted:
                state = self._put(state, id, value)
        return self._settle(state, known)

    def finish(self, state: State, known: Mapping[str, Any]) -> State:
        """What was answered counts, though it was never settled whether it applies."""
        for condition in state.pending:
            if condition.finding in known:
                state = replace(state, pending=tuple(c for c in state.pending if c != condition))
                state = self._put(state, condition.finding, known[condition.finding])
        return state

    def _put(self, state: State, id: str, value: Any, asserted: bool = False) -> State:
        if id in state.off or any(condition.finding == id for condition in state.pending):
            return state
        holds, fails, unsure, worrying = self.effects(id, value)
        others = ~self.mask.get(id, 0)
        return State(
            holds=state.holds & others | holds,
            fails=state.fails & others | fails,
            unsure=state.unsure & others | unsure,
            worrying=state.worrying & others | (0 if asserted else worrying),
            pending=state.pending,
            off=state.off,
        )

    def _settle(self, state: State, known: Mapping[str, Any]) -> State:
        """Resolve what is now known to apply or not, in dependency order."""
        for condition in state.pending:
            applies = self.applies(state, condition)
            if applies is None:
                continue
            state = replace(state, pending=tuple(c for c in state.pending if c is not condition))
            id = condition.finding
            if not applies:
                state = self._put(state, id, self.knowledge.findings[id].least, asserted=True)
                state = replace(state, off=state.off | {id})
            elif id in self.asserted:
                state = self._put(state, id, self.asserted[id], asserted=True)
            elif id in known:
                state = self._put(state, id, known[id])
        return state

    def effects(self, id: str, value: Any) -> tuple[int, int, int, int]:
        """The four masks that one answer brings."""
        key = (id, tuple(value) if isinstance(value, list) else value)
        if key not in self._effects:
            self._effects[key] = self._find_effects(id, value)
        return self._effects[key]

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

    def applies(self, state: State, condition: Condition) -> bool | None:
        """Whether a finding applies; "not sure" counts as applying, so that it is asked."""
        holds = state.holds | state.unsure
        if any(not mask & ~holds for mask in condition.masks):
            return True
        return False if all(mask & state.fails for mask in condition.masks) else None

    # The bounds

    def look(self, state: State) -> Look:
        """The most urgent rule that holds for certain, and what could still raise it."""
        unsure, speak = state.unsure, self.knowledge.dispositions[self.knowledge.speak_now].rank
        worse_holds = state.holds | unsure
        other_holds = state.holds | unsure & self.raised_by_unsure
        other_fails = state.fails | unsure & ~self.raised_by_unsure
        definite = state.worrying | unsure & self.emergency_by_unsure
        lower, stop = self._unsure_floor(state), False
        relevant = [0] * len(LEVELS)
        tier = tier_level = tier_open = 0
        for rank, level, kind, masks, _, rule in self.rules:
            if rank <= lower:
                break
            if rank != tier:
                relevant[tier_level] |= tier_open
                tier, tier_level, tier_open = rank, level, 0
            holds, fails = (
                (other_holds, other_fails) if kind == OTHER else (worse_holds, state.fails)
            )
            open_atoms = 0
            for mask in masks:
                if mask & fails:
                    continue
                if missing := mask & ~holds:
                    open_atoms |= missing
                elif kind == EMERGENCY and mask & unsure and not mask & definite:
                    lower = max(lower, speak)
                else:
                    lower, stop = rank, rule.stop
                    break
            tier_open |= open_atoms
        if lower < tier:
            relevant[tier_level] |= tier_open
        return Look(lower, tuple(relevant), stop)

    def _unsure_floor(self, state: State) -> int:
        if state.unsure and any(
            sum(bool(self.mask.get(id, 0) & state.unsure) for id in flags) >= RED_FLAGS_UNSURE
            for flags in self.red_flags
        ):
            return self.knowledge.dispositions[self.knowledge.speak_now].rank
        return -1

    def holding(
        self, state: State, disposition: Disposition
    ) -> list[tuple[CompiledRule, tuple[Atom, ...]]]:
        """The rules that give this disposition, each with its first conjunction that holds.

        For the disposition of "speak to someone", emergencies that hold only through "not sure" come as well.
        """
        found = []
        definite = state.worrying | state.unsure & self.emergency_by_unsure
        other = state.holds | state.unsure & self.raised_by_unsure
        speak = disposition.id == self.knowledge.speak_now
        for rule in self.rules:
            holds = other if rule.kind == OTHER else state.holds | state.unsure
            for mask, conjunction in zip(rule.masks, rule.conjunctions, strict=True):
                if mask & ~holds:
                    continue
                weak = rule.kind == EMERGENCY and mask & state.unsure and not mask & definite
                if speak if weak else rule.rule.then == disposition.id:
                    found.append((rule, conjunction))
                    break
        return found

    def disposition(self, rank: int) -> Disposition:
        """The disposition of a rank; the least urgent one where nothing holds."""
        return self.knowledge.by_rank.get(rank, self.knowledge.least_urgent)

    def mask_of(self, atom: Atom) -> int:
        return 1 << self.bit[atom]

    def certain_emergency(self, look: Look) -> bool:
        """A&E now, or more, whatever is answered from here on."""
        disposition = self.disposition(look.rank)
        return disposition.level == "emergency" and disposition.within <= 1


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
