"""The knowledge as understood so far: the engine's own objects, and where each was written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from askae.triage.expressions import Expression
from askae.triage.knowledge import (
    Advice,
    Complaint,
    Disposition,
    Finding,
    Language,
    Question,
    Rule,
    Wording,
)

from . import expression_meaning
from .expression_meaning import Table, Vocabulary
from .gather import Gathered
from .problems import Problems
from .source_files import Node

_WORD = re.compile(r"\d*[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Settings:
    title: str
    licence: str
    review: str
    max_pages: int
    speak_now: str
    start: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Default:
    """How a complaint ends where no rule is more urgent."""

    then: str
    self_care: str
    self_care_when: Expression | None


@dataclass(frozen=True, slots=True)
class AgainstDirection:
    """Accepted reasons why something may fall when a finding gets worse."""

    node: Node
    reasons: dict[str, str]


@dataclass(frozen=True, slots=True)
class Invariant:
    """A statement that must hold: whoever meets these facts is told at least this."""

    id: str
    says: str
    when: Expression
    least: str
    """A level or a disposition."""
    source: str
    note: str
    complaints: tuple[str, ...]
    """Those that must be able to meet the facts; empty where none is named."""
    node: Node
    waits: str = ""
    """Why no complaint can meet the facts yet."""


@dataclass(slots=True)
class Draft:
    problems: Problems
    gathered: Gathered
    settings: Settings | None = None
    dispositions: dict[str, Disposition] = field(default_factory=dict)
    sources: dict[str, dict[str, str]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    concepts: dict[str, Expression] = field(default_factory=dict)
    first_aid: dict[str, tuple[Wording, ...]] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    complaints: dict[str, Complaint] = field(default_factory=dict)
    advice: list[Advice] = field(default_factory=list)
    defaults: dict[str, Default] = field(default_factory=dict)
    observable: dict[str, tuple[str, ...]] = field(default_factory=dict)
    against: dict[tuple[str, str], AgainstDirection] = field(default_factory=dict)
    """By kind (``rule``, ``finding``, ``complaint``) and id."""
    kept: dict[tuple[str, str], str] = field(default_factory=dict)
    """Why something stays that the proof finds idle; by kind (``rule``, ``question``, ``finding``) and id.

    ``late``: why a complaint may tell an emergency after the sixth question page.
    """
    invariants: dict[str, Invariant] = field(default_factory=dict)
    invariant_sources: dict[str, dict[str, str]] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)
    """Every word of every expression: what is used even where an expression is wrong."""
    cited: set[str] = field(default_factory=set)
    """Sources that rules and tables name."""
    sayings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Complaint -> what people say who have it."""
    heard: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    """Finding -> value -> what people say for it."""
    languages: dict[str, Language] = field(default_factory=dict)
    _resolving: list[str] = field(default_factory=list)

    def node(self, section: str, id: str) -> Node:
        """Where it was written."""
        if section == "complaints":
            return self.gathered.complaints[id]
        return self.gathered.sections[section][id].node

    def rule_node(self, rule: Rule) -> Node:
        """The rule, or the complaint from which it was made."""
        entry = self.gathered.sections["rules"].get(rule.id)
        if entry is not None:
            return entry.node
        node = self.node("complaints", str(rule.complaint))
        return node.entries.get("self_care_when", node)

    def vocabulary(self) -> Vocabulary:
        return Vocabulary(
            findings=self.findings,
            complaints=tuple(self.gathered.complaints),
            tables=self.tables,
            concepts=self.gathered.ids("concepts"),
            concept=self.concept,
        )

    def expression(self, node: Node | None, what: str) -> Expression | None:
        """What the text means; None where it means nothing, which is then reported."""
        if node is None:
            return None
        text = " ".join(node.raw.split())
        if node.kind in ("mapping", "list", "null") or not text:
            self.problems.add(node, f"{what} must be an expression.", "Write it like: a and not b.")
            return None
        self.mentioned |= set(_WORD.findall(text))
        expression, errors = expression_meaning.read(text, self.vocabulary())
        for error in errors:
            report = self.problems.add_unknown if error.unknown else self.problems.add
            report(
                node,
                f"{what}: {error.message} (column {error.column} of “{text}”).",
                error.cure,
            )
        return expression

    def concept(self, id: str) -> Expression | None:
        """The meaning of a concept, which may use others; a circle is reported."""
        if id in self.concepts:
            return self.concepts[id]
        node = self.gathered.sections["concepts"][id].node
        if id in self._resolving:
            circle = [*self._resolving[self._resolving.index(id) :], id]
            self.problems.add(
                node,
                f"The concept {id} is defined by itself: {' → '.join(circle)}.",
                "Take one of them out of the circle.",
            )
            return None
        when = node.entries.get("when")
        if when is None:
            return None
        self._resolving.append(id)
        expression = self.expression(when, f"The concept {id}")
        self._resolving.pop()
        if expression is not None:
            self.concepts[id] = expression
        return expression
