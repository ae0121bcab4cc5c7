"""Answers as FHIR: an Observation for each statement, and the items of the QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from askae.triage import Knowledge, wording
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE, SKIPPED

from .summary import Handover, Statement, staff_words

Json = dict[str, Any]

_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_KINDS = "http://terminology.hl7.org/CodeSystem/observation-category"
_ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"

CODES = {
    "temperature": ("8310-5", "Body temperature", "Cel"),
    "pulse": ("8867-4", "Heart rate", "/min"),
    "breaths": ("9279-1", "Respiratory rate", "/min"),
    "spo2": ("2708-6", "Oxygen saturation in Arterial blood", "%"),
    "systolic": ("8480-6", "Systolic blood pressure", "mm[Hg]"),
    "preg_diastolic": ("8462-4", "Diastolic blood pressure", "mm[Hg]"),
}
"""Readings only: the LOINC and UCUM codes that FHIR R4 itself names for vital signs."""


def observation(
    knowledge: Knowledge, handover: Handover, statement: Statement, patient: str, made: str
) -> Json:
    finding = knowledge.findings[statement.finding]
    value = handover.told.answers[statement.finding]
    kind = "vital-signs" if finding.id in CODES else "survey"
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
    if finding.id not in CODES:
        return {"text": text}
    code, display, _ = CODES[finding.id]
    return {"coding": [{"system": _LOINC, "code": code, "display": display}], "text": text}


def _value(finding: Finding, value: Any, answers: Mapping[str, Any]) -> Json:
    if value in (NOT_SURE, SKIPPED):
        code = "asked-unknown" if value == NOT_SURE else "not-performed"
        return {"dataAbsentReason": {"coding": [{"system": _ABSENT, "code": code}]}}
    if finding.kind == "yes_no":
        return {"valueBoolean": value == "yes"}
    if finding.kind == "number":
        return {"valueQuantity": _quantity(finding, value)}
    return {"valueString": "; ".join(_texts(finding, value, answers)) or "None"}


def _quantity(finding: Finding, value: float) -> Json:
    coded = {"system": _UCUM, "code": CODES[finding.id][2]} if finding.id in CODES else {}
    return {"value": value, **({"unit": finding.unit} if finding.unit else {}), **coded}


def _texts(finding: Finding, value: Any, answers: Mapping[str, Any]) -> list[str]:
    if finding.kind == "age":
        return [str(value)]
    reader = wording.reader(answers)
    return [
        finding.option(part).text[reader]
        for part in (value if isinstance(value, (list, tuple)) else [value])
    ]


def questionnaire_item(
    knowledge: Knowledge, link: str, id: str, value: Any, answers: Mapping[str, Any]
) -> Json:
    """``link`` is a number: the id of a finding can name what is suspected."""
    finding = knowledge.findings[id]
    item: Json = {"linkId": link, "text": finding.ask[wording.reader(answers)]}
    if not item["text"]:
        item["text"] = staff_words(finding, wording.reader(answers))
    if value == SKIPPED:
        return item
    if value == NOT_SURE:
        coding = {"system": _ABSENT, "code": "asked-unknown", "display": "Not sure"}
        return item | {"answer": [{"valueCoding": coding}]}
    if finding.kind == "yes_no":
        return item | {"answer": [{"valueBoolean": value == "yes"}]}
    if finding.kind == "number":
        return item | {"answer": [{"valueQuantity": _quantity(finding, value)}]}
    texts = [{"valueString": text} for text in _texts(finding, value, answers)]
    return item | ({"answer": texts} if texts else {})
