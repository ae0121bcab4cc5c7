"""The rules after a small change, weighed for the same symbolic person: only what changed is translated anew."""

from __future__ import annotations

from askae.triage import Knowledge
from askae.triage.programme import CompiledRule, Programme

from .case import Case
from .frame import Frame
from .logic import Truth, any_of
from .mutants import Mutant
from .view import View
from .weigh import Weighed


class Altered(Weighed):
    def __init__(self, case: Case, knowledge: Knowledge, mutant: Mutant) -> None:
        frame = Frame(Programme(knowledge, case.complaints))
        super().__init__(View(frame, case.person, case.view), case.weighed)
        turned = set(mutant.findings)
        read = {id for id, reads in frame.reads.items() if not reads.isdisjoint(turned)}
        self._altered = frozenset(set(mutant.rules) | read)
        self._ranks = {
            rule.rank
            for own in (case.frame, frame)
            for rule in own.rules
            if rule.rule.id in self._altered
        }

    @property
    def anew(self) -> frozenset[str]:
        return self._altered

    def tier(self, rank: int) -> Truth:
        rules = self.frame.tiers.get(rank, ())
        if rank not in self._ranks:
            return self.base.tier(rank) if self.base else False
        if rank not in self._tier:
            self._tier[rank] = any_of(self.firm(rule) for rule in rules)
        return self._tier[rank]

    @property
    def many_unsure(self) -> Truth:
        base = self.base
        if base is not None and base.frame.programme.red_flags == self.frame.programme.red_flags:
            return base.many_unsure
        return self._many(frozenset())

    def rules_altered(self) -> list[CompiledRule]:
        return [rule for rule in self.frame.rules if rule.rule.id in self._altered]
