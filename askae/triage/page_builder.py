"""A page in the words of the person who reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from . import ages, wording
from .knowledge import Finding, Knowledge, Wording
from .pages import Ask, Choice, Page
from .values import NOT_SURE, SKIPPED, Answers, can_have


class Outline(NamedTuple):
    """What stands on a page, before words."""

    kind: str
    questions: tuple[str, ...]
    findings: tuple[str, ...]


def build_page(
    knowledge: Knowledge,
    outline: Outline,
    answers: Answers,
    number: int,
    lists_before: Sequence[Outline] = (),
) -> Page:
    """``lists_before``: the checklists just before, so that another one is not headed as if it were the same."""
    reader = wording.reader(answers)
    asks = tuple(
        _answered(_ask(knowledge, id, reader), id, answers, knowledge) for id in outline.findings
    )
    if outline.kind == "complaint":
        title, why, help = wording.COMPLAINT_TITLE[reader], "", ""
    else:
        title, why, help = _heading(knowledge, outline, reader)
        if outline.kind == "checklist":
            same = sum(_heading(knowledge, other, reader)[0] == title for other in lists_before)
            if same:
                title = wording.ANOTHER_LIST[(same - 1) % len(wording.ANOTHER_LIST)]
    return Page("+".join(outline.questions), number, outline.kind, title, asks, why, help)


def _heading(knowledge: Knowledge, outline: Outline, reader: str) -> tuple[str, str, str]:
    questions = [knowledge.questions[id] for id in outline.questions]
    if outline.kind == "question":
        finding = knowledge.findings[outline.findings[0]]
        title = finding.ask[reader]
    elif len({q.title[reader] for q in questions}) == 1:
        title = questions[0].title[reader]
    else:
        title = (wording.READINGS_TITLE if outline.kind == "readings" else wording.SEVERAL_TITLE)[
            reader
        ]
    whys = dict.fromkeys(q.why[reader] for q in questions)
    helps = dict.fromkeys(q.help[reader] for q in questions if q.help)
    return title, " ".join(whys), " ".join(helps)


@lru_cache(maxsize=8192)
def _ask(knowledge: Knowledge, id: str, reader: str) -> Ask:
    finding = knowledge.findings[id]
    question = knowledge.questions.get(knowledge.question_of.get(id, ""))
    unsure = not (
        finding.not_sure == "refused" or finding.reading or finding.kind in ("age", "complaint")
    )
    return Ask(
        finding=id,
        kind="choice" if finding.kind == "ordered" else finding.kind,
        text=finding.ask[reader],
        item=finding.item[reader] if finding.kind == "yes_no" else "",
        options=_options(finding, reader, unsure),
        why=question.why[reader] if question else "",
        help=_said(finding.help, reader),
        unit=finding.unit,
        units=tuple(finding.also),
        min=finding.min,
        max=finding.max,
        step=finding.step,
        may_skip=finding.reading,
        not_sure=unsure,
    )


def _said(text: Wording | None, reader: str) -> str:
    return text[reader] if text else ""


def _options(finding: Finding, reader: str, unsure: bool) -> tuple[Choice, ...]:
    if finding.kind == "yes_no":
        options = [Choice("yes", wording.YES_TEXT), Choice("no", wording.NO_TEXT)]
    elif finding.bands:
        options = [Choice(f"{band.value:g}", band.text[reader]) for band in finding.bands]
    else:
        options = [Choice(o.id, o.text[reader], _said(o.help, reader)) for o in finding.options]
    if finding.reading:
        return (*options, Choice(SKIPPED, wording.SKIPPED_TEXT)) if options else ()
    return (
        (*options, Choice(NOT_SURE, wording.NOT_SURE_TEXT))
        if options and unsure
        else tuple(options)
    )


def _answered(ask: Ask, id: str, answers: Answers, knowledge: Knowledge) -> Ask:
    """The same question with what only this person has: the answer given, and options by age."""
    if id == "age_exact":
        ask = _exact_age(ask, answers)
    elif id == "complaint":
        fitting = (c for c in knowledge.complaints.values() if can_have(knowledge, c, answers))
        ask = replace(ask, options=tuple(Choice(c.id, c.name, c.means) for c in fitting))
    return replace(ask, answer=answers[id]) if id in answers else ask


def _exact_age(ask: Ask, answers: Answers) -> Ask:
    """Offer the finer bands that lie within the age given; where there are none, years as a number."""
    low, high = ages.interval(answers["age"])
    within = tuple(
        option
        for option in ask.options
        if low <= ages.interval(option.value)[0] < high and ages.interval(option.value)[1] <= high
    )
    year = ages.DAYS["year"]
    return replace(
        ask, options=within, unit="years", min=low // year, max=high // year - (high < ages.OLDEST)
    )
