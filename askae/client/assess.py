"""A whole assessment, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .client import Client
from .errors import AnswersRefusedError
from .shapes import Answer, Answers, Finished, Near, NextPage, Outcome, Page, Refused

Ask: TypeAlias = Callable[[Page, tuple[Refused, ...]], Answers]
"""Shows a page and gives its answers. The second argument is empty, or tells what was refused the last time."""


@dataclass(frozen=True, slots=True)
class Assessment:
    answers: dict[str, Answer]
    """All of them, as `Client.handover` wants them."""
    outcome: Outcome


def assess(
    client: Client, ask: Ask, answers: Answers | None = None, near: Near | None = None
) -> Assessment:
    """Ask page by page until there is an outcome. `answers` are those already confirmed.

    Refused answers are asked for again. Raises AnswersRefusedError where `ask` gives the same refused answers twice
    or `answers` are refused, ValueError where it says nothing new about a page, and what `Client.step` raises.
    To stop earlier, let `ask` raise.
    """
    taken = dict(answers or {})
    told = client.step(taken, near=near)
    while isinstance(told, NextPage):
        given, told = _answered(client, told.page, ask, taken, near)
        taken |= given
    return Assessment(taken, told.outcome)


def _answered(
    client: Client, page: Page, ask: Ask, taken: Answers, near: Near | None
) -> tuple[Answers, NextPage | Finished]:
    """Answers of one page that the server takes, and what it tells then."""
    given: Answers = {}
    refused: tuple[Refused, ...] = ()
    while True:
        before, given = given, dict(ask(page, refused))
        answers = {**taken, **given}
        if answers == taken:
            raise ValueError(f"Nothing new was answered on the page {page.id}.")
        try:
            return given, client.step(answers, near=near)
        except AnswersRefusedError as error:
            if given == before:
                raise
            refused = error.errors
