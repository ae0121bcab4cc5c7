"""For a rule: people who meet it and, but for what it needs, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.triage import Knowledge
from askae.triage.expressions import And, Atom, Expression, conjunctions
from askae.triage.knowledge import Finding
from askae.triage.programme import CompiledRule, Programme
from askae.triage.values import age_of, can_have, truth

from .walk import ages_and_sexes

ADULT = 16 * 365.25


def people_for(knowledge: Knowledge, complaint: str) -> Iterator[dict[str, Any]]:
    """Sample people who can have the complaint, with nothing wrong but that."""
    for person in ages_and_sexes():
        facts: dict[str, Any] = dict(person) | {"complaint": [complaint]}
        age = age_of(facts)
        facts["who"] = "me" if age and age[0] >= ADULT else "someone_else"
        if can_have(knowledge, knowledge.complaints[complaint], facts):
            yield facts


def witnesses(programme: Programme, rule: CompiledRule) -> Iterator[dict[str, Any]]:
    """For each conjunction of the rule: sample people with just the facts that it needs."""
    knowledge = programme.knowledge
    for conjunction in rule.conjunctions:
        for complaint in programme.complaints:
            for person in people_for(knowledge, complaint):
                if facts := _with(knowledge, programme, person, And(conjunction)):
                    yield facts


def _with(
    knowledge: Knowledge, programme: Programme, facts: Mapping[str, Any], needed: Expression
) -> dict[str, Any] | None:
    """The facts with what ``needed`` asks for, and what makes those findings apply; None where they contradict."""
    for conjunction in conjunctions(needed):
        tried: dict[str, Any] | None = dict(facts)
        for atom in sorted(conjunction, key=repr):
            tried = _with_atom(knowledge, programme, tried, atom) if tried is not None else None
        if tried is not None:
            return tried
    return None


def _with_atom(
    knowledge: Knowledge, programme: Programme, facts: dict[str, Any], atom: Atom
) -> dict[str, Any] | None:
    finding = knowledge.findings[atom.finding]
    given = age_of(facts) if atom.finding == "age" else facts.get(atom.finding)
    if given is None and atom.finding in programme.asserted:
        given = programme.asserted[atom.finding]
    if given is None and atom.finding in ("sex", "pregnancy", "pregnancy_weeks"):
        given = finding.least
    if given is not None:
        return facts if truth(atom, finding, given) else _both(finding, atom, facts)
    value = _value(finding, atom)
    if value is None:
        return None
    changed = facts | {finding.id: value}
    return _with(knowledge, programme, changed, finding.applies) if finding.applies else changed


def _both(finding: Finding, atom: Atom, facts: dict[str, Any]) -> dict[str, Any] | None:
    """Several sites at once can meet two atoms; nothing else can."""
    if finding.kind == "several" and atom.op == "has" and finding.id in facts:
        return facts | {finding.id: [*facts[finding.id], atom.value[0]]}
    return None


def _value(finding: Finding, atom: Atom) -> Any:
    match atom.op:
        case "is":
            return atom.value
        case "in":
            return atom.value[0]
        case "has":
            return [atom.value[0]]
        case "lacks":
            return []
        case ">=" | "<=":
            return atom.value
        case ">":
            return atom.value + (finding.step or 1)
        case _:
            return atom.value - (finding.step or 1)
