"""The n-th page of a journey: shown as the replay of the answers gives it, taken with kind errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from askae.triage import Journey, journey, lowers_emergency
from askae.triage.knowledge import Knowledge
from askae.triage.outcome import settled
from askae.triage.page_builder import Outline, build_page
from askae.triage.pages import Page

from .. import fields, forms
from ..progress import how_far
from ..state import Asked, Refused, mark
from ..visits import Visit
from . import find
from .common import Goto, Result, alarm, journey_page, typed_words
from .stopped import complaint_stopped

GUARDED = ("age", "complaint")
"""Kinds of finding whose correction is confirmed where it takes an emergency back; so is what describes the person."""


def current_place(now: Journey) -> str:
    """Where an unfinished journey goes on; the answers, or the outcome at once in an emergency."""
    if now.next is not None:
        return f"{len(now.outlines) + 1}/"
    return (
        "outcome/"
        if settled(now.knowledge, now.answers).disposition().level == "emergency"
        else "answers/"
    )


def page_number(now: Journey, number: int) -> Page | None:
    if number <= len(now.outlines):
        return now.passed[number - 1]
    return now.page if number == len(now.outlines) + 1 else None


@dataclass(frozen=True)
class QuestionPage:
    number: int
    change: bool = False
    """Reached by "Change": go back to the answers afterwards."""

    def show(self, visit: Visit) -> Result:
        now = journey(visit.knowledge, visit.state.answers)
        page = page_number(now, self.number) if self.number else None
        if page is None:
            return Goto(current_place(now))
        if page.kind == "complaint":
            return find.show(visit, page, self.place)
        if stopped := complaint_stopped(visit):
            return stopped
        if refused := visit.state.refused_at(self.number):
            return self._page_again(visit, page, refused)
        opened = self._opened(visit, page)
        typed = fields.answers_of(page)
        if opened is None and page.kind in forms.CHECKLISTS and visit.state.draft:
            typed[forms.TICK] = list(visit.state.draft)  # back from what is not sure
        return self._page(visit, page, typed, forms.Reading(), opened)

    def _page_again(self, visit: Visit, page: Page, refused: Refused) -> Result:
        data = forms.Data(refused.typed)
        opened = None if forms.TICK in data else self._opened(visit, page)
        reading = forms.read_page(visit.knowledge, visit.state.answers, page, data, opened)
        return self._page(visit, page, reading.typed, reading, opened)

    @property
    def place(self) -> str:
        return f"{self.number}/change/" if self.change else f"{self.number}/"

    def _opened(self, visit: Visit, page: Page) -> Mapping[str, Any] | None:
        """The lines ticked on this checklist, where it is now asked which others are not sure."""
        return visit.state.draft if visit.state.opened == mark(page.id) else None

    def _page(
        self,
        visit: Visit,
        page: Page,
        typed: Mapping[str, Any],
        reading: forms.Reading,
        opened: Mapping[str, Any] | None,
    ) -> Result:
        errors = reading.errors
        same_for_all = not typed and not errors
        progress = "" if self.change else how_far(visit.knowledge, visit.state.answers, self.number)
        follows = forms.follow_ups(visit.knowledge, visit.state.answers, page)
        if same_for_all and opened is None:
            findings = tuple(ask.finding for ask in page.questions)
            visit.state = visit.state.changed(asked=Asked(self.number, page.kind, findings))
        return journey_page(
            visit,
            "ask/question.jinja",
            lambda: {
                "page": page,
                "place": self.place,
                "back": "answers/"
                if self.change
                else f"{self.number - 1}/"
                if self.number > 1
                else "",
                "opened": opened is not None,
                "ticked": [a.item or a.text for a in page.questions if a.finding in (opened or {})],
                "fields": fields.fields(page, typed, errors, opened, follows),
                "errors": errors,
                "progress": progress,
                "alarm": alarm(visit) if page.kind == "dangers" else None,
            },
            key=(page, self.change, tuple(follows), progress)
            if same_for_all and opened is None and not visit.state.words
            else None,
        )

    def take(self, visit: Visit) -> Result:
        return self._take_quickly(visit) or self._take(visit)

    def _take_quickly(self, visit: Visit) -> Goto | None:
        """The page that was just shown, answered without trouble: on to the next number, without a replay.

        Where there is no such page, it leads on to where the journey goes. None where more must be looked at: an
        error, a change, lines to open, a danger.
        """
        asked = visit.state.asked
        if not asked or asked.number != self.number or self.change or visit.state.corrected:
            return None
        answers = visit.state.answers
        page = build_page(
            visit.knowledge, Outline(asked.kind, (), asked.findings), answers, asked.number
        )
        reading = forms.read_page(visit.knowledge, answers, page, visit.request.POST, opened=None)
        danger = page.kind == "dangers" and "yes" in reading.answers.values()
        if reading.errors or reading.open_lines or danger:
            return None
        visit.state = visit.state.answered(reading.answers)
        return Goto(f"{self.number + 1}/")

    def _take(self, visit: Visit) -> Result:
        if self.number == 1 and "words" in visit.request.POST:
            visit.state = visit.state.changed(words=typed_words(visit))
        before = visit.state.answers
        now = journey(visit.knowledge, before)
        page = page_number(now, self.number) if self.number else None
        if page is None:
            return Goto(current_place(now))
        if page.kind == "complaint":
            taken = find.take(visit, page, self.place)
            if not isinstance(taken, dict):
                return taken
            return self._accept(visit, now, taken)
        data = visit.request.POST
        if data.get("do") == forms.TO_LIST:
            visit.state = visit.state.changed(opened="", refused=None)
            return Goto(self.place)
        opened = None if forms.TICK in data else self._opened(visit, page)
        reading = forms.read_page(visit.knowledge, before, page, data, opened)
        if reading.errors:
            refused = Refused(self.number, forms.as_posted(page, data))
            visit.state = visit.state.changed(refused=refused)
            return Goto(self.place)
        if reading.open_lines:
            visit.state = visit.state.changed(
                opened=mark(page.id), draft=reading.answers, refused=None
            )
            return Goto(self.place)
        return self._accept(visit, now, reading.answers)

    def _accept(self, visit: Visit, now: Journey, new: dict[str, Any]) -> Result:
        before = visit.state.answers
        after = {**before, **new}
        if must_confirm(visit.knowledge, before, after, new):
            visit.state = visit.state.answered({}).changed(proposed=new)
            return Goto("confirm/")
        gone_back = self.number <= len(now.outlines)
        visit.state = visit.state.answered(new)
        if gone_back:
            visit.state = visit.state.changed(corrected=True)
        now = journey(visit.knowledge, after)
        if gone_back and not self.change and self.number < len(now.outlines):
            return Goto(f"{self.number + 1}/")  # page by page, as they came
        return Goto(current_place(now))


def must_confirm(
    knowledge: Knowledge,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    new: Mapping[str, Any],
) -> bool:
    """Whether this corrects who it is about, or what the problem is, and takes back an emergency."""
    corrected = any(
        id in before
        and before[id] != value
        and (knowledge.findings[id].person or knowledge.findings[id].kind in GUARDED)
        for id, value in new.items()
    )
    return corrected and lowers_emergency(knowledge, before, after)
