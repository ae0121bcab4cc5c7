"""What a posted page says: answers, or kind errors with all that was typed kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.datastructures import MultiValueDict

from askae.triage import AnswerError, applies, read_answer
from askae.triage.knowledge import Knowledge
from askae.triage.pages import Ask, Page

from .rendering import clean

TICK, NONE, NOT_SURE, SKIPPED = "tick", "none", "not_sure", "skipped"
LONGEST = 60
"""Characters that are kept of what was typed."""
UNSURE = "_unsure"
"""A number's own box for "not sure" has the finding's name with this at its end."""
UNSURE_TICK = "unsure"
"""The lines of a checklist that somebody is not sure about."""
TO_LIST = "list"
"""The button back from there to the list."""
CHECKLISTS = ("checklist", "dangers")

NONE_AND_SOME = (
    "You ticked “None of these” and something else. Untick “None of these”, or untick the rest."
)

WHICH_UNSURE = "Tick what you are not sure about. If you are sure of all, tick “I am sure now”."
SURE_AND_SOME = "You ticked “I am sure now” and something else. Untick one or the other."


@dataclass
class Reading:
    """Complete where there are no errors; ``open_lines`` asks which lines are meant, ticks kept."""

    answers: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    """Field -> what to do."""
    typed: dict[str, Any] = field(default_factory=dict)
    open_lines: bool = False


Data = MultiValueDict[str, str]
FollowUps = Mapping[str, tuple[str, tuple[str, ...]]]
"""Finding -> the question on the same page that it follows, and the answers there that call for it."""


def follow_ups(knowledge: Knowledge, answers: Mapping[str, Any], page: Page) -> FollowUps:
    """Questions that only some answers on the same page call for, such as pregnancy after sex."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    if page.kind != "fields":
        return found
    for ask in page.questions:
        if knowledge.findings[ask.finding].applies is None:
            continue
        for other in reversed(page.questions):  # the nearest: weeks after pregnancy, not after sex
            calls = tuple(
                choice.value
                for choice in other.options
                if applies(knowledge, ask.finding, {**answers, other.finding: choice.value})
            )
            if other is not ask and other.kind != "several" and len(calls) < len(other.options):
                found[ask.finding] = other.finding, calls
                break
    return found


def as_posted(page: Page, data: Data) -> dict[str, list[str]]:
    """The fields of this page as they were posted, to be read again by `read_page`."""
    names = [ask.finding for ask in page.questions]
    fields = [TICK, UNSURE_TICK, *names, *(name + UNSURE for name in names)]
    return {
        name: [clean(v)[:LONGEST] for v in data.getlist(name)] for name in fields if name in data
    }


def read_page(
    knowledge: Knowledge,
    answers: Mapping[str, Any],
    page: Page,
    data: Data,
    opened: Mapping[str, Any] | None,
) -> Reading:
    """``opened``: the lines ticked on a checklist of which it is now asked which others are not sure."""
    reading = Reading()
    if page.kind in CHECKLISTS:
        if opened is None:
            _read_ticks(page, data, reading)
        else:
            _read_unsure(page, data, opened, reading)
        return reading
    skip_all = page.kind == "readings" and data.get("do") == "skip"
    follows = follow_ups(knowledge, answers, page)
    for ask in page.questions:
        if ask.finding in follows:
            on, calls = follows[ask.finding]
            if data.get(on) not in calls:
                continue
        if skip_all and ask.may_skip:
            reading.answers[ask.finding] = SKIPPED
        else:
            known = {**answers, **reading.answers}
            if not applies(knowledge, ask.finding, known):
                continue  # spared by an answer above it on this page
            _read_ask(knowledge, known, ask, data, reading, alone=len(page.questions) == 1)
    return reading


