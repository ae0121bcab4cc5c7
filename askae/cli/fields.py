"""Ask one question, or one checklist, in a terminal. What is typed is read by the engine."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from askae.triage import AnswerError, Ask, Choice, Page
from askae.triage.values import NOT_SURE, SKIPPED

from .terminal import DIM, BackError, Terminal

Reader = Callable[[str, Any], Any]
"""Finding and what was typed -> the answer; AnswerError where it is none."""

NONE, UNSURE = "0", "n"


def ask_checklist(terminal: Terminal, page: Page, read: Reader) -> dict[str, Any]:
    """All items at once by their numbers; those not sure about one by one."""
    items = page.questions
    terminal.numbered(ask.item or ask.text for ask in items)
    terminal.line("None of these", mark=f"{NONE:>3}. ")
    may_be_unsure = any(ask.not_sure for ask in items)
    if may_be_unsure:
        terminal.line("Not sure about some", mark=f"{UNSURE:>3}. ")
    how = "Numbers of all that fit, with spaces between, or 0 for none"
    while True:
        typed = terminal.read(
            how, help_text(page.why, page.help, *(f"{a.item}: {a.help}" for a in items if a.help))
        )
        words = re.split(
            r"[\s,]+", typed.casefold().replace("none", NONE).replace("not sure", UNSURE)
        )
        unsure = UNSURE in words and may_be_unsure
        ticked = numbers(
            [word for word in words if word != UNSURE or not may_be_unsure], len(items)
        )
        if (
            ticked is None
            or (not ticked and not unsure)
            or (0 in ticked and (len(ticked) > 1 or unsure))
        ):
            some = ", n if you are not sure about some" if may_be_unsure else ""
            terminal.line(
                f"Type numbers from 1 to {len(items)}, such as 1 or 2 3, 0 for none of these{some}, "
                "or ? to read more."
            )
            continue
        answers = {
            ask.finding: "yes" if number in ticked else "no" for number, ask in enumerate(items, 1)
        }
        doubtful = [ask for number, ask in enumerate(items, 1) if number not in ticked]
        if unsure and not (page.kind == "dangers" and ticked):  # one danger is enough
            try:
                answers |= ask_in_turn(terminal, doubtful, read)
            except BackError:
                terminal.line("Back to the list.")
                continue
        return answers


def ask_in_turn(
    terminal: Terminal,
    asks: Sequence[Ask],
    read: Reader,
    spared: Callable[[Ask, dict[str, Any]], bool] = lambda *_: False,
    shown: str = "",
) -> dict[str, Any]:
    """One after the other; ``b`` goes back to the line before, from the first one by BackError.

    ``shown`` stands above already.
    """
    answers: dict[str, Any] = {}
    place, back = 0, False
    while place < len(asks):
        ask = asks[place]
        if spared(ask, {k: v for k, v in answers.items() if k != ask.finding}):
            answers.pop(ask.finding, None)
            if back and place == 0:
                raise BackError
            place += -1 if back else 1
            continue
        given = replace(ask, answer=answers.get(ask.finding, ask.answer))
        try:
            answers[ask.finding] = ask_one(terminal, given, read, title=ask.text != shown)
            place, back = place + 1, False
        except BackError:
            if place == 0:
                raise
            place, back = place - 1, True
    return answers


def ask_one(terminal: Terminal, ask: Ask, read: Reader, title: bool) -> Any:
    """One finding; ``title`` where its text does not stand above yet."""
    if title:
        print()
        terminal.line(ask.text)
    if ask.answer is not None:
        terminal.line(f"Your answer now: {answer_text(ask, ask.answer)}. Enter keeps it.", DIM)
    asker = (
        _several
        if ask.kind == "several"
        else _choice
        if ask.options and ask.kind != "age"
        else _typed
    )
    return asker(terminal, ask, read)


def _choice(terminal: Terminal, ask: Ask, read: Reader) -> Any:
    _show(terminal, ask.options)
    while True:
        typed = terminal.read("Number", help_text(ask.why, ask.help))
        if not typed and ask.answer is not None:
            return ask.answer
        chosen = chosen_option(ask.options, typed)
        try:
            return read(ask.finding, chosen.value if chosen else typed or "nothing typed")
        except AnswerError:
            terminal.line(f"Type one of the numbers from 1 to {len(ask.options)}.")


def _several(terminal: Terminal, ask: Ask, read: Reader) -> Any:
    options = [option for option in ask.options if option.value != NOT_SURE]
    _show(terminal, options)
    terminal.line("None of these", mark=f"{NONE:>3}. ")
    if ask.not_sure:
        terminal.line("Not sure", mark=f"{UNSURE:>3}. ")
    while True:
        typed = terminal.read(
            "Numbers of all that fit, or 0 for none", help_text(ask.why, ask.help)
        ).casefold()
        if not typed and ask.answer is not None:
            return ask.answer
        if ask.not_sure and typed in (UNSURE, "not sure"):
            return NOT_SURE
        ticked = numbers(re.split(r"[\s,]+", typed), len(options))
        if ticked and (0 not in ticked or len(ticked) == 1):
            return read(
                ask.finding, [options[number - 1].value for number in sorted(ticked) if number]
            )
        terminal.line(f"Type numbers from 1 to {len(options)}, or 0 for none of these.")


def _typed(terminal: Terminal, ask: Ask, read: Reader) -> Any:
    """A number or an age."""
    while True:
        typed = terminal.read(_prompt(ask), help_text(ask.why, ask.help))
        if not typed and ask.answer is not None:
            return ask.answer
        if not typed and ask.may_skip:
            typed = SKIPPED
        if ask.not_sure and typed.casefold() in (UNSURE, "not sure", "don't know"):
            typed = NOT_SURE
        if ask.kind == "age" and re.fullmatch(r"[0-4](\.\d*)?|\.\d+", typed):
            terminal.line(
                f"Is that {typed} years? Then type: {typed} years. Else: {typed} weeks, or {typed} months."
            )
            continue
        try:
            return read(ask.finding, typed)
        except AnswerError as error:
            if ask.kind == "age":
                terminal.line(
                    "Type an age from 0 to 120 years with its unit, such as 34 years, 18 months, 6 weeks or 5 days."
                )
            else:
                terminal.line(
                    f"That does not fit. Type {' or '.join(map(_allowed_text, error.allowed))}."
                )


def _prompt(ask: Ask) -> str:
    if ask.kind == "age":
        return "Age, such as 34 years or 6 weeks"
    unit = f" in {ask.unit}" if ask.unit else ""
    other = f" (or with {' or '.join(ask.units)} after it)" if ask.units else ""
    rest = (
        ", or Enter if you have none"
        if ask.may_skip
        else ", or n for not sure"
        if ask.not_sure
        else ""
    )
    return f"Number{unit}{other}{rest}"


def _show(terminal: Terminal, options: Sequence[Choice]) -> None:
    for number, option in enumerate(options, 1):
        terminal.line(option.text, mark=f"{number:>3}. ")
        if option.help:
            terminal.line(option.help, DIM, mark="     ")


def chosen_option(options: Sequence[Choice], typed: str) -> Choice | None:
    """By number, by its words, or by how these begin where only one begins so."""
    if typed.isdecimal() and len(typed) < 4:
        return options[int(typed) - 1] if 1 <= int(typed) <= len(options) else None
    word = typed.casefold()
    exact = [option for option in options if word in (option.text.casefold(), option.value)]
    begun = exact or [
        option for option in options if word and option.text.casefold().startswith(word)
    ]
    return begun[0] if len(begun) == 1 or exact else None


def numbers(words: Sequence[str], most: int) -> set[int] | None:
    """The numbers typed; None where one is not from 0 to ``most``."""
    found = set()
    for word in words:
        word = word.rstrip(".")
        if not (word.isdecimal() and len(word) < 4 and int(word) <= most):
            if word:
                return None
            continue
        found.add(int(word))
    return found


def answer_text(ask: Ask, answer: Any) -> str:
    """An answer in words."""
    texts = {NOT_SURE: "not sure", SKIPPED: "left out"}
    texts |= {option.value: option.text for option in ask.options}
    if isinstance(answer, list):
        return ", ".join(texts.get(part) or part for part in answer) or "none of these"
    text = texts.get(str(answer))
    return text if text is not None else f"{answer} {ask.unit}".strip()


def help_text(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _allowed_text(value: str) -> str:
    return {NOT_SURE: "n for not sure", SKIPPED: "Enter to leave it out"}.get(value, value)
