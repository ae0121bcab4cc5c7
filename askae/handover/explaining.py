"""The explanation of an outcome for a program, with no more in it than a handover tells.

No hazard, no id of a rule (it can name one), no source that would; what is private only on the person's word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from askae.triage import Knowledge, applies, explained, wording
from askae.triage.explain import Explanation
from askae.triage.knowledge import Rule
from askae.triage.outcome import said
from askae.triage.values import NOT_SURE, SKIPPED, Answers

from .private import Told, may_cite, may_tell_rule, told
from .shapes import Json
from .summary import advice_told

COUNTED = {NOT_SURE: "as_worse", SKIPPED: "left_out"}
SHOWN_OF_SOURCE = ("title", "publisher", "version", "url")


def explanation_shape(knowledge: Knowledge, answers: Answers, private: bool = False) -> Json:
    """``private``: with what the person wants told only on their word.

    Raises UnfinishedError as `advise` does.
    """
    explanation = explained(knowledge, answers)
    outcome = explanation.outcome
    open_to = told(knowledge, answers, outcome, private)
    return _Writer(knowledge, answers, open_to, private).shape(explanation)


class _Writer:
    def __init__(
        self, knowledge: Knowledge, answers: Answers, open_to: Told, private: bool
    ) -> None:
        self.knowledge, self.answers, self.told, self.private = knowledge, answers, open_to, private
        self.reader = wording.reader(answers)
        chosen = (knowledge.complaints[id].asserts for id in open_to.complaints)
        asserted = {finding for asserts in chosen for finding in asserts}
        self.open = set(open_to.answers) | (asserted - set(answers))

    def shape(self, explanation: Explanation) -> Json:
        outcome = explanation.outcome
        rules = list(self._rules(explanation))
        # What would change the advice could give away what is left out, so it is told with the whole alone.
        whole = len(rules) == len(explanation.rules) and self._is_whole()
        return {
            "advice": advice_told(outcome, self.told),
            "level": outcome.level,
            "complaints": list(self.told.complaints),
            "rules": rules,
            "without": list(self._without(explanation)) if whole else [],
            "not_known": list(self._not_known()),
            "whole": whole,
            "version": outcome.version,
            "review": outcome.review,
        }

    def _is_whole(self) -> bool:
        """What is left out and calm, such as "no" to thoughts of suicide, tells nothing."""
        return all(
            id in self.told.answers
            or value == self.knowledge.findings[id].least_answer
            or not applies(self.knowledge, id, self.answers)
            for id, value in self.answers.items()
            if id != "complaint"
        )

    def _rules(self, explanation: Explanation) -> Iterator[Json]:
        for holding in explanation.rules:
            rule = holding.rule
            if not may_tell_rule(self.knowledge, self.told.complaints, rule, self.private):
                continue
            yield {
                "decides": holding.decides,
                "complaint": rule.complaint,
                "advice": holding.asks_for.title,
                "level": holding.asks_for.level,
                "reason": rule.reason[self.reader],
                "answers": list(self._said(holding.rests_on)),
                "sources": list(self._sources(rule)),
            }

    def _said(self, findings: Iterable[str]) -> Iterator[Json]:
        for id in findings:
            clause = said(self.knowledge, id, self.answers, self.reader)
            if id in self.open and clause:
                yield {"finding": id, "says": clause}

    def _without(self, explanation: Explanation) -> Iterator[Json]:
        for change in explanation.without:
            for one in self._said([change.finding]):
                yield one | {"advice": change.instead.title if change.instead else None}

    def _not_known(self) -> Iterator[Json]:
        for id, value in self.answers.items():
            if id in self.open and isinstance(value, str) and value in COUNTED:
                text = self.knowledge.findings[id].ask[self.reader]
                yield {"finding": id, "asked": text, "counted": COUNTED[value]}

    def _sources(self, rule: Rule) -> Iterator[Json]:
        for citation in rule.source if may_cite(self.knowledge, rule) else ():
            document, _, section = citation.partition(" ")
            if source := self.knowledge.sources.get(document):
                shown = {key: source.get(key, "") for key in SHOWN_OF_SOURCE}
                yield shown | {"section": section}
