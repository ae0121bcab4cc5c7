"""The knowledge base under proof, with what only its authors' files say: places, excuses, invariants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from askae.knowledge import KnowledgeError
from askae.knowledge.bundle import bundle_of
from askae.knowledge.compile import build
from askae.knowledge.draft import Draft, Invariant
from askae.triage import Knowledge, from_bundle
from askae.triage.expressions import Atom, atoms
from askae.triage.knowledge import Rule


@dataclass(frozen=True, eq=False)
class Base:
    knowledge: Knowledge
    invariants: tuple[Invariant, ...] = ()
    places: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(``rule``, ``finding``, ``question``, ``complaint`` or ``invariant``, id) -> file:line."""
    against: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Rule, or finding for its ``applies`` -> findings that it may fall by, with a reason in the files."""
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def place(self, kind: str, id: str) -> str:
        return self.places.get((kind, id), "")

    def knowledge_rule(self, id: str) -> Rule:
        return next(rule for rule in self.knowledge.rules if rule.id == id)

    def least_rank(self, least: str) -> int:
        """The rank of a disposition, or the lowest of a level."""
        known = self.knowledge.dispositions
        if least in known:
            return known[least].rank
        return min(d.rank for d in known.values() if d.level == least)

    def excused(self, finding: str) -> list[str]:
        """What may fall when this finding gets worse."""
        return sorted(id for id, findings in self.against.items() if finding in findings)

    @property
    def stated(self) -> frozenset[Atom]:
        """Atoms that invariants read."""
        return frozenset(atom for own in self.invariants for atom in atoms(own.when))


def base_of(folder: Path) -> Base:
    """Raises KnowledgeError where the files cannot be understood; what the checks say is not asked."""
    return base_of_draft(build(folder), folder.as_posix())


def base_of_draft(draft: Draft, folder: str = "") -> Base:
    if draft.problems.found:
        raise KnowledgeError(draft.problems.sorted())
    sections = (("rule", "rules"), ("finding", "findings"), ("question", "questions"))
    nodes = {
        (kind, id): entry.node
        for kind, section in sections
        for id, entry in draft.gathered.sections[section].items()
    }
    nodes |= {("complaint", id): node for id, node in draft.gathered.complaints.items()}
    nodes |= {("invariant", own.id): own.node for own in draft.invariants.values()}
    nodes |= {
        ("rule", rule.id): draft.rule_node(rule)
        for rule in draft.rules.values()
        if ("rule", rule.id) not in nodes
    }
    lead = f"{folder}/" if folder else ""
    return Base(
        from_bundle(bundle_of(draft)),
        tuple(draft.invariants.values()),
        {key: f"{lead}{node.file}:{node.line}" for key, node in nodes.items()},
        {id: frozenset(own.reasons) for (_, id), own in draft.against.items()},
        dict(draft.kept),
    )
