"""A complaint as a PlanDefinition: its rules and the general ones, the most urgent first.

Each rule is an action: when it holds, the advice with its level and time, the reason that people are shown, and the
documents it rests on. The one action to take is the first that holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from askae.readable.complaint import RuleInWords, cited, readable
from askae.readable.expression_text import text
from askae.triage import Knowledge
from askae.triage.expressions import TRUE
from askae.triage.knowledge import Disposition

from .canonical import APPLIES, LANGUAGE, canonical, head, licences
from .codes import UCUM, codings
from .questionnaire import applicability

Json = dict[str, Any]

DISPOSITION, LEVEL = "urn:askae:disposition", "urn:askae:level"
PRIORITIES = {"emergency": "stat", "urgent": "urgent", "routine": "routine"}
_TYPES = "http://terminology.hl7.org/CodeSystem/plan-definition-type"
USAGE = (
    "Of the actions whose condition holds, the first is the advice. The conditions are in our own language of "
    f"expressions ({LANGUAGE}), over the findings that the Questionnaire asks. They are three-valued: what is not "
    "known is neither true nor false. A question that does not apply has its least worrying answer, and a reading "
    "that was skipped is normal. “Don't know” counts as the worse answer in an emergency rule, and where care at "
    "home would have to be earned; else as the least worrying one. An emergency that rests on that alone is to "
    "speak to a nurse or doctor now, except for the immediate dangers. The program itself decides all of this: "
    "do not build a second one on this text."
)


def plan_definition(knowledge: Knowledge, complaint: str) -> Json:
    """Raises KeyError for an unknown complaint."""
    known = knowledge.complaints[complaint]
    told = readable(knowledge, complaint)
    rules = [*chain(*told.own.values(), *told.general.values())]
    rules.sort(key=lambda one: -knowledge.dispositions[one.rule.then].rank)
    found = head(knowledge, "PlanDefinition", known)
    if known.applies != TRUE:
        who = applicability(knowledge, known.applies, told.reader)
        found["extension"] = [{"url": APPLIES, "valueExpression": who}]
    asks = {
        "type": "depends-on",
        "display": "The questions",
        "resource": canonical(knowledge, "Questionnaire", complaint),
    }
    return found | {
        "copyright": licences(complaint),
        "type": {"coding": [{"system": _TYPES, "code": "eca-rule", "display": "ECA Rule"}]},
        "usage": USAGE,
        "topic": [
            {"text": known.name, **({"coding": coded} if (coded := codings(complaint)) else {})}
        ],
        "relatedArtifact": [asks, *({"type": "citation", "citation": s} for s in told.sources)],
        "action": [
            {
                "title": "Where to go, and how soon",
                "selectionBehavior": "exactly-one",
                "action": [_action(knowledge, one) for one in rules],
            }
        ],
    }


def _action(knowledge: Knowledge, one: RuleInWords) -> Json:
    advice = knowledge.dispositions[one.rule.then]
    found: Json = {
        "title": advice.title,
        "description": f"When {'; and '.join(one.when)}.",
        "textEquivalent": advice.how,
        "code": [
            {
                "coding": [
                    {"system": DISPOSITION, "code": advice.id, "display": advice.title},
                    {"system": LEVEL, "code": advice.level},
                ],
                "text": advice.title,
            }
        ],
        **_time(advice),
        "documentation": [*_documentation(knowledge, one)],
    }
    if one.reason:
        found["reason"] = [{"text": one.reason}]
    if one.rule.when != TRUE:
        told = {"description": "; and ".join(one.when), "language": LANGUAGE}
        expression = told | {"expression": text(one.rule.when)}
        found["condition"] = [{"kind": "applicability", "expression": expression}]
    return found


def _time(advice: Disposition) -> Json:
    """None for self-care, where nobody needs to be seen."""
    if advice.level not in PRIORITIES:
        return {}
    most = {"comparator": "<="} if advice.within else {}
    time = {"value": advice.within, **most, "unit": "hours", "system": UCUM, "code": "h"}
    return {"priority": PRIORITIES[advice.level], "timingDuration": time}


def _documentation(knowledge: Knowledge, one: RuleInWords) -> Iterator[Json]:
    for citation in one.rule.source:
        source = knowledge.sources.get(citation.split()[0], {})
        if not source:
            yield {"type": "documentation", "display": "The source is not verified yet"}
            continue
        link = {"url": source["url"]} if source.get("url") else {}
        yield {"type": "citation", "citation": cited(knowledge, citation), **link}
