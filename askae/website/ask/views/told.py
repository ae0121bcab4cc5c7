"""Changing what was confirmed in own words and no page has asked: its question, alone."""

from __future__ import annotations

from dataclasses import dataclass

from askae.triage import journey

from .. import fields, forms, summary
from ..state import Refused
from ..visits import Visit
from .common import Goto, Result, journey_page
from .question import must_confirm


@dataclass(frozen=True)
class ToldPage:
    number: int
    """Its place among all answers."""

    @property
    def _mark(self) -> int:
        """Told from the numbers of pages."""
        return -self.number

    def show(self, visit: Visit) -> Result:
        answers = visit.state.answers
        page = summary.told_pages(journey(visit.knowledge, answers)).get(self.number)
        if page is None:
            return Goto("answers/")
        reading = forms.Reading(typed=fields.answers_of(page))
        if refused := visit.state.refused_at(self._mark):
            data = forms.Data(refused.typed)
            reading = forms.read_page(visit.knowledge, answers, page, data, opened=None)
        return journey_page(
            visit,
            "ask/question.jinja",
            lambda: {
                "page": page,
                "place": f"told/{self.number}/",
                "back": "answers/",
                "fields": fields.fields(page, reading.typed, reading.errors, None, {}),
                "errors": reading.errors,
            },
        )

    def take(self, visit: Visit) -> Result:
        before = visit.state.answers
        page = summary.told_pages(journey(visit.knowledge, before)).get(self.number)
        if page is None:
            return Goto("answers/")
        data = visit.request.POST
        reading = forms.read_page(visit.knowledge, before, page, data, opened=None)
        if reading.errors:
            visit.state = visit.state.changed(
                refused=Refused(self._mark, forms.as_posted(page, data))
            )
            return Goto(f"told/{self.number}/")
        after = {**before, **reading.answers}
        if must_confirm(visit.knowledge, before, after, reading.answers):
            visit.state = visit.state.answered({}).changed(proposed=reading.answers)
            return Goto("confirm/")
        visit.state = visit.state.answered(reading.answers).changed(corrected=True)
        return Goto("answers/")
