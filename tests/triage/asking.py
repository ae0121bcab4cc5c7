"""One complaint, asked finding by finding; every answer checked against the slow reference."""

from typing import Any

from askae.triage import advise, journey
from askae.triage.expressions import And
from askae.triage.knowledge import Knowledge
from askae.triage.reference import bounds

from .bases import (
    base,
    complaint,
    defaults,
    question,
    rule,
    yes,
    yes_no,
)

ADULT = {"who": "me", "age": "16-49 years", "danger": "no", "complaint": ["c"]}


def one(
    findings: list[Any], *rules: Any, ask: Any = None, default: str = "gp_routine", **more: Any
) -> Knowledge:
    """A base with one complaint that asks each finding on its own, or as ``ask`` says."""
    questions = ask or [question(f"q_{f.id}", f, alone=True) for f in findings]
    made = [*rules, *defaults("c", default, more.pop("self_care_when", None))]
    own = complaint("c", *[q.id for q in questions], **more.pop("complaint", {}))
    return base(findings, questions, made, [own], **more)


def told(knowledge: Knowledge, **answers: Any) -> str:
    """The advice; the slow reference must say the same."""
    outcome = advise(knowledge, ADULT | answers)
    lower, upper = bounds(knowledge, ADULT | answers)
    if outcome.pages_asked < knowledge.max_pages:
        assert lower == upper == knowledge.dispositions[outcome.disposition].rank
    return outcome.disposition


def asked(knowledge: Knowledge, **answers: Any) -> list[str]:
    """The findings on the next page."""
    page = journey(knowledge, ADULT | answers).page
    return [ask.finding for ask in page.questions] if page else []


rash, stiff, hot = yes_no("rash"), yes_no("stiff"), yes_no("hot")
emergency = rule("emergency", And((yes("rash"), yes("stiff"))), "call_999", "c")
