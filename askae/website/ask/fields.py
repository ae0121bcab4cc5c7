"""A page's questions as the form fields of the design system: what the macros want, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from askae.triage.pages import Ask, Page

from .forms import (
    CHECKLISTS,
    NONE,
    NOT_SURE,
    SKIPPED,
    TICK,
    UNSURE,
    UNSURE_TICK,
    FollowUps,
)

Field = dict[str, Any]
"""``component``: radios, checkboxes or input; ``params`` for its macro; what it ``follows``, ``after`` which answer."""

GIVES_WAY = {"attributes": {"data-gives-way": ""}}
"""Unticked by script where another box is ticked. It never unticks another one: that may be a danger."""


def answers_of(page: Page) -> dict[str, Any]:
    """What is already answered on this page, as it would have been typed."""
    typed = {ask.finding: _as_typed(ask) for ask in page.questions if ask.answer is not None}
    typed |= {ask.finding + UNSURE: True for ask in page.questions if _unsure_number(ask)}
    if page.kind in CHECKLISTS:
        yes = [ask.finding for ask in page.questions if ask.answer == "yes"]
        unsure = [ask.finding for ask in page.questions if ask.answer == NOT_SURE]
        if unsure:
            typed |= {TICK: [*yes, NOT_SURE], UNSURE_TICK: unsure}
        elif yes or len(typed) == len(page.questions):  # else it was confirmed of own words
            typed[TICK] = yes or [NONE]
    return typed


def _unsure_number(ask: Ask) -> bool:
    return ask.kind == "number" and not ask.options and ask.answer == NOT_SURE


def _as_typed(ask: Ask) -> Any:
    if ask.kind == "several":
        return [NOT_SURE] if ask.answer == NOT_SURE else list(ask.answer) or [NONE]
    if ask.kind in ("number", "age") and not ask.options:
        return "" if ask.answer in (SKIPPED, NOT_SURE) else str(ask.answer).removesuffix(" years")
    return f"{ask.answer:g}" if isinstance(ask.answer, float) else str(ask.answer)


def fields(
    page: Page,
    typed: Mapping[str, Any],
    errors: Mapping[str, str],
    opened: Mapping[str, Any] | None,
    follows: FollowUps,
) -> list[Field]:
    """``opened``: the lines already ticked where it is asked which others are not sure."""
    if page.kind in CHECKLISTS:
        if opened is None:
            return [_checklist(page, typed.get(TICK, ()), errors.get(TICK))]
        return [_unsure_of(page, opened, typed.get(UNSURE_TICK, ()), errors.get(UNSURE_TICK))]
    alone = page.kind == "question"
    return [
        _field(ask, typed, errors.get(ask.finding), alone)
        | {"follows": follows.get(ask.finding), "after": _after(page, follows.get(ask.finding))}
        for ask in page.questions
    ]


def _after(page: Page, follows: tuple[str, tuple[str, ...]] | None) -> list[str]:
    """The answers that call for a follow-up, in words."""
    if follows is None:
        return []
    on, calls = follows
    options = next(ask.options for ask in page.questions if ask.finding == on)
    return [f"“{choice.text}”" for choice in options if choice.value in calls]


def _checklist(page: Page, ticks: Any, error: str | None) -> Field:
    lines = [_tick(ask.finding, _item_text(ask), ask.help) for ask in page.questions]
    ends: list[dict[str, Any]] = [
        {"divider": "or"},
        _tick(NONE, "None of these") | GIVES_WAY,
        _tick(NOT_SURE, "Not sure about some", "We will ask which ones"),
    ]
    return _checkboxes(
        TICK, _legend(page.title, heading=True), lines + ends, ticks, error, "Tick all that fit."
    )


def _unsure_of(page: Page, yes: Mapping[str, Any], ticks: Any, error: str | None) -> Field:
    lines = [
        _tick(ask.finding, _item_text(ask), ask.help)
        for ask in page.questions
        if ask.finding not in yes
    ]
    ends: list[dict[str, Any]] = [
        {"divider": "or"},
        _tick(NONE, "I am sure now: none of these") | GIVES_WAY,
    ]
    legend = _legend("Which ones are you not sure about?", heading=True)
    hint = "Tick all that you are not sure about. The others count as no."
    return _checkboxes(UNSURE_TICK, legend, lines + ends, ticks, error, hint)


def _item_text(ask: Ask) -> str:
    return ask.item or ask.text


def _tick(value: str, text: str, hint: str = "") -> dict[str, Any]:
    return {"value": value, "text": text, "hint": {"text": hint} if hint else None}


def _checkboxes(
    name: str,
    legend: dict[str, Any],
    items: list[dict[str, Any]],
    ticked: Any,
    error: str | None,
    hint: str,
) -> Field:
    return {
        "component": "checkboxes",
        "params": {
            "idPrefix": name,
            "name": name,
            "fieldset": {"legend": legend},
            "hint": {"text": hint},
            "items": [item | {"checked": item.get("value") in ticked} for item in items],
            "errorMessage": _error(error),
        },
    }


def _field(ask: Ask, typed: Mapping[str, Any], error: str | None, alone: bool) -> Field:
    given = typed.get(ask.finding)
    legend = _legend(ask.text, heading=alone)
    hint = ask.help
    if ask.kind == "several":
        items = [_tick(c.value, c.text, c.help) for c in ask.options if c.value != NOT_SURE]
        items += [{"divider": "or"}, _tick(NONE, "None of these") | GIVES_WAY]
        if ask.not_sure:
            items.append(_tick(NOT_SURE, "Not sure") | GIVES_WAY)
        hint = f"{hint} Tick all that fit.".strip()
        return _checkboxes(ask.finding, legend, items, given or (), error, hint)
    if ask.options:
        return {
            "component": "radios",
            "params": {
                "idPrefix": ask.finding,
                "name": ask.finding,
                "fieldset": {"legend": legend},
                "hint": {"text": hint} if hint else None,
                "items": [
                    _tick(c.value, c.text, c.help) | {"checked": c.value == given}
                    for c in ask.options
                ],
                "errorMessage": _error(error),
            },
        }
    return _number(ask, given, bool(typed.get(ask.finding + UNSURE)), error, alone, hint)


def _number(ask: Ask, given: Any, unsure: bool, error: str | None, alone: bool, hint: str) -> Field:
    if ask.units:
        hint = (
            f"{hint} If yours is in {' or '.join(ask.units)}, write that after the number.".strip()
        )
    params = {
        "id": ask.finding,
        "name": ask.finding,
        "label": _legend(ask.text, heading=alone),
        "hint": {"text": hint} if hint else None,
        "width": "5",
        "suffix": ask.unit or None,
        "value": given or "",
        # Units may follow the number, so the number keyboard only where none can.
        "inputmode": "text" if ask.units else "decimal" if ask.step and ask.step < 1 else "numeric",
        "spellcheck": False,
        "autocomplete": "off",
        "errorMessage": _error(error),
    }
    may_be_unsure = ask.not_sure and not ask.may_skip
    unsure_box = (
        {
            "idPrefix": ask.finding + UNSURE,
            "name": ask.finding + UNSURE,
            "items": [_tick("yes", "Not sure") | {"checked": unsure}],
        }
        if may_be_unsure
        else None
    )
    return {"component": "input", "params": params, "unsure": unsure_box}


def _legend(text: str, heading: bool) -> dict[str, Any]:
    return {"text": text, "size": "l" if heading else "s", "isPageHeading": heading}


def _error(text: str | None) -> dict[str, str] | None:
    return {"text": text} if text else None
