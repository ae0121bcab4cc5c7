"""Choose the complaint in a terminal: by typing words, or from A to Z; then perhaps another."""

from __future__ import annotations

from collections.abc import Sequence

from askae.triage import Ask, Choice, Knowledge
from askae.understanding import understand
from askae.understanding.danger import notice_of

from .fields import numbers
from .terminal import BOLD, Terminal

A_TO_Z = ("a", "a-z", "a to z", "list")
ELSE = "something_else"
MOST_RANKED, MOST = 12, 5
"""Some that are ranked are not for this person, and are not listed."""


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
        if typed.casefold() in A_TO_Z:
            _list(terminal, shown := _all(ask.options))
            continue
        understood = understand(knowledge, typed, most=MOST_RANKED)
        shown = _fitting(ask.options, [match.complaint for match in understood.complaints])
        fits = any(option.value != ELSE for option in shown)
        if understood.language:
            terminal.line(understood.language.call, BOLD)
        if said := notice_of(understood.danger, fits):
            terminal.line(said, BOLD)
        if not fits:
            terminal.line("For the list from A to Z type a.")
        _list(terminal, shown)


def _all(options: Sequence[Choice]) -> list[Choice]:
    """From A to Z, and "something else" at the end."""
    return sorted(options, key=lambda option: (option.value == ELSE, option.text.casefold()))


def _fitting(options: Sequence[Choice], complaints: Sequence[str]) -> list[Choice]:
    """What fits the words and this person, best first, and always "something else" at the end."""
    by_id = {option.value: option for option in options}
    found = [by_id[id] for id in complaints if id in by_id and id != ELSE]
    return found[:MOST] + ([by_id[ELSE]] if ELSE in by_id else [])


def _list(terminal: Terminal, shown: Sequence[Choice]) -> None:
    terminal.numbered(
        f"{o.text}: {o.help[:1].lower()}{o.help[1:]}" if o.help else o.text for o in shown
    )
