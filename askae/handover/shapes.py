"""Pages and outcomes as plain JSON, the same for the terminal and the API. Keys are only ever added.

Ids of rules are left out: they can name a hazard, which is never shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.triage import Ask, Knowledge, Outcome, Page, applies
from askae.triage.expressions import findings_in
from askae.triage.knowledge import Complaint

from .summary import Summary

Json = dict[str, Any]
SHOWN_AS = {"red": "red_flags", "unsure": "not_known"}


def page_shape(knowledge: Knowledge, page: Page, answers: Mapping[str, Any]) -> Json:
    """A page to ask. A checklist is several ``yes_no`` questions on one page.

    A question that an answer already given spares (pregnancy, after "male") is left out.
    """
    on_page = frozenset(ask.finding for ask in page.questions)
    return {
        "id": page.id,
        "number": page.number,
        "kind": page.kind,
        "title": page.title,
        "why": page.why,
        "help": page.help,
        "questions": [
            question_shape(ask) | {"may_be_spared": _may_be_spared(knowledge, ask, on_page)}
            for ask in page.questions
            if applies(knowledge, ask.finding, answers)
        ],
    }


def _may_be_spared(knowledge: Knowledge, ask: Ask, on_page: frozenset[str]) -> bool:
    """Whether another answer on the page can make it needless."""
    when = knowledge.findings[ask.finding].applies
    return when is not None and bool(findings_in(when) & on_page)


def question_shape(ask: Ask) -> Json:
    return {
        "finding": ask.finding,
        "kind": ask.kind,
        "text": ask.text,
        "item": ask.item,
        "why": ask.why,
        "help": ask.help,
        "options": [{"value": o.value, "text": o.text, "help": o.help} for o in ask.options],
        "unit": ask.unit,
        "units": list(ask.units),
        "min": ask.min,
        "max": ask.max,
        "step": ask.step,
        "may_skip": ask.may_skip,
        "not_sure": ask.not_sure,
        "answer": ask.answer,
    }


def outcome_shape(outcome: Outcome) -> Json:
    """Where to go, how soon and why. ``advice`` and ``safety_net`` hold whole sentences, in the order to read them."""
    return {
        "level": outcome.level,
        "disposition": outcome.disposition,
        "title": outcome.title,
        "within_hours": outcome.within,
        "how": outcome.how,
        "out_of_hours": outcome.out_of_hours,
        "cant_get_there": outcome.cant_get_there,
        "transport": outcome.transport,
        "because": list(outcome.because),
        "reasons": list(outcome.reasons),
        "advice": list(advice_lines(outcome)),
        "first_aid": list(outcome.first_aid),
        "do": list(outcome.do),
        "dont": list(outcome.dont),
        "bring": list(outcome.bring),
        "look_again": list(outcome.look_again),
        "safety_net": list(safety_net_lines(outcome)),
        "dangers": list(outcome.dangers),
        "also": list(outcome.also),
        "complaints": list(outcome.complaints),
        "pages_asked": outcome.pages_asked,
        "version": outcome.version,
        "review": outcome.review,
    }


def advice_lines(outcome: Outcome) -> Iterator[str]:
    """All that there is to do, as sentences."""
    yield from (line for line in (outcome.how, outcome.transport) if line)
    yield from outcome.first_aid
    yield from outcome.do
    yield from outcome.dont
    yield from (f"Take along: {line}" for line in outcome.bring)
    yield from outcome.look_again


def safety_net_lines(outcome: Outcome) -> Iterator[str]:
    """What would change the advice, worst first, then the immediate dangers."""
    for group in outcome.safety_net:
        yield from (f"{group.get} if {change}" for change in group.changes)
    yield from (f"Call 999 for this: {danger}" for danger in outcome.dangers)


def complaint_shape(complaint: Complaint) -> Json:
    return {
        "id": complaint.id,
        "name": complaint.name,
        "means": complaint.means,
        "group": complaint.group,
        "body": list(complaint.body),
        "sensitive": complaint.sensitive,
    }


def complaints_shape(knowledge: Knowledge) -> list[Json]:
    """Every complaint, A to Z."""
    ordered = sorted(knowledge.complaints.values(), key=lambda complaint: complaint.name.casefold())
    return [complaint_shape(complaint) for complaint in ordered]


def knowledge_shape(knowledge: Knowledge) -> Json:
    return {
        "title": knowledge.title,
        "version": knowledge.version,
        "review": knowledge.review,
        "complaints": len(knowledge.complaints),
        "max_pages": knowledge.max_pages,
    }


def summary_shape(summary: Summary) -> Json:
    """The summary for staff; ``more`` counts what a text had to leave out to be short."""
    return {
        "complaints": list(summary.complaints),
        "person": summary.person,
        "background": list(summary.background),
        "red_flags": list(summary.red),
        "present": list(summary.present),
        "details": list(summary.details),
        "not_known": list(summary.unsure),
        "absent": list(summary.absent),
        "advice": summary.advice,
        "why": list(summary.why),
        "made": summary.made,
        "version": summary.version,
        "review": summary.review,
        "more": {SHOWN_AS.get(name, name): count for name, count in summary.more.items()},
    }
