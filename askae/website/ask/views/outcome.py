"""Where to go, how soon, and why."""

from __future__ import annotations

from django.utils import timezone
from markupsafe import Markup

from askae.places import Position, PositionError, need_of
from askae.places.map import LETTERS, dots_of, draw
from askae.triage import UnfinishedError, advise, journey

from .. import running
from ..advice import advice
from ..rendering import clean
from ..visits import Visit
from .common import Goto, Result, journey_page
from .question import current_place
from .stopped import complaint_stopped

LONGEST_NEAR = 12
NEAR = "near"
"""The box for a postcode district. It is posted, used for this one page and forgotten."""


class OutcomePage:
    def show(self, visit: Visit) -> Result:
        return self._page(visit, None, "", "")

    def take(self, visit: Visit) -> Result:
        typed = visit.request.POST.get(NEAR, "").strip()[:LONGEST_NEAR]
        if not typed:
            return Goto("outcome/")
        try:
            return self._page(visit, running.near(typed), typed, "")
        except PositionError as problem:
            return self._page(visit, None, typed, str(problem))

    def _page(self, visit: Visit, near: Position | None, typed: str, problem: str) -> Result:
        knowledge, answers = visit.knowledge, visit.state.answers
        try:
            outcome = advise(knowledge, answers)
        except UnfinishedError:
            return Goto(current_place(journey(knowledge, answers)))
        if stopped := complaint_stopped(visit):
            return stopped
        if not visit.state.counted:
            running.count(outcome)
            visit.state = visit.state.changed(counted=True)
        need, now = need_of(knowledge, outcome.disposition, answers), timezone.now()
        where = running.where(need, now, near)
        listed = where.offers or where.otherwise
        names = [knowledge.complaints[id].name for id in outcome.complaints]
        return journey_page(
            visit,
            "ask/outcome.jinja",
            lambda: {
                "advice": advice(outcome, need.service, now, bool(where.open) if listed else None),
                "where": where,
                "now": now,
                "age": need.age,
                "district": running.some_district(),
                "typed": clean(typed),
                "map": Markup(draw(dots_of(where.offers), near) if near else ""),  # noqa: S704  our own
                "letters": LETTERS if near else "",
                "problem": problem,
                "back": "answers/",
                "names": names,
            },
        )
