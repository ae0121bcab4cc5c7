"""How urgent the advice is for a view, in Z3: which rules hold, firmly or only through "not sure", and the rank."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from askae.triage.expressions import Atom
from askae.triage.programme import DEFAULT, EMERGENCY, CompiledRule
from askae.triage.state import RED_FLAGS_UNSURE

from .frame import Frame
from .logic import Truth, all_of, any_of, at_least, negation
from .view import View


class Weighed:
    """The rules against one view. With ``base``, rules that read nothing new are taken from it."""

    def __init__(self, view: View, base: Weighed | None = None) -> None:
        self.view = view
        self.base = base
        self.frame: Frame = view.frame
        self._firm: dict[str, Truth] = {}
        self._weak: dict[str, Truth] = {}
        self._tier: dict[int, Truth] = {}
        self._least: dict[int, Truth] = {}

    @cached_property
    def anew(self) -> frozenset[str]:
        """Rules that read something changed."""
        return frozenset(id for id, reads in self.frame.reads.items() if self.view.differs(reads))

    def firm(self, rule: CompiledRule) -> Truth:
        """The rule gives its own disposition."""
        id = rule.rule.id
        if self.base is not None and id not in self.anew:
            return self.base.firm(rule)
        if id not in self._firm:
            self._firm[id] = self._firm_of(rule)
        return self._firm[id]

    def _firm_of(self, rule: CompiledRule) -> Truth:
        return any_of(self._way(rule, way) for way in rule.conjunctions)

    def weak(self, rule: CompiledRule) -> Truth:
        """An emergency rule holds, if only through "not sure"."""
        id = rule.rule.id
        if self.base is not None and id not in self.anew:
            return self.base.weak(rule)
        if id not in self._weak:
            self._weak[id] = self._weak_of(rule)
        return self._weak[id]

    def _weak_of(self, rule: CompiledRule) -> Truth:
        return any_of(all_of(self._counts(rule, atom) for atom in way) for way in rule.conjunctions)

    def _way(self, rule: CompiledRule, way: tuple[Atom, ...]) -> Truth:
        all_hold = all_of(self._counts(rule, atom) for atom in way)
        if rule.kind != EMERGENCY:
            return all_hold
        nothing_unsure = negation(any_of(self.view.unsure(atom) for atom in way))
        return all_of([all_hold, any_of([nothing_unsure, *map(self._definite, way)])])

    def _counts(self, rule: CompiledRule, atom: Atom) -> Truth:
        finding = self.frame.findings[atom.finding]
        worse = rule.kind in (EMERGENCY, DEFAULT) or finding.not_sure in ("worse", "emergency")
        return any_of([self.view.holds(atom), self.view.unsure(atom) if worse else False])

    def _definite(self, atom: Atom) -> Truth:
        if self.frame.findings[atom.finding].not_sure == "emergency":
            return any_of([self.view.worrying(atom), self.view.unsure(atom)])
        return self.view.worrying(atom)

    @cached_property
    def many_unsure(self) -> Truth:
        """Three "not sure" on red flags of one complaint."""
        flagged = self.frame.programme.red_flags
        if self.base is not None and not any(self.view.differs(flags) for flags in flagged):
            return self.base.many_unsure
        return self._many(frozenset())

    def unsure_beside(self, findings: Iterable[str]) -> Truth:
        """The same, without counting these."""
        without = frozenset(findings)
        return self._many(without) if without else self.many_unsure

    def _many(self, without: frozenset[str]) -> Truth:
        return any_of(
            at_least(
                RED_FLAGS_UNSURE, [self.view.unsure_about(id) for id in sorted(flags - without)]
            )
            for flags in self.frame.programme.red_flags
        )

    @cached_property
    def speaks(self) -> Truth:
        """Something beside an ordinary rule says: speak to someone now."""
        emergencies = (rule for rule in self.frame.rules if rule.kind == EMERGENCY)
        return any_of([self.many_unsure, *(self.weak(rule) for rule in emergencies)])

    def tier(self, rank: int) -> Truth:
        """Some rule of just this rank gives its disposition."""
        rules = self.frame.tiers.get(rank, ())
        if self.base is not None and self.anew.isdisjoint(rule.rule.id for rule in rules):
            return self.base.tier(rank)
        if rank not in self._tier:
            self._tier[rank] = any_of(self.firm(rule) for rule in rules)
        return self._tier[rank]

    def least(self, rank: int) -> Truth:
        """The advice is at least this urgent."""
        if rank not in self._least:
            tiers = [self.tier(other) for other in self.frame.ranks if other >= rank]
            speaks = self.speaks if rank <= self.frame.programme.speak_now else False
            self._least[rank] = any_of([*tiers, speaks])
        return self._least[rank]

    def exactly(self, rank: int) -> Truth:
        return all_of([self.least(rank), negation(self.least(rank + 1))])

    def more_urgent_than(self, other: Weighed, ranks: Iterable[int] | None = None) -> Truth:
        """The advice here is more urgent than there; ``ranks`` are those to look at."""
        looked = self.frame.ranks if ranks is None else ranks
        return any_of(all_of([self.tier_or_speaks(r), negation(other.least(r))]) for r in looked)

    def tier_or_speaks(self, rank: int) -> Truth:
        speaks = self.speaks if rank == self.frame.programme.speak_now else False
        return any_of([self.tier(rank), speaks])

    def ranks_anew(self) -> list[int]:
        """Ranks at which this view may differ from its base."""
        found = {rank for rank, rules in self.frame.tiers.items() if self._any_anew(rules)}
        if any(rule.kind == EMERGENCY for rule in self.frame.rules if rule.rule.id in self.anew):
            found.add(self.frame.programme.speak_now)
        return sorted(found, reverse=True)

    def _any_anew(self, rules: list[CompiledRule]) -> bool:
        return any(rule.rule.id in self.anew for rule in rules)
