"""Why the advice is what it is: what decided, what was counted how, what would have changed it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import wording
from .expressions import findings_in
from .journey import journey
from .knowledge import Disposition, Knowledge, Rule
from .outcome import advise, said, settled
from .pages import Outcome
from .values import NOT_SURE, SKIPPED, Answers


@dataclass(frozen=True, slots=True)
class Holding:
    """A rule that holds for this person."""

    rule: Rule
    asks_for: Disposition
    """What the rule gives; less where it holds only through "not sure"."""
    decides: bool
    """Whether that is the advice."""
    rests_on: tuple[str, ...]
    """Findings, in the order of asking."""


@dataclass(frozen=True, slots=True)
class Without:
    """The advice had the answer to one finding been the least worrying one."""

    finding: str
    instead: Disposition | None
    """None where there would be more questions first."""


@dataclass(frozen=True, slots=True)
class Explanation:
    outcome: Outcome
    rules: tuple[Holding, ...]
    """The most urgent first. Of those that hold where nothing else does, only what decides."""
    without: tuple[Without, ...]
    """Only what would have changed the advice."""


def explained(knowledge: Knowledge, answers: Answers) -> Explanation:
    """Raises UnfinishedError as `advise` does."""
    outcome = advise(knowledge, answers)
    return Explanation(
        outcome,
        tuple(_holding(knowledge, answers, outcome)),
        tuple(_without(knowledge, answers, outcome)),
    )


def explain(knowledge: Knowledge, answers: Answers) -> list[str]:
    """The explanation in plain sentences. Raises UnfinishedError as `advise` does."""
    return list(_sentences(knowledge, answers, explained(knowledge, answers)))


def _holding(knowledge: Knowledge, answers: Answers, outcome: Outcome) -> Iterator[Holding]:
    state = settled(knowledge, answers)
    for disposition in sorted(knowledge.dispositions.values(), key=lambda d: -d.rank):
        for compiled, conjunction in state.holding(disposition):
            rule, decides = compiled.rule, compiled.rule.id in outcome.rules
            if decides or not (rule.default or disposition.level == "self_care"):
                used = {atom.finding for atom in conjunction}
                rests_on = tuple(id for id in knowledge.findings if id in used)
                yield Holding(rule, disposition, decides, rests_on)


def _without(knowledge: Knowledge, answers: Answers, outcome: Outcome) -> Iterator[Without]:
    reader = wording.reader(answers)
    used = {
        f for rule in knowledge.rules if rule.id in outcome.rules for f in findings_in(rule.when)
    }
    for id, finding in knowledge.findings.items():
        if id not in used or id not in answers or finding.person or finding.worse == "none":
            continue
        if not said(knowledge, id, answers, reader):
            continue
        calm = dict(answers) | {id: finding.least_answer}
        disposition = settled(knowledge, calm).disposition()
        if journey(knowledge, calm).next is not None:
            yield Without(id, None)
        elif disposition.id != outcome.disposition:
            yield Without(id, disposition)


def _sentences(knowledge: Knowledge, answers: Answers, explanation: Explanation) -> Iterator[str]:
    outcome, reader = explanation.outcome, wording.reader(answers)
    yield f"The advice: {outcome.title}."
    if outcome.because:
        yield f"It rests on what you said: {_listed(outcome.because)}."
    yield from outcome.reasons
    for holding in explanation.rules:
        if holding.decides:
            cited = ", ".join(_source(knowledge, source) for source in holding.rule.source)
            yield f"Rule “{holding.rule.id}”; source: {cited}."
    for without in explanation.without:
        clause = said(knowledge, without.finding, answers, reader)
        then = (
            f"the advice would be: {without.instead.title}"
            if without.instead
            else "there would be more questions first"
        )
        yield f"Had you not said that {clause}, {then}."
    yield from counted(knowledge, answers)
    for warning in outcome.safety_net:
        yield f"It would become “{warning.get}” if {_listed(warning.changes, 'or')}."
    review = (
        "has not been reviewed by a clinician yet (draft)"
        if outcome.review == "draft"
        else outcome.review
    )
    yield f"This knowledge, version {outcome.version[:12]}, {review}."


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


def _source(knowledge: Knowledge, cited: str) -> str:
    document, _, section = cited.partition(" ")
    source = knowledge.sources.get(document)
    if source is None:
        return "not verified yet"
    return f"{source['title']} ({source['publisher']}, {source['version']}{', ' + section if section else ''})"


def _listed(clauses: tuple[str, ...], word: str = "and") -> str:
    return clauses[0] if len(clauses) == 1 else f"{'; '.join(clauses[:-1])}; {word} {clauses[-1]}"
