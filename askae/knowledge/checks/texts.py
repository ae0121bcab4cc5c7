"""Every text that someone will read is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from askae.triage.expressions import Atom, atoms
from askae.triage.knowledge import Finding

from ..draft import Draft


def check(draft: Draft) -> None:
    asked = {id: q for q in draft.questions.values() for id in q.asks}
    for id, finding in draft.findings.items():
        question = asked.get(id)
        if question is not None and not _there(finding.ask):
            _missing(draft, id, "ask", f"the question {question.id} asks for it")
        if question is not None and question.checklist and not _there(finding.item):
            _missing(draft, id, "item", f"it stands in the checklist {question.id}")
        _develops(draft, finding)
    _said(draft)


def _there(wording: Mapping[str, str] | None) -> bool:
    return wording is not None and any(wording.values())


def _missing(draft: Draft, id: str, key: str, why: str) -> None:
    draft.problems.add(
        draft.node("findings", id),
        f"The finding {id} has no “{key}”, though {why}.",
        f"Add “{key}: ...”.",
    )


def _develops(draft: Draft, finding: Finding) -> None:
    worded = _there(finding.develops)
    if finding.can_develop and not worded:
        options = [option for option in finding.options if option.id != finding.least]
        if finding.kind == "yes_no" or any(not _there(option.develops) for option in options):
            _missing(draft, finding.id, "develops", "it can develop")
    if not finding.can_develop and worded:
        draft.problems.add(
            draft.node("findings", finding.id),
            f"The finding {finding.id} has “develops” but not “can_develop: yes”.",
            "Add “can_develop: yes”, or take “develops” out.",
        )


def _said(draft: Draft) -> None:
    used = {atom for rule in draft.rules.values() for atom in atoms(rule.when)}
    lacking: dict[str, set[str]] = {}
    for atom in used:
        finding = draft.findings[atom.finding]
        if finding.kind in ("age", "complaint"):
            continue
        if finding.options:
            wanted = _options(finding, atom)
            silent = {o.id for o in finding.options if o.id in wanted and not _there(o.said)}
            if silent:
                lacking.setdefault(finding.id, set()).update(silent)
        elif not _there(finding.said):
            lacking.setdefault(finding.id, set())
    for id, options in lacking.items():
        of = f" for {', '.join(sorted(options))}" if options else ""
        _missing(draft, id, "said", f"rules use it{of}")


def _options(finding: Finding, atom: Atom) -> set[str]:
    """Those that may be told: of several, whatever else was chosen is told too."""
    if finding.kind == "several":
        return {option.id for option in finding.options}
    return set(cast(tuple[str, ...], atom.value))
