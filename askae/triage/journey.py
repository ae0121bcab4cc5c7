"""What to ask next: a replay of all answers, page by page. Nothing is remembered between two calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import ages
from .expressions import kleene
from .knowledge import LEVELS, Knowledge, Question
from .page_builder import Outline, build_page
from .pages import Page
from .programme import FINAL, Look, Programme, State, programme
from .values import Answers, age_of, atom_truth, can_have

CHECKLIST_ITEMS = 8
PAGES_AFTER_EMERGENCY = 2
"""Once A&E is certain: so many more checklist pages look for 999."""
FINER_AGE_UNDER = 5 * ages.DAYS["year"]


@dataclass(frozen=True)
class Journey:
    """The pages passed and the next one; ``page`` is None when nothing more can change the advice."""

    knowledge: Knowledge
    answers: Answers
    outlines: tuple[Outline, ...]
    """Pages passed."""
    next: Outline | None
    state: State
    known: Answers
    """The answers on the pages passed."""

    @cached_property
    def page(self) -> Page | None:
        return self._build(len(self.outlines) + 1, self.next) if self.next else None

    @cached_property
    def passed(self) -> tuple[Page, ...]:
        return tuple(
            self._build(number, outline) for number, outline in enumerate(self.outlines, 1)
        )

    def _build(self, number: int, outline: Outline) -> Page:
        return build_page(self.knowledge, outline, self.answers, number)


def journey(knowledge: Knowledge, answers: Answers) -> Journey:
    """Replay the answers: which pages they pass, and which page comes next."""
    replay = _Replay(knowledge, answers)
    passed: list[Outline] = []
    for outline in replay.pages():
        if not all(replay.has_answer(finding) for finding in outline.findings):
            return Journey(knowledge, answers, tuple(passed), outline, replay.state, replay.known)
        passed.append(outline)
        replay.take(outline)
    return Journey(knowledge, answers, tuple(passed), None, replay.state, replay.known)


class _Replay:
    def __init__(self, knowledge: Knowledge, answers: Answers):
        self.knowledge = knowledge
        self.answers = answers
        self.known: dict[str, Any] = {}
        self.count = 0
        self._use(programme(knowledge, {}))

    def _use(self, programme: Programme) -> None:
        """Go on with other rules; all that is known is known to them too."""
        self.programme = programme
        values = engine_values(programme, self.known)
        self.state = programme.add(programme.start, values, values)

    def has_answer(self, finding: str) -> bool:
        if finding not in self.answers:
            return False
        if finding == "complaint":
            return all(
                can_have(self.knowledge, self.knowledge.complaints[id], self.known)
                for id in self.answers[finding]
            )
        if finding != "age_exact":
            return True
        exact = ages.interval(self.answers["age_exact"])
        return age_of(self.answers) == exact  # else void: the band was corrected since

    def take(self, outline: Outline) -> None:
        self.count += 1
        new = {id: self.answers[id] for id in outline.findings}
        self.known |= new
        values = engine_values(self.programme, self.known)
        changed = {
            id: value
            for id, value in values.items()
            if id in new or ("age_exact" in new and id == "age")
        }
        self.state = self.programme.add(self.state, changed, values)

    def pages(self) -> Iterator[Outline]:
        """The pages in order, each from all that is known by then."""
        for id in self.knowledge.start:
            question = self.knowledge.questions[id]
            if outline := self._start_page(question):
                yield outline
            if self.programme.look(self.state).stop:
                return
        yield Outline("complaint", ("complaint",), ("complaint",))
        rules = programme(self.knowledge, self.answers)
        self.known |= {id: self.answers[id] for id in rules.heard}
        self._use(rules)
        after_emergency = 0
        while self.count < self.knowledge.max_pages:
            look = self.programme.look(self.state)
            certain = self.programme.certain_emergency(look)
            if look.stop or (certain and after_emergency == PAGES_AFTER_EMERGENCY):
                return
            outline = self._next(look, checklists_only=certain)
            if outline is None:
                return
            after_emergency += certain
            yield outline

    def _start_page(self, question: Question) -> Outline | None:
        findings = tuple(id for id in question.asks if self._asked_at_start(id))
        if not findings:
            return None
        kind = "dangers" if question.dangers else "question" if len(findings) == 1 else "fields"
        return Outline(kind, (question.id,), findings)

    def _asked_at_start(self, id: str) -> bool:
        if id == "who" and "age" in self.answers and "who" not in self.answers:
            return False  # a program that gives the age need not say who is speaking
        if id == "age_exact":
            age = ages.interval(self.known["age"])
            return age[0] != age[1] and age[0] < FINER_AGE_UNDER
        applies = self.knowledge.findings[id].applies
        return applies is None or kleene(applies, self._truth) is not False

    def _truth(self, atom: Any) -> bool | None:
        return atom_truth(self.knowledge, atom, self.known)

    def _next(self, look: Look, checklists_only: bool) -> Outline | None:
        relevant = [self._with_conditions(bits) for bits in look.relevant]
        anywhere = sum_bits(relevant)
        for level in range(len(LEVELS)):
            pending = [
                (question, findings)
                for question in self.programme.questions
                if self._pending(question, relevant[level])
                and (findings := self._pending(question, anywhere))
                and not (checklists_only and not self._all_yes_no(findings))
            ]
            if pending:
                return self._page_of(pending, anywhere)
        return None

    def _with_conditions(self, bits: int) -> int:
        """Add what decides whether a relevant finding applies; that finding itself must wait."""
        for condition in reversed(self.state.pending):
            if bits & condition.bits:
                bits &= ~condition.bits
                for mask in condition.masks:
                    if not mask & self.state.fails:
                        bits |= mask & ~(self.state.holds | self.state.unsure)
        return bits

    def _pending(self, question: Question, bits: int) -> tuple[str, ...]:
        if not self.programme.question_bits[question.id] & bits:
            return ()
        return tuple(
            finding
            for finding in question.asks
            if self.programme.asked_bits[finding] & bits and finding not in self.known
        )

    def _all_yes_no(self, findings: tuple[str, ...]) -> bool:
        return all(self.knowledge.findings[id].kind == "yes_no" for id in findings)

    def _page_of(self, pending: list[tuple[Question, tuple[str, ...]]], anywhere: int) -> Outline:
        first, findings = pending[0]
        if first.reading:
            together = [
                (question, found)
                for question in self.programme.questions
                if question.reading and (found := self._pending(question, anywhere))
            ]
            return Outline("readings", *_joined(together))
        if not first.checklist:
            return Outline("question" if len(findings) == 1 else "fields", (first.id,), findings)
        merged = [pending[0]]
        for question, found in pending[1:]:
            size = sum(len(f) for _, f in merged) + len(found)
            if first.alone or question.alone or not question.checklist or size > CHECKLIST_ITEMS:
                break
            merged.append((question, found))
        questions, items = _joined(merged)
        return Outline("checklist" if len(items) > 1 else "question", questions, items)


def _joined(
    pending: list[tuple[Question, tuple[str, ...]]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        tuple(question.id for question, _ in pending),
        tuple(finding for _, findings in pending for finding in findings),
    )


def engine_values(rules: Programme, answers: Answers) -> dict[str, Any]:
    """The answers that the programme's rules read, the age as an interval."""
    values = {id: value for id, value in answers.items() if id in rules.mask}
    if "age" in values and (age := age_of(answers)):
        narrowed = "age_exact" in answers or age[0] == age[1]
        values["age"] = (*age, *FINAL) if narrowed else age
    return values


def sum_bits(masks: list[int]) -> int:
    total = 0
    for mask in masks:
        total |= mask
    return total
