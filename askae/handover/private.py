"""What of an assessment may be told to somebody else, and what is left out.

A paper is seen by whoever stands beside the person: a parent, a partner, the next in the queue. So what is marked
``ask`` is told only where the person says so, with everything that a complaint marked as sensitive is about; what is
marked ``never`` hints at harm by others, and staff ask it in private. A reason goes with the answers it rests on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from askae.triage import Knowledge, Outcome, applies
from askae.triage.expressions import findings_in
from askae.triage.journey import with_speaker
from askae.triage.knowledge import Rule
from askae.triage.values import Answers

PERSON = ("who", "age", "age_exact", "sex", "pregnancy", "pregnancy_weeks", "with_them")
"""Told in one line or not at all, not as findings."""
_HARM = re.compile(
    r"inflict|abus|assault|maltreat|neglect|safeguard|violen|homicid|smother|non-accidental|harm\w* (?:by|to) others",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """What may be told of one assessment."""

    complaints: tuple[str, ...]
    answers: Mapping[str, Any]
    """Finding -> answer, without the complaint; what does not apply any more is not among them."""
    rules: tuple[Rule, ...]
    """Deciding rules whose reason may be told."""
    service: bool
    """Whether it may be told where the person was sent: not where only what is left out decided that."""
    kept_private: bool
    """Whether there are answers that the person may add or leave out."""


def told(knowledge: Knowledge, answers: Answers, outcome: Outcome, private: bool) -> Told:
    """``private``: the person wants the private answers told too."""
    answers = with_speaker(answers)
    complaints = tuple(
        id for id in outcome.complaints if private or not knowledge.complaints[id].sensitive
    )
    open_to = {
        id for id in answers if id != "complaint" and _may_tell(knowledge, complaints, id, private)
    }
    deciding = [rule for rule in knowledge.rules if rule.id in outcome.rules]
    rules = tuple(
        rule
        for rule in deciding
        if rule.complaint in (None, *complaints)
        and all(_word(knowledge, id, private) for id in findings_in(rule.when))
    )
    return Told(
        complaints=complaints,
        answers={
            id: answers[id]
            for id in knowledge.findings
            if id in open_to and applies(knowledge, id, answers)
        },
        rules=rules,
        service=bool(rules) or not deciding,
        kept_private=_has_private(knowledge, answers, outcome),
    )


def _may_tell(
    knowledge: Knowledge, complaints: tuple[str, ...], finding: str, private: bool
) -> bool:
    """Also only what was asked of everybody, or for a complaint that is told."""
    asked = set(PERSON).union(*(knowledge.asked_by[id] for id in complaints))
    at_start = {id for question in knowledge.start for id in knowledge.questions[question].asks}
    return finding in asked | at_start and _word(knowledge, finding, private)


def _word(knowledge: Knowledge, finding: str, private: bool) -> bool:
    handover = knowledge.findings[finding].handover
    return not handover or (private and handover == "ask")


def may_cite(knowledge: Knowledge, rule: Rule) -> bool:
    """Whether the titles of a rule's sources may be read by whoever holds the screen.

    "Child maltreatment" as the source of "babies need a check" would tell the suspicion that its reason leaves out.
    """
    documents = (knowledge.sources.get(cited.split()[0], {}) for cited in rule.source)
    texts = (rule.hazard, *rule.source, *(source.get("title", "") for source in documents))
    return not any(_HARM.search(text) for text in texts) and not any(
        knowledge.findings[id].handover == "never" for id in findings_in(rule.when)
    )


def _has_private(knowledge: Knowledge, answers: Answers, outcome: Outcome) -> bool:
    return any(knowledge.complaints[id].sensitive for id in outcome.complaints) or any(
        knowledge.findings[id].handover == "ask" for id in answers
    )
