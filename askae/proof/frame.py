"""One programme as the proof looks at it: who reads what, and the ranks that the advice can have."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from askae.triage.expressions import Atom, Conjunction, conjunctions, findings_in
from askae.triage.knowledge import Finding, Knowledge
from askae.triage.programme import CompiledRule, Programme, programme


class Frame:
    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.knowledge: Knowledge = programme.knowledge
        self.findings = programme.knowledge.findings
        self.rules = programme.rules
        self.asked = frozenset(programme.askable - programme.asserted.keys())
        """Findings that answers decide."""

    @cached_property
    def readers(self) -> dict[str, list[str]]:
        """Finding -> the findings whose ``applies`` reads it."""
        found: dict[str, list[str]] = {}
        for id in sorted(self.programme.live):
            applies = self.findings[id].applies
            for read in sorted(findings_in(applies)) if applies is not None else ():
                found.setdefault(read, []).append(id)
        return found

    def touched(self, findings: frozenset[str]) -> frozenset[str]:
        """These, and all whose applicability hangs on them."""
        found = set(findings)
        waiting = list(findings)
        while waiting:
            new = set(self.readers.get(waiting.pop(), ())) - found
            found |= new
            waiting += new
        return frozenset(found)

    @cached_property
    def reads(self) -> dict[str, frozenset[str]]:
        """Rule -> the findings in its conjunctions."""
        return {
            rule.rule.id: frozenset(atom.finding for way in rule.conjunctions for atom in way)
            for rule in self.rules
        }

    @cached_property
    def atoms(self) -> dict[str, list[Atom]]:
        found: dict[str, list[Atom]] = {}
        for atom in self.programme.bit:
            found.setdefault(atom.finding, []).append(atom)
        return found

    def with_conditions(self, atoms: Iterable[Atom]) -> list[Atom]:
        """These atoms of findings that are asked, and those that say whether the findings apply."""
        found: dict[Atom, None] = {}
        waiting = [atom for atom in atoms if atom.finding in self.asked]
        while waiting:
            atom = waiting.pop()
            if atom not in found:
                found[atom] = None
                ways = self.ways.get(atom.finding, ())
                waiting += [
                    a for way in ways for a in sorted(way, key=repr) if a.finding in self.asked
                ]
        return list(found)

    @cached_property
    def tiers(self) -> dict[int, list[CompiledRule]]:
        """Rules by rank, the most urgent first."""
        found: dict[int, list[CompiledRule]] = {}
        for rule in self.rules:
            found.setdefault(rule.rank, []).append(rule)
        return found

    @cached_property
    def ranks(self) -> list[int]:
        """Every rank that the advice can have here, the most urgent first."""
        return sorted({*self.tiers, self.programme.speak_now}, reverse=True)

    @cached_property
    def ways(self) -> dict[str, tuple[Conjunction, ...]]:
        """Finding -> the conjunctions of its ``applies``."""
        conditions = {id: self.findings[id].applies for id in self.programme.live}
        return {id: conjunctions(when) for id, when in conditions.items() if when is not None}

    def person_like(self, finding: Finding) -> bool:
        """Its definite answer never makes an unsure emergency a firm one."""
        return finding.person or finding.worse == "none"


@lru_cache(maxsize=256)
def frame(knowledge: Knowledge, complaints: tuple[str, ...]) -> Frame:
    return Frame(programme(knowledge, {"complaint": list(complaints)}))
