"""The record of what the rules say today: for each way that a rule can hold, the smallest person whom it decides alone,
and the people who just miss it, each with what they are told; then whoever a slip in a rule would mislead.

Like the second column of double-entry bookkeeping: a slip in a rule disagrees with it. It is no judgement of its own;
`answer_sheets/own` holds those.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from askae.evaluation.sheet import EVERYTHING_ELSE
from askae.evaluation.stories import Story
from askae.evaluation.walk import StuckError, walk
from askae.triage import ages
from askae.triage.expressions import Atom
from askae.triage.outcome import settled
from askae.triage.programme import DEFAULT, EMERGENCY, CompiledRule

from .base import Base
from .case import Case
from .frame import frame
from .logic import Truth, all_of, any_of, negation
from .noticed import all_answers
from .person_said import person_of
from .promise_6 import alone_in
from .slips import misled

LEFT_OUT = ("age", "age_exact", "sex", "complaint")


def homes(base: Base, complaints: Iterable[str]) -> dict[str, set[str]]:
    """By complaint, the rules that are recorded there: its own, and each general rule with the first that meets it.

    "Something else" comes first: it asks what every general rule reads.
    """
    placed: set[str] = set()
    found: dict[str, set[str]] = {}
    for complaint in sorted(complaints, key=lambda id: (id != EVERYTHING_ELSE, id)):
        rules = frame(base.knowledge, (complaint,)).rules
        found[complaint] = {r.rule.id for r in rules if r.rule.complaint or r.rule.id not in placed}
        placed |= found[complaint]
    return found


def record(base: Base, complaint: str, rules: Collection[str]) -> list[Story]:
    """Everybody whom these rules concern among those with one complaint, each once."""
    case = Case(base, complaint)
    found: dict[str, Story] = {}
    for rule in (r for r in case.frame.rules if r.rule.id in rules):
        for answers in _people(case, rule):
            for person in (answers, *_just_missed(case, answers)):
                _keep(found, story_of(case, rule.rule.id, person))
    told = [(story, all_answers(case, story)) for story in found.values()]
    for id, answers in misled(case, rules, told):
        _keep(found, story_of(case, id, answers))
    return list(found.values())


def _keep(found: dict[str, Story], story: Story | None) -> None:
    if story:
        found.setdefault(_key(story), story)


def _people(case: Case, rule: CompiledRule) -> Iterator[dict[str, Any]]:
    """For each conjunction: somebody for whom only that one makes the rule hold, and only this rule decides."""
    alone = alone_in(case, rule)
    for way in rule.conjunctions:
        others = (other for other in rule.conjunctions if other is not way)
        only = negation(any_of(all_of(map(case.view.holds, other)) for other in others))
        holds = all_of(map(case.view.holds, way))
        model = case.smallest(alone, holds, only, case.definite) or case.smallest(alone, holds)
        if model:
            yield person_of(case, model)
        yield from _mostly_unsure(case, rule, way, alone)
        yield from _beyond_a_bound(case, rule, way)
    for id in sorted({atom.finding for way in rule.conjunctions for atom in way}):
        slot = case.person.slots.get(id)
        counts = rule.kind == DEFAULT or case.frame.findings[id].not_sure in ("worse", "emergency")
        if slot is None or not slot.may_be_unsure or not counts:
            continue
        if model := case.smallest(alone, slot.literals[-1]):
            yield person_of(case, model)


def _mostly_unsure(
    case: Case, rule: CompiledRule, way: tuple[Atom, ...], alone: Truth
) -> Iterator[dict[str, Any]]:
    """An emergency, or a default, that rests on as little as it may: one thing is sure and nothing else."""
    if rule.kind not in (EMERGENCY, DEFAULT) or len(way) < 2:
        return
    for sure in way:
        rest = [case.view.unsure(atom) for atom in way if atom is not sure]
        wanted = all_of(
            [alone, case.view.holds(sure), *(part for part in rest if part is not False)]
        )
        if model := case.smallest(wanted):
            yield person_of(case, model)


def _beyond_a_bound(
    case: Case, rule: CompiledRule, way: tuple[Atom, ...]
) -> Iterator[dict[str, Any]]:
    """All but an age or a number is so, and that is on the other side of its bound."""
    for bound in way:
        if bound.op not in (">=", ">", "<", "<="):
            continue
        others = all_of(case.view.holds(atom) for atom in way if atom is not bound)
        missed = all_of(
            [others, negation(case.view.holds(bound)), negation(case.weighed.weak(rule))]
        )
        missed = all_of([missed, negation(case.weighed.firm(rule))])
        if model := case.smallest(missed, case.definite):
            yield person_of(case, model)


def _just_missed(case: Case, answers: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The same person with one answer at its least worrying value."""
    known = case.base.knowledge
    for id, value in answers.items():
        finding = known.findings[id]
        calm = "skipped" if finding.reading else finding.least_answer
        if id not in (*LEFT_OUT, "who") and value not in (calm, finding.least_answer):
            yield dict(answers) | {id: calm}


def story_of(case: Case, about: str, answers: Mapping[str, Any]) -> Story | None:
    """The person as a story; None where asking page by page ends earlier than asking everything (999 after A&E)."""
    known = case.base.knowledge
    said = {
        id: value
        for id, value in answers.items()
        if id not in LEFT_OUT and value not in (known.findings[id].least_answer, "skipped", [])
    }
    age, sex = str(answers["age"]), str(answers.get("sex", "male"))
    if exact := answers.get("age_exact"):
        low, high = ages.interval(exact)
        if low == high:
            age = exact
        else:
            said["age_exact"] = exact
    story = Story(about, case.complaints[0], age, sex, said, "", about)
    try:
        outcome = walk(known, story.facts(known)).outcome
    except StuckError:
        return None  # a band of ages that the pages always ask to be made finer
    if settled(known, {"who": "me", **answers}).disposition().id != outcome.disposition:
        return None
    return Story(about, story.complaint, age, sex, said, outcome.level, about, outcome.disposition)


def _key(story: Story) -> str:
    return repr((story.age, story.sex, sorted(story.answers.items(), key=repr)))
