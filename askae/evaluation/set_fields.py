"""The head of a set, read from its fields: what it is, and which levels count as right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from askae.knowledge.fields import Fields
from askae.knowledge.problems import Problems
from askae.knowledge.source_files import Node
from askae.triage import Knowledge
from askae.triage.knowledge import LEVELS

from .sheet import between


@dataclass(frozen=True, slots=True)
class About:
    """What a set says of itself."""

    name: str
    title: str
    reference: str
    licence: str
    right: Mapping[str, tuple[str, ...]]
    """Gold level -> the levels that count as right."""
    tests_unknown: frozenset[str]


def read_set(name: str, node: Node, knowledge: Knowledge, problems: Problems) -> About:
    fields = Fields(node, problems, f"The set {name}")
    about = About(
        name,
        fields.text("title", required=True),
        fields.text("reference", required=True),
        fields.text("licence", required=True),
        _levels(fields, problems),
        _tests(fields, knowledge),
    )
    fields.finish()
    return about


def _levels(fields: Fields, problems: Problems) -> dict[str, tuple[str, ...]]:
    """A list of levels, or for each the levels that count as right."""
    node = fields.at("levels")
    if node.kind != "mapping" or not fields.has("levels"):
        return {level: (level,) for level in fields.references("levels", LEVELS, required=True)}
    own = Fields(node, problems, f"“levels” of {fields.what}")
    fields.take("levels")
    found = {
        level: acceptable_levels(own, level, level, ())
        for level in LEVELS
        if own.take(level) is not None
    }
    own.finish()
    return found


def _tests(fields: Fields, knowledge: Knowledge) -> frozenset[str]:
    known = knowledge.findings
    found = fields.references("tests_unknown", known)
    for id in found:
        can = known[id].not_sure != "refused" or any(o.id == "could_be" for o in known[id].options)
        if not can or known[id].reading:
            fields.wrong(
                fields.at("tests_unknown"),
                f"“{id}” cannot be “not sure”.",
                "Leave it out; a reading that is not mentioned is left out anyway.",
            )
    return frozenset(found)


def acceptable_levels(
    fields: Fields, key: str, gold: str, default: tuple[str, ...]
) -> tuple[str, ...]:
    found = fields.references(key, LEVELS) or default
    if found and gold:
        whole = between(min(found, key=LEVELS.index), max(found, key=LEVELS.index))
        if gold not in found or set(whole) != set(found):
            fields.wrong(
                fields.at(key),
                f"“{key}” of {fields.what} must hold “{gold}” and levels next to it.",
                f"Levels, the most urgent first: {', '.join(LEVELS)}.",
            )
        return whole
    return found
