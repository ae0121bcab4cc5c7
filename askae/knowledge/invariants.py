"""Statements that must hold of the knowledge, written apart from its rules: ``invariants.yaml``.

They are checked like everything else here, and proved by `askae.proof`; the engine never reads them.
"""

from __future__ import annotations

from askae.triage.knowledge import LEVELS

from .draft import Draft, Invariant
from .fields import ID, Fields
from .problems import suggest
from .source_files import Node

READ = ("document", "official_page", "secondary", "not_read", "unverified")


def read(draft: Draft) -> None:
    root = draft.gathered.invariants
    if root is None:
        return
    whole = Fields(root, draft.problems, "The file of invariants")
    for id, node in whole.mapping("sources").items():
        draft.invariant_sources[id] = _source(draft, id, node)
    # Only rules make a finding or a concept useful.
    mentioned = set(draft.mentioned)
    for id, node in whole.mapping("invariants", required=True).items():
        _invariant(draft, id, node)
    draft.mentioned = mentioned
    whole.finish()


def _source(draft: Draft, id: str, node: Node) -> dict[str, str]:
    fields = Fields(node, draft.problems, f"The source {id}")
    found = {
        "title": fields.text("title", required=True),
        "publisher": fields.text("publisher", required=True),
        "version": fields.raw("version"),
        "read": fields.one_of("read", READ) or "not_read",
        "url": fields.text("url"),
        "superseded_by": fields.raw("superseded_by"),
        "note": fields.text("note"),
    }
    fields.finish()
    return {key: value for key, value in found.items() if value}


def _invariant(draft: Draft, id: str, node: Node) -> None:
    fields = Fields(node, draft.problems, f"The invariant {id}")
    if not ID.fullmatch(id):
        fields.wrong(node, f"“{id}” cannot be the id of an invariant.", "Use small letters.")
    says = fields.text("says", required=True)
    when = draft.expression(fields.take("when", required=True), f"The invariant {id}")
    least = fields.reference("least", (*LEVELS[:-1], *draft.dispositions), required=True)
    cited = _cited(draft, fields)
    note, waits = fields.text("note"), fields.text("waits")
    complaints = fields.references("complaints", tuple(draft.gathered.complaints))
    fields.finish()
    if when is not None and least:
        draft.invariants[id] = Invariant(
            id, says, when, least, cited, note, complaints, node, waits
        )


def _cited(draft: Draft, fields: Fields) -> str:
    """``{document: NG126, section: "1.1"}``, as text."""
    entries = fields.mapping("source", required=True)
    source = Fields(
        Node(fields.node.file, fields.node.line, "mapping", entries=entries),
        draft.problems,
        f"“source” of {fields.what[4:]}",
    )
    document = source.raw("document", required=True)
    section = source.raw("section")
    source.finish()
    known = {*draft.sources, *draft.invariant_sources, "unverified"}
    if document and document not in known:
        draft.problems.add_unknown(
            fields.at("source"), f"“{document}” is no source.", suggest(document, sorted(known))
        )
    return f"{document} {section}".strip()
