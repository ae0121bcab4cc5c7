"""What was answered, page by page, as a person would say it."""

from __future__ import annotations

from typing import Any, NamedTuple

from askae.triage.pages import Ask, Page

from .forms import CHECKLISTS, NOT_SURE, SKIPPED

NOT_GIVEN = "Not given"


class Row(NamedTuple):
    asked: str
    said: tuple[str, ...]
    number: int
    """The page to change it on."""
    others: tuple[str, ...] = ()
    """Lines of a checklist that were not ticked."""


def rows(passed: tuple[Page, ...]) -> list[Row]:
    found = [row for page in passed for row in _rows_of(page)]
    return [_told_apart(row, found) for row in found]


def _told_apart(row: Row, rows: list[Row]) -> Row:
    """Several checklists may have one title."""
    same = [other.number for other in rows if other.asked == row.asked]
    if len(same) == 1:
        return row
    return row._replace(asked=f"{row.asked} List {same.index(row.number) + 1} of {len(same)}")


def _rows_of(page: Page) -> list[Row]:
    if page.kind in CHECKLISTS:
        return [_checklist(page)]
    several = len(page.questions) > 1
    return [
        Row(ask.text if several else page.title, (said(ask),), page.number)
        for ask in page.questions
        if ask.answer is not None  # a follow-up may not have been called for
    ]


def _checklist(page: Page) -> Row:
    def lines(answer: str) -> tuple[str, ...]:
        return tuple(ask.item or ask.text for ask in page.questions if ask.answer == answer)

    unsure = tuple(f"Not sure: {line}" for line in lines(NOT_SURE))
    return Row(page.title, (*lines("yes"), *unsure), page.number, lines("no"))


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
