"""The outcome in plain sentences: what decided, what was counted how, what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator

from . import wording
from .expressions import findings_in
from .journey import journey
from .knowledge import Knowledge
from .outcome import advise, said, settled
from .pages import Outcome
from .values import NOT_SURE, SKIPPED, Answers


def explain(knowledge: Knowledge, answers: Answers) -> list[str]:
    """Raises UnfinishedError as `advise` does."""
    return list(_sentences(knowledge, answers, advise(knowledge, answers)))


def _sentences(knowledge: Knowledge, answers: Answers, outcome: Outcome) -> Iterator[str]:
    yield f"The advice: {outcome.title}."
    if outcome.because:
        yield f"It rests on what you said: {_listed(outcome.because)}."
    yield from outcome.reasons
    rules = {rule.id: rule for rule in knowledge.rules}
    for id in outcome.rules:
        yield f"Rule “{id}”; source: {', '.join(_source(knowledge, s) for s in rules[id].source)}."
    yield from _without(knowledge, answers, outcome)
    yield from counted(knowledge, answers)
    for warning in outcome.safety_net:
        yield f"It would become “{warning.get}” if {_listed(warning.changes, 'or')}."
    review = (
        "has not been reviewed by a clinician yet (draft)"
        if outcome.review == "draft"
        else outcome.review
    )
    yield f"This knowledge, version {outcome.version[:12]}, {review}."


def _source(knowledge: Knowledge, cited: str) -> str:
    document, _, section = cited.partition(" ")
    source = knowledge.sources.get(document)
    if source is None:
        return "not verified yet"
    return f"{source['title']} ({source['publisher']}, {source['version']}{', ' + section if section else ''})"


def _without(knowledge: Knowledge, answers: Answers, outcome: Outcome) -> Iterator[str]:
    """For each answer that decided: the advice had it been the least worrying one."""
    reader = wording.reader(answers)
    used = {
        f for rule in knowledge.rules if rule.id in outcome.rules for f in findings_in(rule.when)
    }
    for id in knowledge.findings:
        finding = knowledge.findings[id]
        if id not in used or id not in answers or finding.person or finding.worse == "none":
            continue
        calm = dict(answers) | {id: finding.least_answer}
        disposition = settled(knowledge, calm).disposition()
        clause = said(knowledge, id, answers, reader)
        if clause and journey(knowledge, calm).next is not None:
            yield f"Had you not said that {clause}, there would be more questions first."
        elif clause and disposition.id != outcome.disposition:
            yield f"Had you not said that {clause}, the advice would be: {disposition.title}."


def counted(knowledge: Knowledge, answers: Answers) -> Iterator[str]:
    """How "not sure" and readings left out were counted, in sentences."""
    reader = wording.reader(answers)
    for id, value in answers.items():
        finding = knowledge.findings[id]
        if value == NOT_SURE:
            clause = said(knowledge, id, answers, reader).removeprefix("you are not sure ")
            yield f"You were not sure {clause}: in rules for emergencies that counted as the more worrying answer."
        elif value == SKIPPED:
            yield f"No reading for “{finding.ask[reader]}”: it was left out, and reassured nobody."


def _listed(clauses: tuple[str, ...], word: str = "and") -> str:
    return clauses[0] if len(clauses) == 1 else f"{'; '.join(clauses[:-1])}; {word} {clauses[-1]}"
