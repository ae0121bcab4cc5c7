"""What was answered, page by page, as a person would say it."""

from __future__ import annotations

from typing import Any, NamedTuple

from askae.triage.knowledge import Knowledge
from askae.triage.pages import Ask, Page

from .forms import CHECKLISTS, NOT_SURE, SKIPPED

NOT_GIVEN = "Not given"


class Row(NamedTuple):
    asked: str
    said: tuple[str, ...]
    number: int
    """The page to change it on."""


def rows(knowledge: Knowledge, passed: tuple[Page, ...]) -> list[Row]:
    return [row for page in passed for row in _rows_of(knowledge, page)]


def _rows_of(knowledge: Knowledge, page: Page) -> list[Row]:
    if page.kind in CHECKLISTS:
        return [Row(page.title, _ticked(page), page.number)]
    return [
        Row(ask.text if len(page.questions) > 1 else page.title, (said(ask),), page.number)
        for ask in page.questions
    ]


def _ticked(page: Page) -> tuple[str, ...]:
    yes = [ask.item or ask.text for ask in page.questions if ask.answer == "yes"]
    unsure = [
        f"Not sure: {ask.item or ask.text}" for ask in page.questions if ask.answer == NOT_SURE
    ]
    return (*yes, *unsure) or ("None of these",)


def said(ask: Ask) -> str:
    """One answer in words."""
    answer: Any = ask.answer
    if answer == SKIPPED:
        return NOT_GIVEN
    texts = {choice.value: choice.text for choice in ask.options}
    if isinstance(answer, (list, tuple)):
        return ", ".join(texts.get(part, part) for part in answer) or "None of these"
    if isinstance(answer, (int, float)):
        number = f"{answer:g}"
        return texts.get(number) or f"{number} {ask.unit}".strip()
    return texts.get(answer) or ("Not sure" if answer == NOT_SURE else str(answer))
