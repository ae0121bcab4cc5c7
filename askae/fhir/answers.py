"""Answers as FHIR values: what a Questionnaire offers, and what one answer is in a QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from askae.triage import ages
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE, SKIPPED, may_be_unsure

from .canonical import url
from .codes import UCUM, unit_code

Json = dict[str, Any]

_YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136"
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
YES = {"system": _YES_NO, "code": "Y", "display": "Yes"}
NO = {"system": _YES_NO, "code": "N", "display": "No"}
UNSURE = {"system": ABSENT, "code": "asked-unknown", "display": "Don't know"}
"""The three are R4's value set ``yesnodontknow``."""


def item_type(finding: Finding) -> str:
    if finding.kind == "number":
        return "quantity"
    if finding.kind == "yes_no" and not may_be_unsure(finding):
        return "boolean"
    return "open-choice" if is_exact_age(finding) else "choice"


def is_exact_age(finding: Finding) -> bool:
    """Takes an age in words as well as its bands."""
    return finding.kind == "age" and finding.id != "age"


class Values:
    """The values of one Questionnaire, or of answers to no single one: then without codes of their own."""

    def __init__(self, complaint: str | None) -> None:
        self._system = f"{url('Questionnaire', complaint)}:answers" if complaint else ""

    def offered(self, finding: Finding, link: str, reader: str) -> Iterator[tuple[Any, Json]]:
        """Each value as the engine has it, and as FHIR has it; nothing where any number or only yes and no fit."""
        if item_type(finding) in ("quantity", "boolean"):
            return
        if finding.kind == "yes_no":
            yield from (("yes", YES), ("no", NO))
        for option in finding.options:
            yield option.id, self._option(finding, link, option.id, reader)
        if may_be_unsure(finding):
            yield NOT_SURE, UNSURE

    def one(self, finding: Finding, link: str, value: Any, reader: str) -> Json:
        """One value that excludes or is an answer, as ``valueX`` without its ``value``."""
        if item_type(finding) == "boolean":
            return {"Boolean": value == "yes"}
        if finding.kind == "yes_no" and value != NOT_SURE:
            return {"Coding": YES if value == "yes" else NO}
        return {
            "Coding": UNSURE if value == NOT_SURE else self._option(finding, link, value, reader)
        }

    def given(self, finding: Finding, link: str, value: Any, reader: str) -> list[Json]:
        """The answer to one item; empty where nothing was said."""
        if value == SKIPPED:
            return []
        if value == NOT_SURE:
            return [{"valueCoding": UNSURE}]
        if finding.kind == "number":
            return [{"valueQuantity": quantity(finding, value)}]
        if is_exact_age(finding) and value not in [option.id for option in finding.options]:
            return [{"valueString": value}]
        if finding.kind == "age" and (value := _band(finding, value)) is None:
            return []
        chosen: Iterable[Any] = value if isinstance(value, (list, tuple)) else [value]
        values = (self.one(finding, link, part, reader) for part in chosen)
        return [{f"value{kind}": part} for found in values for kind, part in found.items()]

    def _option(self, finding: Finding, link: str, id: str, reader: str) -> Json:
        number = [option.id for option in finding.options].index(id) + 1
        coded = {"system": self._system, "code": f"{link}-{number}"} if self._system else {}
        return {**coded, "display": finding.option(id).text[reader]}


def quantity(finding: Finding, value: float) -> Json:
    code = unit_code(finding.id)
    coded = {"system": UCUM, "code": code} if code else {}
    return {"value": value, **({"unit": finding.unit} if finding.unit else {}), **coded}


def _band(finding: Finding, age: str) -> str | None:
    """The one band in which the age surely lies."""
    low, high = ages.interval(age)
    for option in finding.options:
        first, end = ages.interval(option.id)
        if first <= low and (high <= end if low < high else low < end):
            return option.id
    return None
