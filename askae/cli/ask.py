"""``askae ask``: the whole assessment in a terminal."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import Any

from askae.handover import sbar
from askae.handover.summary import hand_over
from askae.triage import (
    Ask,
    Knowledge,
    Page,
    advise,
    applies,
    journey,
    lowers_emergency,
    read_answer,
)

from .base import FAILED, STOPPED, Commands, open_knowledge, refuse_withdrawn, where_now
from .fields import ask_checklist, ask_in_turn
from .find import ask_complaints
from .outcome_text import show_outcome
from .terminal import BOLD, DIM, BackError, LeaveError, QuitError, Terminal

LEAVE = "x clears the screen and leaves"
EMERGENCY = "If someone’s life may be in danger, call 999 now."


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "ask",
        help="answer questions here and be told where to go",
        description="Answer some questions and be told where to go, how soon and why. Nothing is kept.",
        epilog="b goes back, ? tells why we ask, q stops, x clears the screen and leaves.",
    )
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    terminal = Terminal()
    try:
        return Assessment(terminal, open_knowledge()).run()
    except LeaveError:
        terminal.clear()  # and not a word on what was here
        return FAILED
    except QuitError:
        terminal.line("Stopped before the end, so there is no advice. Nothing was kept.")
    except KeyboardInterrupt:
        print()
        terminal.line("Stopped. Nothing was kept.")
        terminal.line(f"{EMERGENCY} If you are unsure what to do, call 111.")
        return STOPPED
    terminal.line(f"{EMERGENCY} If you are unsure what to do, call 111.")
    return FAILED


class Assessment:
    """One person's way through the pages. ``place`` is the page gone back to; None while going on."""

    def __init__(self, terminal: Terminal, knowledge: Knowledge) -> None:
        self.terminal = terminal
        self.knowledge = knowledge
        self.answers: dict[str, Any] = {}
        self.place: int | None = None

    def run(self) -> int:
        self.terminal.line("Ask A&E: where to go, how soon and why", BOLD)
        self.terminal.line(EMERGENCY)
        self.terminal.line(
            f"At any question: b goes back, ? tells why we ask, q stops, {LEAVE}.", DIM
        )
        while True:
            refuse_withdrawn(self.answers.get("complaint", ()))
            passed, page = self._now()
            try:
                if page is None:
                    outcome = advise(self.knowledge, self.answers)
                    now = datetime.now(UTC)
                    where = where_now(self.knowledge, outcome.disposition, self.answers, now)
                    show_outcome(self.terminal, outcome, where, now)
                    self._finish()
                    return 0
                self._take(self._ask(page))
            except BackError:
                self._back(len(passed))

    def _now(self) -> tuple[tuple[Page, ...], Page | None]:
        """The pages passed and the one to show: the next one, or the one gone back to."""
        done = journey(self.knowledge, self.answers)
        if self.place is not None and self.place < len(done.passed):
            return done.passed, done.passed[self.place]
        self.place = None
        return done.passed, done.page

    def _back(self, passed: int) -> None:
        now = passed if self.place is None else self.place
        if now == 0:
            self.terminal.line("This is the first question.")
        self.place = max(0, now - 1)

    def _ask(self, page: Page) -> dict[str, Any]:
        terminal = self.terminal
        print()
        chosen = [self.knowledge.complaints[id] for id in self.answers.get("complaint", ())]
        leave = f" ({LEAVE})" if any(complaint.sensitive for complaint in chosen) else ""
        terminal.line(f"Page {page.number}{leave}", DIM)
        terminal.line(page.title, BOLD)
        if page.kind in ("checklist", "dangers"):
            self._show_ticked(page)
            return ask_checklist(terminal, page, self._read)
        if page.kind == "complaint":
            (question,) = page.questions
            return {question.finding: ask_complaints(terminal, self.knowledge, question)}
        return ask_in_turn(terminal, page.questions, self._read, self._spared, page.title)

    def _spared(self, ask: Ask, on_page: dict[str, Any]) -> bool:
        """Whether an answer on this page, or before it, makes the question needless."""
        others = {id: value for id, value in self.answers.items() if id != ask.finding}
        return not applies(self.knowledge, ask.finding, others | on_page)

    def _show_ticked(self, page: Page) -> None:
        given = [ask for ask in page.questions if ask.answer is not None]
        ticked = [str(n) for n, ask in enumerate(page.questions, 1) if ask.answer == "yes"]
        if given:
            self.terminal.line(f"Your answer now: {' '.join(ticked) or '0'}", DIM)

    def _read(self, finding: str, typed: Any) -> Any:
        return read_answer(self.knowledge, self.answers, finding, typed)

    def _take(self, new: dict[str, Any]) -> None:
        changed = self.place is not None
        self.place = None
        if changed and lowers_emergency(self.knowledge, self.answers, self.answers | new):
            self.terminal.line("With this change the advice would be less urgent than before.")
            if not self.terminal.read("Is the new answer right? y or n").casefold().startswith("y"):
                self.terminal.line("The answer before stays.")
                return
        self.answers |= new

    def _show_summary(self) -> None:
        """Without what is told only on the person's word: others may be looking."""
        made = hand_over(self.knowledge, self.answers, datetime.now(UTC))
        print()
        for line in sbar.write(made.summary).splitlines():
            self.terminal.line(line)

    def _finish(self) -> None:
        if not self.terminal.by_person:
            return
        prompt = "\nEnter to finish, s for a summary for staff, b to change an answer, x to clear the screen"
        try:
            while self.terminal.read(prompt).casefold() in ("s", "summary"):
                self._show_summary()
        except LeaveError:
            self.terminal.clear()
        except QuitError:
            return
