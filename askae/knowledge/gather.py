"""Collects what all files define, by section and id, before anything is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .expression_parser import WORDS
from .fields import ID
from .problems import Problems, suggest
from .source_files import Node

SECTIONS = {
    "findings": "finding",
    "questions": "question",
    "concepts": "concept",
    "tables": "table",
    "first_aid": "first aid",
    "rules": "rule",
    "sources": "source",
    "dispositions": "disposition",
    "sayings": "complaint to be found by words",
    "heard": "finding to be heard in words",
    "languages": "language",
}
SETTINGS = ("title", "licence", "review", "max_pages", "speak_now", "start")
SETTINGS_FILE = "knowledge.yaml"
INVARIANTS_FILE = "invariants.yaml"
COMPLAINTS = "complaints/"

_SHARED_NAMES = ({"findings", "concepts"},)
"""Sections whose ids stand in the same place of an expression."""
_SOURCE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    node: Node
    complaint: str | None
    """The complaint in whose file it stands."""


@dataclass(slots=True)
class Gathered:
    sections: dict[str, dict[str, Entry]] = field(
        default_factory=lambda: {section: {} for section in SECTIONS}
    )
    complaints: dict[str, Node] = field(default_factory=dict)
    advice: list[tuple[Node, str | None]] = field(default_factory=list)
    settings: Node | None = None
    invariants: Node | None = None
    """The file of statements that must hold. It is no part of what the engine reads."""

    def ids(self, section: str) -> tuple[str, ...]:
        return tuple(self.sections[section])


def gather(roots: Iterable[Node], problems: Problems) -> Gathered:
    gathered = Gathered()
    for root in roots:
        if root.kind != "mapping":
            problems.add(root, "The file must hold keys such as findings: or rules:.")
        elif root.file == INVARIANTS_FILE:
            gathered.invariants = root
        else:
            _file(root, gathered, problems)
    return gathered


def _file(root: Node, gathered: Gathered, problems: Problems) -> None:
    complaint = _complaint(root, gathered, problems)
    allowed = {*SECTIONS, "advice", "complaint"}
    if root.file == SETTINGS_FILE:
        gathered.settings = root
        allowed |= set(SETTINGS)
    for key, node in root.entries.items():
        if key in SECTIONS:
            _section(key, node, complaint, gathered, problems)
        elif key == "advice":
            gathered.advice += [(item, complaint) for item in _list(node, problems)]
        elif key not in allowed:
            cure = f"It belongs in {SETTINGS_FILE}." if key in SETTINGS else ""
            problems.add(node, f"Unknown key “{key}”.", cure or suggest(key, sorted(allowed)))


def _list(node: Node, problems: Problems) -> tuple[Node, ...]:
    if node.kind != "list":
        problems.add(node, "“advice” must be a list.", "Begin each part of it with a dash.")
    return node.items


def _complaint(root: Node, gathered: Gathered, problems: Problems) -> str | None:
    node = root.entries.get("complaint")
    belongs = root.file.startswith(COMPLAINTS)
    if node is None:
        if belongs:
            problems.add(root, "A file in complaints/ describes one complaint.", "Add complaint:.")
        return None
    if not belongs:
        problems.add(node, "A complaint has a file of its own.", "Move it to complaints/.")
    id_node = node.entries.get("id")
    if id_node is None:
        problems.add(node, "The complaint has no “id”.", "Add “id: ...”.")
        return None
    if _fits("complaint", id_node.raw, id_node, problems):
        if first := gathered.complaints.get(id_node.raw):
            _twice("complaint", id_node.raw, id_node, first, problems)
        gathered.complaints.setdefault(id_node.raw, node)
    return id_node.raw


def _section(
    section: str, node: Node, complaint: str | None, gathered: Gathered, problems: Problems
) -> None:
    if node.kind == "null":
        return
    if node.kind != "mapping":
        problems.add(node, f"“{section}” must hold one entry for each id.", "Write “id:” first.")
        return
    sharing = next((group for group in _SHARED_NAMES if section in group), {section})
    for id, entry in node.entries.items():
        if not _fits(SECTIONS[section], id, entry, problems):
            continue
        for other in sorted(sharing):
            if first := gathered.sections[other].get(id):
                _twice(SECTIONS[section], id, entry, first.node, problems)
                break
        else:
            gathered.sections[section][id] = Entry(id, entry, complaint)


def _fits(kind: str, id: str, node: Node, problems: Problems) -> bool:
    if kind == "source":
        if not _SOURCE_ID.fullmatch(id):
            problems.add(node, f"“{id}” is not a name for a source.", "Write it like CG95.")
            return False
        return True
    if not ID.fullmatch(id) or id in WORDS:
        problems.add(
            node,
            f"“{id}” cannot be the id of a {kind}.",
            "Ids are small letters, figures and underscores, and no word of the language.",
        )
        return False
    return True


def _twice(kind: str, id: str, node: Node, first: Node, problems: Problems) -> None:
    problems.add(
        node,
        f"The {kind} “{id}” exists already, in {first.file} line {first.line}.",
        "Use that one, or choose another name.",
    )
