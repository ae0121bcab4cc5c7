"""Readings only raise: a normal one proves nothing, and nobody needs a device to be heard."""

from __future__ import annotations

from askae.readable.expression_text import atom_text
from askae.triage.expressions import Atom, Conjunction, atoms
from askae.triage.knowledge import Rule
from askae.triage.values import truth

from ..draft import Draft
from .domains import domains
from .normal_forms import NormalForms


def check(draft: Draft, forms: NormalForms) -> None:
    for rule in draft.rules.values():
        used = {atom for atom in atoms(rule.when) if draft.findings[atom.finding].reading}
        _normal(draft, rule, used)
        observable = [
            draft.rules[id] for id in draft.observable.get(rule.id, ()) if id in draft.rules
        ]
        if used:
            _alternative(draft, forms, rule, observable)
        elif observable:
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {rule.id} names “observable” rules, but uses no reading.",
                "Take “observable” out.",
            )


def _normal(draft: Draft, rule: Rule, used: set[Atom]) -> None:
    for atom in sorted(used, key=repr):
        finding = draft.findings[atom.finding]
        if finding.normal is not None and truth(atom, finding, finding.normal):
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {rule.id}: “{atom_text(atom)}” holds at the normal value, {finding.normal:g}.",
                "A reading may only raise the advice: use a value beyond the normal one.",
            )


def _alternative(draft: Draft, forms: NormalForms, rule: Rule, observable: list[Rule]) -> None:
    """Each way to hold by a reading needs one without, that the same person can meet."""
    rank = draft.dispositions[rule.then].rank
    ways = forms.of_rule(rule.id)
    own = [way for way in ways if not _by_reading(draft, way)]
    others = []
    for other in observable:
        if draft.dispositions[other.then].rank < rank:
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {rule.id} names {other.id} as observable, which is less urgent.",
                "Name rules that are at least as urgent.",
            )
        elif other.complaint not in (None, rule.complaint):
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {rule.id} names {other.id} as observable, which holds in {other.complaint} alone.",
                "Name rules of the same complaint, or general ones.",
            )
        else:
            others += [way for way in forms.of_rule(other.id) if not _by_reading(draft, way)]
    for way in ways:
        if not _by_reading(draft, way):
            continue
        rest = frozenset(atom for atom in way if not draft.findings[atom.finding].reading)
        if not any(domains(rest | felt, draft.findings) for felt in (*own, *others)):
            reading = next(atom for atom in way if draft.findings[atom.finding].reading)
            draft.problems.add(
                draft.rule_node(rule),
                f"The rule {rule.id} holds by the reading “{atom_text(reading)}” and has no "
                "alternative that anyone can see or feel.",
                "Add it with “or”, or name rules that need no reading: observable: [...].",
            )
            return


def _by_reading(draft: Draft, way: Conjunction) -> bool:
    return any(draft.findings[atom.finding].reading for atom in way)
