"""What was answered, page by page, as a person would say it."""

from __future__ import annotations

from typing import Any, NamedTuple

from askae.triage import Journey, Knowledge, applies
from askae.triage.page_builder import Outline, build_page
from askae.triage.pages import Ask, Page

from .forms import CHECKLISTS, NOT_SURE, SKIPPED

NOT_GIVEN = "Not given"
OWN_PAGES = ("age", "complaint")
"""Kinds of finding that always have a page of their own."""


class Row(NamedTuple):
    asked: str
    said: tuple[str, ...]
    place: str
    """Where to change it."""
    others: tuple[str, ...] = ()
    """Lines of a checklist that were not ticked."""


def rows(passed: tuple[Page, ...]) -> list[Row]:
    found = [row for page in passed for row in _rows_of(page)]
    return [_told_apart(row, found) for row in found]


def _told_apart(row: Row, rows: list[Row]) -> Row:
    """Several checklists may have one title."""
    same = [other.place for other in rows if other.asked == row.asked]
    if len(same) == 1:
        return row
    return row._replace(asked=f"{row.asked} List {same.index(row.place) + 1} of {len(same)}")


def _rows_of(page: Page) -> list[Row]:
    if page.kind in CHECKLISTS:
        return [_checklist(page)]
    several = len(page.questions) > 1
    return [
        Row(ask.text if several else page.title, (said(ask),), _place(page))
        for ask in page.questions
        if ask.answer is not None  # a follow-up may not have been called for
    ]


def _checklist(page: Page) -> Row:
    def lines(answer: str) -> tuple[str, ...]:
        return tuple(ask.item or ask.text for ask in page.questions if ask.answer == answer)

    unsure = tuple(f"Not sure: {line}" for line in lines(NOT_SURE))
    return Row(page.title, (*lines("yes"), *unsure), _place(page), lines("no"))


def _place(page: Page) -> str:
    return f"{page.number}/change/"


def told_rows(now: Journey) -> list[Row]:
    """What the person confirmed in own words, and no page has asked: it counts all the same."""
    return [
        Row(page.title, (said(page.questions[0]),), f"told/{number}/")
        for number, page in told_pages(now).items()
        if not _is_least(now.knowledge, page.questions[0])
    ]


def told_pages(now: Journey) -> dict[int, Page]:
    """A page for each such answer, by its place among all answers: a name would tell in the address what was said."""
    pages = (*now.passed, *([now.page] if now.page else []))
    asked = {ask.finding for page in pages for ask in page.questions}
    known = now.knowledge
    return {
        number: build_page(known, _alone(known, id), now.answers, 0)
        for number, id in enumerate(sorted(now.answers), 1)
        if id in known.findings and id not in asked and known.findings[id].kind not in OWN_PAGES
        if applies(known, id, now.answers)
    }


def _alone(knowledge: Knowledge, finding: str) -> Outline:
    question = knowledge.question_of.get(finding)
    return Outline("question", (question,) if question else (), (finding,))


def _is_least(knowledge: Knowledge, ask: Ask) -> bool:
    return ask.answer in (SKIPPED, knowledge.findings[ask.finding].least_answer)


def said(ask: Ask) -> str:
    """One answer in words."""
    answer: Any = ask.answer
    if answer == SKIPPED:
        return NOT_GIVEN
    texts = {choice.value: choice.text for choice in ask.options}
    if isinstance(answer, (list, tuple)):
        return ", ".join(texts.get(str(part), str(part)) for part in answer) or "None of these"
    if isinstance(answer, (int, float)):
        number = f"{answer:g}"
        return texts.get(number) or f"{number} {ask.unit}".strip()
    return texts.get(answer) or ("Not sure" if answer == NOT_SURE else str(answer))
