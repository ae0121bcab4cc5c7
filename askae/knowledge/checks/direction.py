"""Nothing may become less urgent when a finding gets worse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from askae.readable.expression_text import atom_text
from askae.triage.expressions import Atom, Expression, atoms
from askae.triage.knowledge import Finding

from ..draft import Draft
from ..source_files import Node


def check(draft: Draft) -> None:
    for kind, id, node, what, expression in _uses(draft):
        accepted = draft.against.get((kind, id))
        reasons = accepted.reasons if accepted else {}
        wrong = {atom for atom in atoms(expression) if falls(atom, draft.findings[atom.finding])}
        for finding in sorted({atom.finding for atom in wrong} - reasons.keys()):
            atom = next(
                atom for atom in atoms(expression) if atom in wrong and atom.finding == finding
            )
            draft.problems.add(
                node,
                f"{what} turns on “{atom_text(atom)}”, against the direction of {finding} "
                f"(worse: {draft.findings[finding].worse}): it would fall when {finding} gets worse.",
                f"Turn it round, name every worse answer too, or say why it may: against: {{{finding}: ...}}.",
            )
    _needless(draft)


def _needless(draft: Draft) -> None:
    """Excuses that nothing needs, so that none outlives its reason."""
    falling: dict[tuple[str, str], set[str]] = {}
    for kind, id, _, _, expression in _uses(draft):
        found = {a.finding for a in atoms(expression) if _may_lower(a, draft.findings[a.finding])}
        falling.setdefault((kind, id), set()).update(found)
    for (kind, id), accepted in draft.against.items():
        needless = accepted.reasons.keys() - falling.get((kind, id), accepted.reasons.keys())
        for finding in sorted(needless):
            draft.problems.add(
                accepted.node,
                f"“against” of {id} excuses {finding}, which goes in its direction there.",
                "Take it out.",
            )


def _may_lower(atom: Atom, finding: Finding) -> bool:
    """Against its direction, or by a finding without one: a second complaint that asks it could take a rule away."""
    return finding.worse == "none" or falls(atom, finding)


def _uses(draft: Draft) -> Iterator[tuple[str, str, Node, str, Expression]]:
    """Every expression that must not fall: kind and id, where it stands, its name, itself."""
    for id, rule in draft.rules.items():
        if id in draft.gathered.sections["rules"]:
            node = draft.node("rules", id)
            yield "rule", id, node.entries.get("when", node), f"The rule {id}", rule.when
        elif rule.default and rule.complaint:
            name = f"“self_care_when” of {rule.complaint}"
            yield "complaint", rule.complaint, draft.rule_node(rule), name, rule.when
    for id, finding in draft.findings.items():
        if finding.applies is not None:
            node = draft.node("findings", id)
            at = node.entries.get("applies", node)
            yield "finding", id, at, f"“applies” of {id}", finding.applies
    for id, complaint in draft.complaints.items():
        node = draft.node("complaints", id)
        at = node.entries.get("applies", node)
        yield "complaint", id, at, f"“applies” of {id}", complaint.applies


def falls(atom: Atom, finding: Finding) -> bool:
    """Whether the atom can turn from true to false when the finding gets worse."""
    match finding.kind, finding.worse:
        case _, "none":
            return False
        case "yes_no", worse:
            return bool(atom.value != worse)
        case "several", _:
            return atom.op == "lacks"
        case "number", "up":
            return atom.op in ("<", "<=")
        case "number", "down":
            return atom.op in (">", ">=")
        case "number", _:
            normal = finding.least if finding.normal is None else finding.normal
            value = cast(float, atom.value)
            return bool(value <= normal if atom.op in (">", ">=") else value >= normal)
    options = [option.id for option in finding.options]
    worst_first = options[::-1] if finding.worse == "up" else options
    chosen = cast(tuple[str, ...], atom.value)
    return set(worst_first[: len(chosen)]) != set(chosen)
