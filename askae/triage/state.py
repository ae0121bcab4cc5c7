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


class State:
    """Grows with each answer; `copy` it before trying something out."""

    __slots__ = ("alive", "fails", "holds", "off", "pending", "programme", "unsure", "worrying")

    def __init__(self, programme: Programme):
        self.programme = programme
        self.holds = self.fails = self.unsure = self.worrying = 0
        self.pending: dict[str, Condition] = {c.finding: c for c in programme.conditions}
        """Findings of which it is not yet known whether they apply."""
        self.off: set[str] = set()
        """Findings that do not apply: whatever was answered is masked."""
        self.alive: tuple[tuple[CompiledRule, tuple[int, ...]], ...] = programme.all_rules
        """Rules with the conjunctions that no answer so far has made false."""
        for id, value in programme.asserted.items():
            self._put(id, value, asserted=True)
        self._settle({}, tuple(self.pending.values()))

    def copy(self) -> State:
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, getattr(self, name))
        other.pending, other.off = dict(self.pending), set(self.off)
        return other

    def add(self, new: Mapping[str, Any], known: Mapping[str, Any]) -> State:
        """Take in ``new`` answers (finding -> value, age as an interval); ``known`` are all so far."""
        programme, changed = self.programme, 0
        for id, value in new.items():
            if id not in programme.asserted:
                self._put(id, value)
                changed |= programme.mask.get(id, 0)
        if changed:
            self._settle(known, tuple(c for c in self.pending.values() if c.reads & changed))
        return self

    def change(self, values: Mapping[str, Any]) -> State:
        """A copy in which these answers are others; what was ruled out may come back."""
        other = self.copy()
        other.alive = self.programme.all_rules
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
        others = ~self.programme.mask.get(id, 0)
        self.holds = self.holds & others | holds
        self.fails = self.fails & others | fails
        self.unsure = self.unsure & others | unsure
        self.worrying = self.worrying & others | (0 if asserted else worrying)

    def _settle(self, known: Mapping[str, Any], conditions: tuple[Condition, ...]) -> None:
        """Resolve what is now known to apply or not; one that is resolved may resolve others."""
        for condition in conditions:
            applies = self.applies(condition)
            if applies is None or condition.finding not in self.pending:
                continue
            id = condition.finding
            del self.pending[id]
            if not applies:
                self._put(id, self.programme.knowledge.findings[id].least, asserted=True)
                self.off.add(id)
            elif id in self.programme.asserted:
                self._put(id, self.programme.asserted[id], asserted=True)
            elif id in known:
                self._put(id, known[id])
            self._settle(known, tuple(c for c in self.pending.values() if c.reads & condition.bits))

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
        programme, unsure = self.programme, self.unsure
        worse_holds, worse_fails = self.holds | unsure, self.fails
        other_holds = self.holds | unsure & programme.raised_by_unsure
        other_fails = self.fails | unsure & ~programme.raised_by_unsure
        definite = self.worrying | unsure & programme.emergency_by_unsure
        lower, stop = self._unsure_floor(), False
        relevant = [0] * len(LEVELS)
        alive: list[tuple[CompiledRule, tuple[int, ...]]] = []
        tier = tier_level = tier_open = 0
        for rule, masks in self.alive:
            if rule.rank <= lower:
                break
            if rule.rank != tier:
                relevant[tier_level] |= tier_open
                tier, tier_level, tier_open = rule.rank, rule.level, 0
            holds, fails = (
                (other_holds, other_fails) if rule.kind == OTHER else (worse_holds, worse_fails)
            )
            possible = tuple([mask for mask in masks if not mask & fails])
            if not possible:
                continue
            alive.append((rule, possible))
            for mask in possible:
                if missing := mask & ~holds:
                    tier_open |= missing
                elif rule.kind == EMERGENCY and mask & unsure and not mask & definite:
                    lower = max(lower, programme.speak_now)
                else:
                    lower, stop = rule.rank, rule.rule.stop
                    break
        if lower < tier:
            relevant[tier_level] |= tier_open
        self.alive = tuple(alive)
        return Look(lower, relevant, stop)

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
        """The rules that give this disposition, each with its first conjunction that holds.

        For the disposition of "speak to someone", emergencies that hold only through "not sure" come as well.
        """
        programme, found = self.programme, []
        definite = self.worrying | self.unsure & programme.emergency_by_unsure
        other = self.holds | self.unsure & programme.raised_by_unsure
        speak = disposition.rank == programme.speak_now
        for rule in programme.rules:
            holds = other if rule.kind == OTHER else self.holds | self.unsure
            for mask, conjunction in zip(rule.masks, rule.conjunctions, strict=True):
                if mask & ~holds:
                    continue
                weak = rule.kind == EMERGENCY and mask & self.unsure and not mask & definite
                if speak if weak else rule.rule.then == disposition.id:
                    found.append((rule, conjunction))
                    break
        return found


@lru_cache(maxsize=512)
def _nobody(programme: Programme) -> State:
    return State(programme)


def start(programme: Programme) -> State:
    """Nothing known but what choosing the complaints says."""
    return _nobody(programme).copy()
