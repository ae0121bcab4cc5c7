"""One case, read from its fields."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from askae.knowledge.fields import Fields
from askae.knowledge.problems import Problems, suggest
from askae.knowledge.source_files import Node
from askae.triage import AnswerError, Knowledge, ages, read_answer
from askae.triage.knowledge import LEVELS
from askae.triage.values import can_have

from .set_fields import About, acceptable_levels
from .sheet import EVERYTHING_ELSE, Case

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
BESIDE = {
    "age": "age",
    "age_exact": "age",
    "sex": "sex",
    "who": "who",
    "pregnancy": "pregnancy",
    "complaint": "complaints",
}
"""Findings that stand beside ``findings``, each under its own key."""


def read_case(
    about: About, node: Node, knowledge: Knowledge, to_come: Collection[str], problems: Problems
) -> Case | None:
    fields = Fields(node, problems, "A case")
    id = fields.raw("id", required=True)
    if not id:
        return None
    fields.what = f"The case {id}"
    if not _ID.fullmatch(id):
        fields.wrong(node, f"“{id}” cannot be the id of a case.", "Use letters, figures, _ . -")
    facts: dict[str, Any] = {}
    for key, finding in (
        ("age", "age"),
        ("sex", "sex"),
        ("who", "who"),
        ("pregnancy", "pregnancy"),
    ):
        _beside(fields, key, finding, knowledge, facts)
    complaints = _complaints(fields, knowledge, to_come, facts)
    missing = tuple(c for c in complaints if c not in knowledge.complaints)
    left_out: list[str] = []
    findings = _findings(fields, knowledge, facts, bool(missing), left_out)
    gold = fields.one_of("gold", about.right or LEVELS) or ""
    acceptable = acceptable_levels(fields, "acceptable", gold, about.right.get(gold, (gold,)))
    case = Case(
        about.name,
        id,
        str(facts.get("age", "")),
        str(facts.get("sex", "")),
        complaints,
        findings,
        gold,
        acceptable,
        str(facts.get("who", "")),
        str(facts.get("pregnancy", "")),
        fields.text("reference") or about.reference,
        fields.text("note"),
        fields.reference("disposition", knowledge.dispositions),
        fields.raw("neighbour"),
        missing,
        tuple(left_out),
        about.tests_unknown,
        f"{node.file}:{node.line}",
    )
    fields.finish()
    return case


def _beside(
    fields: Fields, key: str, finding: str, knowledge: Knowledge, facts: dict[str, Any]
) -> None:
    needed = key in ("age", "sex") and key in knowledge.findings
    raw = fields.raw(key, required=needed)
    if not raw:
        return
    try:
        value = read_answer(knowledge, facts, finding, raw)
    except AnswerError as error:
        fields.wrong(fields.at(key), f"“{key}” of {fields.what}: {error}")
        return
    if key == "age" and ages.interval(value)[0] != ages.interval(value)[1]:
        cure = "Write it as “48 years”, “5 months” or “10 days”."
        fields.wrong(fields.at(key), f"“{key}” of {fields.what} must be one age.", cure)
        return
    facts[finding] = value


def _complaints(
    fields: Fields, knowledge: Knowledge, to_come: Collection[str], facts: Mapping[str, Any]
) -> tuple[str, ...]:
    known = knowledge.complaints
    nodes = fields.items("complaints", required=True)
    for node in nodes:
        if node.raw in known and "age" in facts and not can_have(knowledge, known[node.raw], facts):
            name = known[node.raw].name
            fields.wrong(
                node,
                f"“{name}” is not made for the person of {fields.what}.",
                f"Name a complaint that this person can choose, such as {EVERYTHING_ELSE}.",
            )
        elif node.raw not in known and node.raw not in to_come:
            near = suggest(node.raw, [*known, *to_come])
            fields.wrong(
                node,
                f"“complaints” of {fields.what} names “{node.raw}”, which neither exists nor is to come.",
                near or "Add it to complaints_to_come.yaml if it will be written.",
            )
    missing = [node for node in nodes if node.raw not in known]
    if missing and EVERYTHING_ELSE not in known:
        fields.wrong(missing[0], f"{fields.what} needs the complaint “{EVERYTHING_ELSE}”.")
    return tuple(dict.fromkeys(node.raw for node in nodes))


def _findings(
    fields: Fields,
    knowledge: Knowledge,
    facts: Mapping[str, Any],
    waits: bool,
    left_out: list[str],
) -> dict[str, Any]:
    """Those that the knowledge does not have are left out where a complaint is still to come."""
    found: dict[str, Any] = {}
    for id, node in fields.mapping("findings").items():
        if id in BESIDE:
            fields.wrong(
                node, f"“{id}” of {fields.what} is no finding here.", f"Use “{BESIDE[id]}:”."
            )
            continue
        if id not in knowledge.findings:
            if waits:
                left_out.append(id)
            else:
                cure = suggest(id, knowledge.findings)
                fields.wrong(node, f"{fields.what} has “{id}”, which is no finding.", cure)
            continue
        raw = [item.raw for item in node.items] if node.kind == "list" else node.raw
        try:
            found[id] = read_answer(knowledge, {**facts, **found}, id, raw)
        except AnswerError as error:
            fields.wrong(node, f"{fields.what}: {error}")
    return found
