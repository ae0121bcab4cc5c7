"""What notices a wrong change: stories, the checks of the files, invariants or the proof, the cheapest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from askae.evaluation.stories import Story
from askae.evaluation.walk import walk
from askae.knowledge.checks import run_checks
from askae.knowledge.draft import Draft
from askae.knowledge.problems import Problems
from askae.triage import Knowledge
from askae.triage.knowledge import LEVELS, Disposition
from askae.triage.outcome import settled
from askae.triage.programme import DEFAULT

from .altered import Altered
from .base import Base
from .case import Case
from .classes import may_be_unsure
from .logic import Truth, all_of, any_of, negation
from .mutants import Mutant
from .person_said import person_of
from .promise_2 import meant
from .promise_3 import gets_worse, less_urgent
from .view import View
from .weigh import Weighed
from .words import in_words, told

BY = ("stories", "checks", "invariants", "proof")


@dataclass(frozen=True, slots=True)
class Fate:
    """How it went with a mutant."""

    mutant: Mutant
    by: str
    """One of BY; empty where nothing noticed; ``same`` where it changes nobody's advice."""
    lowers_emergency: bool = False
    """Of one that was not noticed."""
    person: str = ""
    catch: str = ""
    """What would catch it."""
    answers: Mapping[str, Any] | None = None


Answered = tuple[Story, dict[str, Any]]
"""A story with all its answers: the facts, and the least worrying of whatever else may be asked."""


class StoriesError(ValueError):
    """Stories that the rules contradict before anything is changed: such a story would notice every change."""


class Checks:
    """All checks on one base, kept ready for many mutants."""

    def __init__(
        self, base: Base, draft: Draft, told: Iterable[Story], complaints: Sequence[str]
    ) -> None:
        """Raises StoriesError."""
        self.base = base
        self.draft = draft
        self.complaints = complaints
        self.stories: dict[str, list[Answered]] = {}
        """By complaint."""
        for story in told:
            answered = story, all_answers(self._case(story.complaint), story)
            self.stories.setdefault(story.complaint, []).append(answered)
        wrong = [
            each for own in self.stories.values() for each in contradicted(base.knowledge, own)
        ]
        if wrong:
            raise StoriesError("\n".join(map(_otherwise, wrong)))

    def fate(self, mutant: Mutant) -> Fate:
        knowledge = mutant.of(self.base.knowledge)
        if self._by_stories(mutant, knowledge):
            return Fate(mutant, "stories")
        if self._by_checks(mutant):
            return Fate(mutant, "checks")
        cases = list(self._cases(mutant))
        altered = [(case, Altered(case, knowledge, mutant)) for case in cases]
        if any(self._by_invariants(case, now) for case, now in altered):
            return Fate(mutant, "invariants")
        if self._by_proof(mutant, altered):
            return Fate(mutant, "proof")
        return self._survivor(mutant, altered)

    # Stories

    def _by_stories(self, mutant: Mutant, knowledge: Knowledge) -> bool:
        for complaint, stories in self.stories.items():
            if self._seen_in(self._case(complaint), mutant) and any(
                contradicted(knowledge, stories)
            ):
                return True
        return False

    # The checks of the files

    def _by_checks(self, mutant: Mutant) -> bool:
        draft = copy(self.draft)
        draft.problems = Problems()
        changed = {**draft.rules, **{id: rule for id, rule in mutant.rules.items() if rule}}
        draft.rules = {id: rule for id, rule in changed.items() if mutant.rules.get(id, rule)}
        draft.findings = {**draft.findings, **mutant.findings}
        run_checks(draft)
        return bool(draft.problems.found)

    # Invariants and promises

    def _case(self, complaint: str) -> Case:
        made: dict[str, Case] = self.__dict__.setdefault("_made", {})
        if complaint not in made:
            made[complaint] = Case(self.base, complaint)
        return made[complaint]

    def _cases(self, mutant: Mutant) -> Iterator[Case]:
        """Those in which it can be seen."""
        for id in self.complaints:
            case = self._case(id)
            if self._seen_in(case, mutant):
                yield case

    def _seen_in(self, case: Case, mutant: Mutant) -> bool:
        asked = not mutant.findings.keys().isdisjoint(case.person.slots)
        return asked or any(rule in case.rules for rule in mutant.rules)

    def _facts(self, case: Case) -> dict[int, Truth]:
        """By rank, the facts of the invariants that need it."""
        made: dict[str, dict[int, Truth]] = self.__dict__.setdefault("_stated", {})
        if case.complaints[0] not in made:
            by_rank: dict[int, list[Truth]] = {}
            for own in self.base.invariants:
                by_rank.setdefault(self.base.least_rank(own.least), []).append(meant(case, own))
            made[case.complaints[0]] = {rank: any_of(facts) for rank, facts in by_rank.items()}
        return made[case.complaints[0]]

    def _by_invariants(self, case: Case, now: Altered) -> bool:
        broken = (
            all_of([facts, negation(now.least(rank))]) for rank, facts in self._facts(case).items()
        )
        return case.find(any_of(broken)) is not None

    def _by_proof(self, mutant: Mutant, altered: list[tuple[Case, Altered]]) -> bool:
        for case, now in altered:
            findings = {f for rule in now.rules_altered() for f in now.frame.reads[rule.rule.id]}
            if any(
                _worse_or_unsure(case, now, id)
                for id in sorted(findings & case.person.slots.keys())
            ):
                return True
            if _hides_another(case, now):
                return True
        general = all(self.base.knowledge_rule(id).complaint is None for id in mutant.rules)
        rules = [(case, now, rule) for case, now in altered for rule in now.rules_altered()]
        if mutant.rules and rules and not any(_alone(*each) for each in rules):
            return not all(("rule", id) in self.base.kept for id in mutant.rules) or not general
        return False

    # Survivors

    def _survivor(self, mutant: Mutant, altered: list[tuple[Case, Altered]]) -> Fate:
        known = self.base.knowledge
        emergency = min(d.rank for d in known.dispositions.values() if d.level == LEVELS[0])
        best: Fate | None = None
        for case, now in altered:
            lower = case.weighed.more_urgent_than(now)
            was_emergency = all_of([case.weighed.least(emergency), lower])
            for wanted, lowers in (
                (was_emergency, True),
                (lower, False),
                (now.more_urgent_than(case.weighed), False),
            ):
                if model := case.smallest(wanted, case.definite) or case.smallest(wanted):
                    found = _described(case, mutant, person_of(case, model), lowers)
                    if best is None or (lowers and not best.lowers_emergency):
                        best = found
                    break
        return best or Fate(mutant, "same")


