"""Everyday words: for complaints, for findings, and words of danger in other languages. They decide no advice."""

from __future__ import annotations

from collections.abc import Iterator

from askae.triage.knowledge import Finding, Language

from .draft import Draft
from .fields import Fields
from .source_files import Node

YES, NO = "yes", "no"


def read(draft: Draft) -> None:
    """Reads ``sayings``, ``heard`` and ``languages``. Everything wrong is reported."""
    complaints, findings = tuple(draft.gathered.complaints), draft.gathered.ids("findings")
    for id, entry in draft.gathered.sections["sayings"].items():
        if _known(draft, entry.node, id, complaints, "complaint"):
            draft.sayings[id] = _phrases(draft, entry.node, f"The sayings of {id}")
    for id, entry in draft.gathered.sections["heard"].items():
        if _known(draft, entry.node, id, findings, "finding"):
            draft.heard[id] = dict(_values(draft, entry.node, draft.findings.get(id)))
    for id, entry in draft.gathered.sections["languages"].items():
        draft.languages[id] = _language(draft, id, entry.node)


def _known(draft: Draft, node: Node, id: str, known: tuple[str, ...], what: str) -> bool:
    if id in known:
        return True
    draft.problems.add_unknown(node, f"There is no {what} {id}.", f"Use the id of a {what}.")
    return False


def _values(
    draft: Draft, node: Node, finding: Finding | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """A list is heard as yes; keys are the values of another kind of finding."""
    if finding is None:  # reported where it is defined
        return
    what = f"The words for {finding.id}"
    if node.kind == "list" and finding.kind == "yes_no":
        yield YES, _phrases(draft, node, what)
        return
    allowed = {option.id for option in finding.options} or {YES, NO}
    if node.kind != "mapping" or finding.kind == "number":
        draft.problems.add(
            node,
            f"{what} must stand under the values that they mean.",
            f"Values: {', '.join(sorted(allowed))}.",
        )
        return
    for value, said in node.entries.items():
        if value in allowed:
            yield value, _phrases(draft, said, f"{what}, {value}")
        else:
            draft.problems.add(
                said,
                f"{finding.id} has no value {value}.",
                f"Values: {', '.join(sorted(allowed))}.",
            )


def _phrases(draft: Draft, node: Node, what: str) -> tuple[str, ...]:
    if node.kind != "list" or not node.items:
        draft.problems.add(node, f"{what} must be a list of phrases.", "Begin each with a dash.")
        return ()
    found: dict[str, None] = {}
    for item in node.items:
        if item.kind in ("mapping", "list", "null") or not item.raw.strip():
            draft.problems.add(item, f"{what} holds something that is no phrase.")
        elif item.raw in found:
            draft.problems.add(item, f"“{item.raw}” is here twice.", "Keep one of them.")
        else:
            found[item.raw] = None
    return tuple(found)


def _language(draft: Draft, id: str, node: Node) -> Language:
    fields = Fields(node, draft.problems, f"The language {id}")
    name, english, call = (fields.text(key, required=True) for key in ("name", "english", "call"))
    dangers = [
        phrase
        for kind, said in fields.mapping("dangers", required=True).items()
        for phrase in _phrases(draft, said, f"The words of {id} for {kind}")
    ]
    fields.finish()
    return Language(id, name, english, call, tuple(dangers))
