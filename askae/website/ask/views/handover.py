"""The summary for staff: on the screen, as a QR code, on paper, as a PDF. Made at the request and kept nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from markupsafe import Markup

from askae.handover import qr, sbar
from askae.handover.summary import Handover, hand_over
from askae.triage import UnfinishedError, journey

from .. import pdf
from ..rendering import templates
from ..visits import Visit
from .common import Goto, Result, journey_page
from .question import current_place
from .stopped import complaint_stopped

PDFS = {"pdf": False, "pdf_large": True}
"""What a button sends -> whether the PDF is in large print."""


class HandoverPage:
    def show(self, visit: Visit) -> Result:
        return self._page(visit, private=False)

    def take(self, visit: Visit) -> Result:
        """A choice is never kept: whoever opens the page again sees it without private answers."""
        posted = visit.request.POST
        return self._page(visit, posted.get("private") == "yes", posted.get("do", ""))

    def _page(self, visit: Visit, private: bool, wanted: str = "") -> Result:
        knowledge, answers = visit.knowledge, visit.state.answers
        try:
            made = hand_over(knowledge, answers, timezone.now(), private)
        except UnfinishedError:
            return Goto(current_place(journey(knowledge, answers)))
        if stopped := complaint_stopped(visit):
            return stopped
        if wanted in PDFS:
            try:
                return _pdf(made, large=PDFS[wanted])
            except pdf.NoPdfError:
                return journey_page(visit, "ask/no_pdf.jinja", lambda: {"back": "handover/"})
        return journey_page(
            visit,
            "ask/handover.jinja",
            lambda: {
                **about(made),
                "back": "outcome/",
                "private": private,
                "kept_private": made.told.kept_private,
                "may_make_pdf": pdf.may_make(),
            },
        )


def about(made: Handover) -> dict[str, Any]:
    """What its templates need."""
    text = sbar.write(sbar.short(made.summary))
    return {
        "summary": made.summary,
        "level": made.outcome.level,
        "text": text,
        "qr": Markup(qr.svg(text)),  # noqa: S704  drawn by us, from squares
        "note": sbar.NOTE,
    }


def _pdf(made: Handover, large: bool) -> HttpResponse:
    response = HttpResponse(pdf.make(_pages(made, large)), content_type="application/pdf")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = 'attachment; filename="summary.pdf"'
    return response


def _pages(made: Handover, large: bool) -> Iterator[str]:
    """Shorter and shorter, for a page that must fit on one sheet."""
    template = templates().get_template("ask/handover_pdf.jinja")
    context = about(made) | {"large": large}
    if not large:
        yield template.render(context)
    yield template.render(context | {"few_only": True})
    for limit in (2000, 1200, sbar.LIMIT):
        shorter = sbar.short(made.summary, limit)
        yield template.render(context | {"summary": shorter, "few_only": True})
