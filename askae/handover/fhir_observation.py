"""Answers as FHIR: an Observation for each statement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from askae.fhir.answers import ABSENT, quantity
from askae.fhir.codes import reading_codings
from askae.triage import Knowledge, wording
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE, SKIPPED

from .summary import Handover, Statement, staff_words

Json = dict[str, Any]

_KINDS = "http://terminology.hl7.org/CodeSystem/observation-category"


def observation(
    knowledge: Knowledge, handover: Handover, statement: Statement, patient: str, made: str
) -> Json:
    finding = knowledge.findings[statement.finding]
    value = handover.told.answers[statement.finding]
    kind = "vital-signs" if reading_codings(finding.id) else "survey"
    found: Json = {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _KINDS, "code": kind}]}],
        "code": _code(finding, handover.told.answers),
        "subject": {"reference": patient},
        "effectiveDateTime": made,
        **_value(finding, value, handover.told.answers),
    }
    if statement.status == "red":
        found["interpretation"] = [{"text": "Red flag"}]
    return found


def _code(finding: Finding, answers: Mapping[str, Any]) -> Json:
    text = staff_words(finding, wording.reader(answers))
    coded = reading_codings(finding.id)
    return {"text": text, **({"coding": coded} if coded else {})}


def _value(finding: Finding, value: Any, answers: Mapping[str, Any]) -> Json:
    if value in (NOT_SURE, SKIPPED):
        code = "asked-unknown" if value == NOT_SURE else "not-performed"
        return {"dataAbsentReason": {"coding": [{"system": ABSENT, "code": code}]}}
    if finding.kind == "yes_no":
        return {"valueBoolean": value == "yes"}
    if finding.kind == "number":
        return {"valueQuantity": quantity(finding, value)}
    return {"valueString": "; ".join(_texts(finding, value, answers)) or "None"}


def _texts(finding: Finding, value: Any, answers: Mapping[str, Any]) -> list[str]:
    if finding.kind == "age":
        return [str(value)]
    reader = wording.reader(answers)
    return [
        finding.option(part).text[reader]
        for part in (value if isinstance(value, (list, tuple)) else [value])
    ]
