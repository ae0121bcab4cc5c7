"""A whole assessment, page by page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from .client import Client
from .errors import AnswersRefusedError
from .shapes import Answer, Answers, Finished, Near, Outcome, Page, Refused

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
    while not isinstance(told, Finished):
        given: Answers = {}
        refused: tuple[Refused, ...] = ()
        while True:
            before, given = given, dict(ask(told.page, refused))
            if taken | given == taken:
                raise ValueError(f"Nothing new was answered on the page {told.page.id}.")
            try:
                told = client.step(taken | given, near=near)
                break
            except AnswersRefusedError as error:
                if given == before:
                    raise
                refused = error.errors
        taken |= given
    return Assessment(taken, told.outcome)
