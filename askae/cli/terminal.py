"""Words on a terminal: wrapped to its width, coloured only where that helps, and lines read from a person."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable

WIDEST = 80

BOLD, DIM = "1", "2"
BANNERS = {
    "emergency": "1;37;41",
    "urgent": "1;30;43",
    "routine": "1;37;44",
    "self_care": "1;37;42",
}


class QuitError(Exception):
    """The person stops."""


class LeaveError(Exception):
    """The person wants nobody to see what is on the screen."""


class BackError(Exception):
    """The person wants the page before."""


class Terminal:
    """Where an assessment is shown and answered; also works in a pipe."""

    def __init__(self) -> None:
        self.by_person = sys.stdin.isatty() and sys.stdout.isatty()
        self.knows_codes = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
        self.colour = self.knows_codes and "NO_COLOR" not in os.environ
        self.width = max(30, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns - 1))

    def style(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text

    def line(self, text: str = "", code: str = "", mark: str = "") -> None:
        """A paragraph; lines after the first hang under the text after ``mark``."""
        wrapped = textwrap.wrap(text, self.width - len(mark), break_long_words=False) or [""]
        for place, part in enumerate(wrapped):
            lead = mark if place == 0 else " " * len(mark)
            print(lead + (self.style(part, code) if code else part))

    def heading(self, text: str) -> None:
        print()
        self.line(text, BOLD)

    def bullets(self, lines: Iterable[str], mark: str = "  - ") -> None:
        for text in lines:
            self.line(text, mark=mark)

    def numbered(self, lines: Iterable[str]) -> None:
        for number, text in enumerate(lines, 1):
            self.line(text, mark=f"{number:>3}. ")

    def banner(self, text: str, level: str) -> None:
        print()
        edge = self.style(" " * self.width, BANNERS[level]) if self.colour else "=" * self.width
        print(edge)
        for part in textwrap.wrap(text, self.width - 4):
            padded = f"  {part}".ljust(self.width)
            print(self.style(padded, BANNERS[level]) if self.colour else padded.rstrip())
        print(edge)

    def clear(self) -> None:
        """Empty the screen, and the lines above it where the terminal lets us; not in a pipe."""
        if self.knows_codes:
            print("\x1b[H\x1b[2J\x1b[3J", end="", flush=True)
        elif sys.stdout.isatty():
            print("\n" * 200)

    def read(self, prompt: str, help: str = "") -> str:
        """What the person types, without the words that work everywhere.

        Raises QuitError, LeaveError and BackError for those.
        """
        while True:
            try:
                typed = input(f"{prompt} > ").strip()
            except EOFError:
                print()
                raise QuitError from None
            if not sys.stdin.isatty():
                print(typed)  # in a pipe the answer would not be seen
            word = typed.casefold()
            if word in ("q", "quit", "exit"):
                raise QuitError
            if word in ("x", "leave"):
                raise LeaveError
            if word in ("b", "back"):
                raise BackError
            if word not in ("?", "h", "help"):
                return typed
            for part in (help or "There is no more to say about this question.").split("\n"):
                self.line(part, mark="  ")
            self.line("b goes back, q stops, x clears the screen and leaves.", DIM, mark="  ")
