"""A complaint as a Questionnaire: all that it may ask, in the order in which it was written.

The program asks fewer: only what can still change the advice, immediate dangers and emergencies first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.readable.complaint import reader_of
from askae.readable.conditions import condition
from askae.readable.expression_text import text
from askae.triage import Knowledge
from askae.triage.expressions import TRUE, Expression
from askae.triage.knowledge import Complaint, Finding

from .answers import Values, item_type
from .canonical import APPLIES, FINDING, LANGUAGE, VALUE, head, licences
from .codes import UCUM, codings, reading_codings, unit_code
from .enable_when import EnableWhen
from .layout import Section, layout, links

Json = dict[str, Any]

_EXTENSIONS = "http://hl7.org/fhir/StructureDefinition/questionnaire-"
_CONTROL = {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "help"}


def questionnaire(knowledge: Knowledge, complaint: str) -> Json:
    """Raises KeyError for an unknown complaint."""
    build = _Builder(knowledge, knowledge.complaints[complaint])
    return build.resource()


def question_text(finding: Finding, reader: str) -> str:
    return finding.ask[reader] or finding.item[reader]


def applicability(knowledge: Knowledge, when: Expression, reader: str) -> Json:
    """As an expression: in words, and in our own language."""
    return {
        "description": condition(knowledge, when, reader),
        "language": LANGUAGE,
        "expression": text(when),
    }


class _Builder:
    def __init__(self, knowledge: Knowledge, complaint: Complaint) -> None:
        self._knowledge, self._complaint = knowledge, complaint
        self._reader = reader_of(knowledge, complaint)
        self._sections = layout(knowledge, [complaint.id])
        self._values = Values(complaint.id)
        self._enable = EnableWhen(knowledge, links(self._sections), self._values)

    def resource(self) -> Json:
        asked = [finding for section in self._sections for _, finding in section.lines]
        found = head(self._knowledge, "Questionnaire", self._complaint)
        found["copyright"] = licences(self._complaint.id, any(map(reading_codings, asked)))
        if self._complaint.applies != TRUE:
            found["extension"] = [self._applies(self._complaint.applies)]
        if coded := codings(self._complaint.id):
            found["code"] = coded
        return found | {
            "subjectType": ["Patient"],
            "item": [self._section(section) for section in self._sections],
        }

    def _applies(self, when: Expression) -> Json:
        return {
            "url": APPLIES,
            "valueExpression": applicability(self._knowledge, when, self._reader),
        }

    def _section(self, section: Section) -> Json:
        question = self._knowledge.questions[section.question]
        parts = [question.why, question.help]
        if not section.is_group:
            parts.append(self._knowledge.findings[section.lines[0][1]].help)
        notes = [*_notes(section.link, [_words(part, self._reader) for part in parts])]
        if not section.is_group:
            item = self._item(*section.lines[0])
            return item | ({"item": notes} if notes else {})
        title = _words(question.title, self._reader)
        lines = [self._item(link, id) for link, id in section.lines]
        return {
            "linkId": section.link,
            **({"text": title} if title else {}),
            "type": "group",
            "item": [*notes, *lines],
        }

    def _item(self, link: str, id: str) -> Json:
        finding = self._knowledge.findings[id]
        coded = [{"system": FINDING, "code": id}, *reading_codings(id)]
        item: Json = {"linkId": link, "code": coded, "text": question_text(finding, self._reader)}
        item["type"] = item_type(finding)
        item |= self._applicability(finding)
        if finding.kind == "several":
            item["repeats"] = True
        if options := [*self._options(finding, link)]:
            item["answerOption"] = options
        if finding.kind == "number" and (code := unit_code(id)):
            unit = {"system": UCUM, "code": code, "display": finding.unit}
            item.setdefault("extension", []).append(
                {"url": f"{_EXTENSIONS}unitOption", "valueCoding": unit}
            )
        return item

    def _applicability(self, finding: Finding) -> Json:
        if finding.applies is None:
            return {}
        exact = self._enable.of(finding.applies)
        return {"extension": [self._applies(finding.applies)]} if exact is None else exact

    def _options(self, finding: Finding, link: str) -> Iterator[Json]:
        known = self._complaint.asserts.get(finding.id)
        for value, coding in self._values.offered(finding, link, self._reader):
            ours = {"extension": [{"url": VALUE, "valueString": value}]}
            chosen = {"initialSelected": True} if value == known else {}
            yield {**(ours if finding.options else {}), "valueCoding": coding, **chosen}


def _notes(link: str, parts: list[str]) -> Iterator[Json]:
    if said := " ".join(filter(None, parts)):
        shown = {"coding": [_CONTROL]}
        control = {"url": f"{_EXTENSIONS}itemControl", "valueCodeableConcept": shown}
        yield {"linkId": f"{link}.help", "extension": [control], "text": said, "type": "display"}


def _words(wording: Mapping[str, str] | None, reader: str) -> str:
    return wording[reader] if wording else ""
