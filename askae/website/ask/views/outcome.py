"""Where to go, how soon, and why."""

from __future__ import annotations

from django.utils import timezone

from askae.triage import UnfinishedError, advise, journey

from .. import running
from ..advice import advice
from ..visits import Visit
from .common import Goto, Result, journey_page
from .question import current_place
from .stopped import complaint_stopped


class OutcomePage:
    def show(self, visit: Visit) -> Result:
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
        service = knowledge.dispositions[outcome.disposition].service
        now = timezone.now()
        names = [knowledge.complaints[id].name for id in outcome.complaints]
        return journey_page(
            visit,
            "ask/outcome.jinja",
            lambda: {
                "advice": advice(outcome, service, now),
                "where": running.where(service, now),
                "back": "answers/",
                "names": names,
            },
        )

    def take(self, visit: Visit) -> Result:
        return Goto("outcome/")