def contradicted(
    knowledge: Knowledge, stories: Iterable[Answered]
) -> Iterator[tuple[Story, Disposition]]:
    """The stories that are told something else than they expect, with what they are told."""
    for story, answers in stories:
        disposition = settled(knowledge, answers).disposition()
        if not story.holds(disposition.level, disposition.id):
            yield story, disposition


def _otherwise(wrong: tuple[Story, Disposition]) -> str:
    story, told = wrong
    wanted = story.disposition or " or ".join(story.acceptable) or story.level
    return f"{story.complaint}: {story.id} expects {wanted}, and is told {told.id}"


def all_answers(case: Case, story: Story) -> dict[str, Any]:
    """The facts of a story, and the least worrying answer to whatever else may be asked."""
    known = case.base.knowledge
    facts = story.facts(known)
    answers = {**walk(known, facts).answers, **facts}
    for id, slot in case.person.slots.items():
        calm = "skipped" if slot.finding.reading else slot.finding.least_answer
        if id not in ("age", "who"):
            answers.setdefault(id, calm)
    return answers


def _described(case: Case, mutant: Mutant, answers: dict[str, Any], lowers: bool) -> Fate:
    known = case.base.knowledge
    rank = case.rank(answers)
    wrong = settled(mutant.of(known), answers).look().rank
    right = known.by_rank.get(rank, known.least_urgent)
    return Fate(
        mutant,
        "",
        lowers,
        f"{in_words(known, answers)}, is told {told(known, wrong)} instead of {told(known, rank)}",
        f"a story of this person that expects {right.id}, or an invariant",
        answers,
    )


def _worse_or_unsure(case: Case, now: Altered, id: str) -> bool:
    """P3 or P4 no longer holds for this finding."""
    slot = case.person.slots[id]
    other = case.person.other([id])
    after = Weighed(View(now.frame, other, now.view), now)
    new = other.slots[id]
    excused = case.base.excused(id)
    falls = less_urgent(now, after, excused)
    extra = list(new.constraint())
    if slot.finding.worse != "none" and case.find(gets_worse(slot, new), falls, extra=extra):
        return True
    if not may_be_unsure(slot.finding):
        return False
    extra.append(new.literals[-1])
    return case.find(slot.least_worrying, falls, extra=extra) is not None


def _alone(case: Case, now: Altered, rule: Any) -> bool:
    """The altered rule still decides alone for somebody here."""
    others = (r for r in now.frame.tiers[rule.rank] if r.rule.id != rule.rule.id)
    parts = [now.firm(rule), negation(now.least(rule.rank + 1))]
    return case.find(*parts, *(negation(now.firm(r)) for r in others)) is not None


def _hides_another(case: Case, now: Altered) -> bool:
    """A rule of this complaint no longer decides alone, because the altered one holds whenever it does."""
    own = [
        r
        for r in now.frame.rules
        if r.rule.complaint and r.kind != DEFAULT and ("rule", r.rule.id) not in case.base.kept
    ]
    highest = max((rule.rank for rule in now.rules_altered()), default=-1)
    return any(
        r.rank <= highest and r not in now.rules_altered() and not _alone(case, now, r) for r in own
    )
