"""Choose the complaint in a terminal: by typing words, or from A to Z; then perhaps another."""

from __future__ import annotations

from collections.abc import Sequence

from askae.triage import Ask, Choice, Knowledge
from askae.understanding import find_complaints, notice

from .fields import numbers
from .terminal import BOLD, Terminal

A_TO_Z = ("a", "a-z", "a to z", "list")
ELSE = "something_else"
MOST = 9


def ask_complaints(terminal: Terminal, knowledge: Knowledge, ask: Ask) -> list[str]:
    """The ids chosen, at least one."""
    chosen: list[str] = []
    shown: Sequence[Choice] = ()
    help = (
        "Type a few words of your own, such as: tight chest, or: hurt my foot. We look for what fits. "
        "Type a for the list from A to Z."
    )
    terminal.line(
        "Type a few words, such as: chest pain. Or type a for the whole list from A to Z."
    )
    while True:
        prompt = "Another problem? Words, or Enter to go on" if chosen else "Words"
        if shown:
            prompt = "Number, or other words" + (", or Enter to go on" if chosen else "")
        typed = terminal.read(prompt, help)
        if not typed:
            if chosen or ask.answer:
                return chosen or list(ask.answer)
            terminal.line("Type some words, or a for the list.")
            continue
        picked = numbers(typed.replace(",", " ").split(), len(shown)) if shown else None
        if picked and 0 not in picked:
            chosen += [
                shown[n - 1].value for n in sorted(picked) if shown[n - 1].value not in chosen
            ]
            names = {option.value: option.text for option in ask.options}
            terminal.line(f"Chosen: {', '.join(names[id] for id in chosen)}.")
            shown = ()
            continue
        if shown and typed.isdecimal():
            terminal.line(f"Type a number from 1 to {len(shown)}, or other words.")
            continue
        shown = _fitting(knowledge, ask.options, typed)
        fits = any(option.value != ELSE for option in shown)
        if said := notice(typed, fits):
            terminal.line(said, BOLD)
        if not fits:
            terminal.line("For the list from A to Z type a.")
        _list(terminal, shown)


def _fitting(knowledge: Knowledge, options: Sequence[Choice], typed: str) -> list[Choice]:
    """What fits the words and this person, and always "something else" at the end."""
    by_id = {option.value: option for option in options}
    if typed.casefold() in A_TO_Z:
        found = sorted(
            (o for o in options if o.value != ELSE), key=lambda option: option.text.casefold()
        )
    else:
        matches = find_complaints(knowledge, typed)
        found = [by_id[match.complaint] for match in matches if match.complaint in by_id][:MOST]
        found = [option for option in found if option.value != ELSE]
    return [*found, *([by_id[ELSE]] if ELSE in by_id else [])]


def _list(terminal: Terminal, shown: Sequence[Choice]) -> None:
    terminal.numbered(
        f"{o.text}: {o.help[:1].lower()}{o.help[1:]}" if o.help else o.text for o in shown
    )
