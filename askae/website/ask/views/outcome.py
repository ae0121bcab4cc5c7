"""Where to go, how soon, and why."""

from __future__ import annotations

from django.utils import timezone
from markupsafe import Markup

from askae.handover.summary import hand_over
from askae.places import Position, PositionError, need_of, rounded
from askae.places.map import LETTERS, dots_of, draw
from askae.triage import UnfinishedError, advise, journey
from askae.website.middleware import permissions

from .. import running
from ..advice import advice, folded
from ..rendering import clean
from ..visits import Visit
from .common import Goto, Result, journey_page
from .handover import about
from .question import current_place
from .stopped import complaint_stopped

LONGEST_NEAR, LONGEST_HERE = 12, 40
NEAR, HERE = "near", "here"
"""A postcode district, and a position from the browser. They are posted, used for this one page and forgotten."""
FOR_STAFF = ("emergency", "urgent")
"""Levels at which a printed page also has the summary for staff."""


class OutcomePage:
    def show(self, visit: Visit) -> Result:
        return self._page(visit, None, "", "")

    def take(self, visit: Visit) -> Result:
        posted = visit.request.POST
        here = posted.get(HERE, "").strip()[:LONGEST_HERE]
        typed = "" if here else posted.get(NEAR, "").strip()[:LONGEST_NEAR]
        if not (here or typed):
            return Goto("outcome/")
        try:
            return self._page(visit, rounded(here) if here else running.near(typed), typed, "")
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
        may_locate = any(offer.place.position for offer in where.offers)
        names = [knowledge.complaints[id].name for id in outcome.complaints]
        response = journey_page(
            visit,
            "ask/outcome.jinja",
            lambda: {
                "advice": advice(outcome, need.service, now, bool(where.open) if listed else None),
                "folded": folded,
                "where": where,
                "now": now,
                "age": need.age,
                "district": running.some_district(),
                "typed": clean(typed),
                "near": near is not None,
                "may_locate": may_locate,
                "map": Markup(draw(dots_of(where.offers), near) if near else ""),  # noqa: S704  our own
                "letters": LETTERS if near else "",
                "staff": about(hand_over(knowledge, answers, now, outcome=outcome))
                if outcome.level in FOR_STAFF
                else None,
                "problem": problem,
                "back": "answers/",
                "names": names,
            },
        )
        if may_locate:
            response.headers["Permissions-Policy"] = permissions("geolocation")
        return response