def _read_ticks(page: Page, data: Data, reading: Reading) -> None:
    ticks = data.getlist(TICK)
    lines = [ask.finding for ask in page.questions]
    chosen = [line for line in lines if line in ticks]
    reading.typed[TICK] = ticks
    if NONE in ticks and (chosen or NOT_SURE in ticks):
        reading.errors[TICK] = NONE_AND_SOME
    elif NOT_SURE in ticks and len(chosen) < len(lines):
        reading.open_lines = True
        reading.answers = dict.fromkeys(chosen, "yes")
    elif chosen or NONE in ticks:
        reading.answers = {line: "yes" if line in chosen else "no" for line in lines}
    else:
        reading.errors[TICK] = "Tick all that fit. If nothing does, tick “None of these”."


def _read_unsure(page: Page, data: Data, yes: Mapping[str, Any], reading: Reading) -> None:
    ticks = data.getlist(UNSURE_TICK)
    lines = [ask.finding for ask in page.questions]
    unsure = [line for line in lines if line in ticks and line not in yes]
    reading.typed[UNSURE_TICK] = ticks
    if NONE in ticks and unsure:
        reading.errors[UNSURE_TICK] = SURE_AND_SOME
    elif unsure or NONE in ticks:
        said = dict.fromkeys(lines, "no") | dict.fromkeys(unsure, NOT_SURE) | dict(yes)
        reading.answers = {line: said[line] for line in lines}
    else:
        reading.errors[UNSURE_TICK] = WHICH_UNSURE


def _read_ask(
    knowledge: Knowledge,
    answers: Mapping[str, Any],
    ask: Ask,
    data: Data,
    reading: Reading,
    alone: bool,
) -> None:
    raw, problem = _raw(ask, data, reading)
    if not problem:
        try:
            reading.answers[ask.finding] = read_answer(knowledge, answers, ask.finding, raw)
            return
        except AnswerError:
            problem = _how_to_answer(ask)
    reading.errors[ask.finding] = (
        problem if alone else f"{_name(ask)}: {problem[0].lower()}{problem[1:]}"
    )


def _name(ask: Ask) -> str:
    """Which of several questions on a page is meant."""
    return (ask.item or ask.text).rstrip("?")


def _raw(ask: Ask, data: Data, reading: Reading) -> tuple[Any, str]:
    """What was said in the engine's terms, or what is wrong with it."""
    if ask.kind == "several":
        chosen = data.getlist(ask.finding)
        reading.typed[ask.finding] = chosen
        if len(chosen) > 1 and (NONE in chosen or NOT_SURE in chosen):
            return None, NONE_AND_SOME if NONE in chosen else NOT_SURE_AND_SOME
        if not chosen:
            return None, "Tick all that fit. If nothing does, tick “None of these”."
        return (NOT_SURE if chosen == [NOT_SURE] else [c for c in chosen if c != NONE]), ""
    raw = data.get(ask.finding, "").strip()
    reading.typed[ask.finding] = raw
    if ask.options:
        allowed = [choice.value for choice in ask.options]
        return (raw, "") if raw in allowed else (None, "Choose one of the answers.")
    if data.get(ask.finding + UNSURE):
        reading.typed[ask.finding + UNSURE] = True
        return (None, NUMBER_AND_UNSURE) if raw else (NOT_SURE, "")
    if not raw:
        return (SKIPPED, "") if ask.may_skip else (None, _how_to_answer(ask))
    if ask.kind == "age":
        return _age(ask, raw)
    return raw, ""


NOT_SURE_AND_SOME = (
    "You ticked “Not sure” and something else. Untick “Not sure”, or untick the rest."
)
NUMBER_AND_UNSURE = "You gave a number and ticked “Not sure”. Keep one of the two."


def _age(ask: Ask, raw: str) -> tuple[Any, str]:
    years = raw.lower().removesuffix("years").removesuffix("year").strip()
    if not years.isdecimal() or not (ask.min or 0) <= int(years) <= (ask.max or 120):
        return None, _how_to_answer(ask)
    return f"{int(years)} years", ""


def _how_to_answer(ask: Ask) -> str:
    if ask.options:
        return "Choose one of the answers."
    if ask.min is None or ask.max is None:
        return "Enter a number."
    what = "an age in years" if ask.kind == "age" else "a number"
    text = f"Enter {what} from {ask.min:g} to {ask.max:g}"
    return text + (", or leave it empty." if ask.may_skip else ".")
