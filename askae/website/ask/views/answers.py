"""Check your answers, confirm a correction, add a problem, clear everything."""

from __future__ import annotations

from django.http import HttpResponseRedirect

from askae.triage import Journey, journey
from askae.triage.pages import Ask
from askae.website.embedding import root_of

from .. import summary
from ..visits import Visit, forget
from .common import Goto, Result, chosen, journey_page
from .question import current_place
from .stopped import complaint_place


class Answers:
    """Everything said so far, each with its way to change it."""

    def show(self, visit: Visit) -> Result:
        now = journey(visit.knowledge, visit.state.answers)
        if not now.outlines:
            return Goto("1/")
        finished = now.next is None
        return journey_page(
            visit,
            "ask/answers.jinja",
            lambda: {
                "rows": summary.rows(now.passed),
                "told": summary.told_rows(now),
                "back": f"{len(now.outlines)}/",
                "finished": finished,
                "may_add": bool(chosen(visit)),
                "onwards": "outcome/" if finished else current_place(now),
            },
        )

    def take(self, visit: Visit) -> Result:
        return Goto("outcome/")


class Confirm:
    """A correction of age, sex or problem that takes an emergency back is asked about first."""

    def show(self, visit: Visit) -> Result:
        proposed, answers = visit.state.proposed, visit.state.answers
        if not proposed:
            return Goto(current_place(journey(visit.knowledge, answers)))
        before = _asks(journey(visit.knowledge, answers))
        after = _asks(journey(visit.knowledge, {**answers, **proposed}))
        changes = [
            {
                "asked": before[id].text,
                "before": summary.said(before[id]),
                "after": summary.said(after[id]),
            }
            for id, value in proposed.items()
            if id in before and id in after and answers.get(id) != value
        ]
        return journey_page(visit, "ask/confirm.jinja", lambda: {"changes": changes})

    def take(self, visit: Visit) -> Result:
        if visit.request.POST.get("do") == "yes":
            visit.state = visit.state.answered(dict(visit.state.proposed))
        else:
            visit.state = visit.state.answered({})
        return Goto(current_place(journey(visit.knowledge, visit.state.answers)))


def _asks(now: Journey) -> dict[str, Ask]:
    pages = (*now.passed, *summary.told_pages(now).values())
    asks = (ask for page in pages for ask in page.questions)
    return {ask.finding: ask for ask in asks if ask.answer is not None}


class Add:
    """Add another problem: back to where problems are found, with those chosen kept."""

    def show(self, visit: Visit) -> Result:
        return self.take(visit)

    def take(self, visit: Visit) -> Result:
        return Goto(complaint_place(journey(visit.knowledge, visit.state.answers)))


class Clear:
    """For shared devices: the answers leave the browser."""

    def show(self, visit: Visit) -> Result:
        return Goto("answers/")

    def take(self, visit: Visit) -> Result:
        again = visit.request.POST.get("do") == "again"
        response = HttpResponseRedirect(
            root_of(visit.request) + ("" if again else "cleared/"), status=303
        )
        forget(response, visit.journey)
        return response
