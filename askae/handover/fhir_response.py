"""Items of the QuestionnaireResponse: what the Questionnaire of the complaint asks, was answered and may be told.

With several complaints there is no one Questionnaire: then the link ids only count, and options have no code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.fhir.answers import Values, is_exact_age
from askae.fhir.layout import Section, layout
from askae.fhir.questionnaire import question_text
from askae.triage import Knowledge, wording

from .private import Told

Json = dict[str, Any]


def response_items(knowledge: Knowledge, told: Told) -> list[Json]:
    one = told.complaints[0] if len(told.complaints) == 1 else None
    build = _Builder(knowledge, _with_exact_age(knowledge, told.answers), Values(one))
    sections = layout(knowledge, told.complaints)
    return [item for section in sections for item in build.section(section)]


def _with_exact_age(knowledge: Knowledge, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """An age that is no band goes into the question for the exact one."""
    age = answers.get("age")
    exact = next((id for id, f in knowledge.findings.items() if is_exact_age(f)), None)
    if exact is None or age in (None, *(o.id for o in knowledge.findings["age"].options)):
        return answers
    return {exact: age, **answers}


class _Builder:
    def __init__(self, knowledge: Knowledge, answers: Mapping[str, Any], values: Values) -> None:
        self._knowledge, self._answers, self._values = knowledge, answers, values
        self._reader = wording.reader(answers)

    def section(self, section: Section) -> Iterator[Json]:
        items = [self._item(link, id) for link, id in section.lines if id in self._answers]
        if not section.is_group:
            yield from items
        elif items:
            title = self._knowledge.questions[section.question].title[self._reader]
            yield {"linkId": section.link, **({"text": title} if title else {}), "item": items}

    def _item(self, link: str, id: str) -> Json:
        finding = self._knowledge.findings[id]
        given = self._values.given(finding, link, self._answers[id], self._reader)
        item = {"linkId": link, "text": question_text(finding, self._reader)}
        return item | ({"answer": given} if given else {})
