"""A reference page for each complaint: rules in words, questions as people see them, the picture, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from askae.readable.complaint import (
    LEVEL_NAMES,
    Asked,
    Readable,
    RuleInWords,
    general_rules,
    readable,
)
from askae.readable.expression_text import text
from askae.readable.picture import draw
from askae.triage import Knowledge
from askae.triage.expressions import TRUE
from askae.triage.knowledge import LEVELS

from .markdown import page

GENERAL = "general_rules.md"

Counts = Callable[[str], Mapping[str, int]]
"""Complaint -> level -> cases of our own that are told so."""


def complaint_pages(knowledge: Knowledge, counts: Counts) -> dict[str, str]:
    """File name to text, pictures too."""
    found = {}
    for id in knowledge.complaints:
        own = readable(knowledge, id)
        found[f"{id}.md"] = page(own.complaint.name, _complaint(own, counts(id)))
        found[f"{id}.svg"] = draw(knowledge, id)
    found[GENERAL] = page("General rules", _general(knowledge))
    return found


def _complaint(own: Readable, told: Mapping[str, int]) -> Iterator[str]:
    complaint = own.complaint
    yield f"{complaint.means}. The words are those for {READERS[own.reader]}.\n"
    if complaint.applies != TRUE:
        yield f"Only for `{text(complaint.applies)}`.\n"
    if of := sum(told.values()):
        listed = ", ".join(f"{told[level]} {level}" for level in LEVELS)
        yield f"Over its {of} cases in `answer_sheets/own` it advises: {listed}.\n"
    yield f"![The questions of {complaint.name} and the rules that they lead to]({complaint.id}.svg)\n"
    yield "## Rules\n"
    yield "The most urgent rule that holds decides. A rule holds when all of its conditions do.\n"
    for level, rules in own.own.items():
        yield f"### {LEVEL_NAMES[level]}\n"
        yield from _rules(rules)
    yield "## General rules that can hold here\n"
    yield f"In words: [general rules]({GENERAL}).\n"
    for level, rules in own.general.items():
        yield f"- {LEVEL_NAMES[level]}: {', '.join(f'`{one.rule.id}`' for one in rules)}"
    yield "\n## Questions as people see them\n"
    yield "In this order within a level of urgency; those that can no longer matter are left out.\n"
    for number, asked in enumerate(own.asked, 1):
        yield from _question(number, asked)
    yield "## Sources\n"
    yield from (f"- {source}" for source in own.sources)


READERS = {"you": "an adult", "child": "the parent of a child", "baby": "the parent of a baby"}


def _rules(rules: Iterable[RuleInWords]) -> Iterator[str]:
    yield "| rule | when | advice | what the person is told | hazard | source |"
    yield "|---|---|---|---|---|---|"
    for one in rules:
        yield _row(
            f"`{one.rule.id}`",
            ";<br>".join(one.when),
            one.advice,
            one.reason,
            one.rule.hazard,
            ";<br>".join(one.sources),
        )
    yield ""


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _question(number: int, asked: Asked) -> Iterator[str]:
    yield f"{number}. **{asked.title}** {asked.why}"
    for line in asked.lines:
        alone = len(asked.lines) == 1 and line.text == asked.title
        answers = f": {' / '.join(line.answers)}" if line.answers else ""
        if not alone or answers:
            yield f"   - {'Answers' if alone else line.text}{answers}"
    yield ""


def _general(knowledge: Knowledge) -> Iterator[str]:
    yield "They hold in every complaint that asks for what they read, in the words for an adult.\n"
    for level, rules in general_rules(knowledge).items():
        yield f"## {LEVEL_NAMES[level]}\n"
        yield from _rules(rules)
