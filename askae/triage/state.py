"""What is known of one person, against one programme: four masks, and the bounds that follow.

Kleene's lower bound of a rule is "some conjunction holds", the upper "some conjunction has no false atom".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from .expressions import Atom
from .knowledge import LEVELS, Disposition
from .programme import EMERGENCY, OTHER, CompiledRule, Condition, Programme

RED_FLAGS_UNSURE = 3
"""So many "not sure" on red flags of one complaint: somebody should talk it through."""


class Look(NamedTuple):
    """The bounds at one moment. ``relevant`` has, by level, the unknown atoms that could still raise the advice."""

    rank: int
    relevant: list[int]
    stop: bool


class Live(NamedTuple):
    """A rule that may still count, as it stood when one of its atoms last changed."""

    rule: CompiledRule
    masks: tuple[int, ...]
    """The conjunctions that no answer has made false."""
    open: int
    """Their unknown atoms."""
    held: int


OPEN, BY_NOT_SURE, FIRMLY = range(3)
"""How a rule holds: not yet, only through "not sure", for certain."""

EVERYTHING = -1


class State:
    """Grows with each answer; `change` tries something out on a copy."""

    __slots__ = (
        "changed",
        "fails",
        "holds",
        "live",
        "off",
        "pending",
        "programme",
        "unsure",
        "worrying",
    )

    def __init__(self, programme: Programme):
        self.programme = programme
        self.holds = self.fails = self.unsure = self.worrying = 0
        self.pending: dict[str, Condition] = {c.finding: c for c in programme.conditions}
        """Findings of which it is not yet known whether they apply."""
        self.off: set[str] = set()
        """Findings that do not apply: whatever was answered is masked."""
        self.live = _unweighed(programme)
        self.changed = EVERYTHING
        """Atoms changed since the last look."""
        for id, value in programme.asserted.items():
            self._put(id, value, asserted=id not in programme.said)
        self._settle({}, programme.conditions)

    def copy(self) -> State:
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, getattr(self, name))
        other.pending, other.off = dict(self.pending), set(self.off)
        return other

    def add(self, new: Mapping[str, Any], known: Mapping[str, Any]) -> State:
        """Take in ``new`` answers (finding -> value, age as an interval); ``known`` are all so far."""
        programme = self.programme
        for id, value in new.items():
            if id not in programme.asserted:
                self._put(id, value)
        for id in new:
            if conditions := programme.conditions_on[id]:
                self._settle(known, conditions)
        return self

    def change(self, values: Mapping[str, Any]) -> State:
        """A copy in which these answers are others; what was ruled out may come back."""
        other = self.copy()
        other.live = _unweighed(self.programme)
        other.changed = EVERYTHING
        return other.add(values, values)

    def finish(self, known: Mapping[str, Any]) -> State:
        """What was answered counts, though it was never settled whether it applies."""
        for id in [id for id in self.pending if id in known]:
            del self.pending[id]
            self._put(id, known[id])
        return self

    def _put(self, id: str, value: Any, asserted: bool = False) -> None:
        if id in self.off or id in self.pending:
            return
        holds, fails, unsure, worrying = self.programme.effects(id, value)
        mask = self.programme.mask.get(id, 0)
        self.changed |= mask
        others = ~mask
        self.holds = self.holds & others | holds
        self.fails = self.fails & others | fails
        self.unsure = self.unsure & others | unsure
        self.worrying = self.worrying & others | (0 if asserted else worrying)

    def _settle(self, known: Mapping[str, Any], conditions: tuple[Condition, ...]) -> None:
        """Resolve what is now known to apply or not; one that is resolved may resolve others."""
        for condition in conditions:
            if condition.finding not in self.pending:
                continue
            applies = self.applies(condition)
            if applies is None:
                continue
            id = condition.finding
            del self.pending[id]
            if not applies:
                self._put(id, self.programme.knowledge.findings[id].least, asserted=True)
                self.off.add(id)
            elif id in self.programme.asserted:
                said = id in self.programme.said
                self._put(id, self.programme.asserted[id], asserted=not said)
            elif id in known:
                self._put(id, known[id])
            if dependent := self.programme.conditions_on.get(id):
                self._settle(known, dependent)

    def applies(self, condition: Condition) -> bool | None:
        """Whether a finding applies; "not sure" counts as applying, so that it is asked."""
        holds, fails = self.holds | self.unsure, self.fails
        possible = False
        for mask in condition.masks:
            if not mask & ~holds:
                return True
            possible = possible or not mask & fails
        return None if possible else False

    # The bounds

    def look(self) -> Look:
        """The most urgent rule that holds for certain, and what could still raise it."""
        lower, stop = self._unsure_floor(), False
        relevant = [0] * len(LEVELS)
        live: list[Live] = []
        tier = tier_level = tier_open = 0
        for entry in self.live:
            rule = entry.rule
            if rule.rank <= lower:
                break
            if rule.reads & self.changed or self.changed == EVERYTHING:
                entry = self._now(entry)
                if not entry.masks:
                    continue
            if rule.rank != tier:
                relevant[tier_level] |= tier_open
                tier, tier_level, tier_open = rule.rank, rule.level, 0
            live.append(entry)
            tier_open |= entry.open
            if entry.held == FIRMLY:
                lower, stop = rule.rank, rule.rule.stop
            elif entry.held == BY_NOT_SURE:
                lower = max(lower, self.programme.speak_now)
        if lower < tier:
            relevant[tier_level] |= tier_open
        self.live, self.changed = live, 0
        return Look(lower, relevant, stop)

    def _now(self, entry: Live) -> Live:
        """How a rule stands after one of its atoms changed."""
        rule, unsure = entry.rule, self.unsure
        sure = unsure & self.programme.raised_by_unsure if rule.kind == OTHER else unsure
        holds, fails = self.holds | sure, self.fails | unsure & ~sure
        definite = self.worrying | unsure & self.programme.emergency_by_unsure
        masks = tuple([mask for mask in entry.masks if not mask & fails])
        missing, held = 0, OPEN
        for mask in masks:
            if unknown := mask & ~holds:
                missing |= unknown
            elif rule.kind == EMERGENCY and mask & unsure and not mask & definite:
                held = max(held, BY_NOT_SURE)
            else:
                held = FIRMLY
        return Live(rule, masks, missing, held)

    def _unsure_floor(self) -> int:
        mask, unsure = self.programme.mask, self.unsure
        if unsure and any(
            sum(bool(mask.get(id, 0) & unsure) for id in flags) >= RED_FLAGS_UNSURE
            for flags in self.programme.red_flags
        ):
            return self.programme.speak_now
        return -1

    def disposition(self) -> Disposition:
        return self.programme.disposition(self.look().rank)

    def holding(self, disposition: Disposition) -> list[tuple[CompiledRule, tuple[Atom, ...]]]:
        """The rules that give this disposition, each with the conjunction that holds by the fewest "not sure".

        For the disposition of "speak to someone", emergencies that hold only through "not sure" come as well.
        """
        programme, found = self.programme, []
        definite = self.worrying | self.unsure & programme.emergency_by_unsure
        other = self.holds | self.unsure & programme.raised_by_unsure
        speak = disposition.rank == programme.speak_now
        for rule in programme.rules:
            holds = other if rule.kind == OTHER else self.holds | self.unsure
            best: tuple[int, tuple[Atom, ...]] | None = None
            for mask, conjunction in zip(rule.masks, rule.conjunctions, strict=True):
                if mask & ~holds:
                    continue
                weak = rule.kind == EMERGENCY and mask & self.unsure and not mask & definite
                if speak if weak else rule.rule.then == disposition.id:
                    unsure = (mask & self.unsure).bit_count()
                    if best is None or unsure < best[0]:
                        best = unsure, conjunction
            if best:
                found.append((rule, best[1]))
        return found


@lru_cache(maxsize=512)
def _unweighed(programme: Programme) -> list[Live]:
    return [Live(rule, rule.masks, 0, OPEN) for rule in programme.rules]


@lru_cache(maxsize=512)
def _nobody(programme: Programme) -> State:
    state = State(programme)
    state.look()  # every rule weighed once
    return state


def start(programme: Programme) -> State:
    """Nothing known but what choosing the complaints says."""
    return _nobody(programme).copy()
