"""What to ask next: a replay of all answers, page by page. Nothing is remembered between two calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from . import ages
from .knowledge import Knowledge, Question
from .page_builder import Outline, build_page
from .pages import Page
from .programme import FINAL, Asks, Programme, programme, union
from .state import Look, State, start
from .values import Answers, age_of, applies, can_have

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
        lists: list[Outline] = []
        for earlier in reversed(self.outlines[: number - 1]):
            if earlier.kind != "checklist":
                break
            lists.append(earlier)
        return build_page(self.knowledge, outline, self.answers, number, lists)


def journey(knowledge: Knowledge, answers: Answers) -> Journey:
    """Replay the answers: which pages they pass, and which page comes next."""
    answers = with_speaker(answers)
    replay = _Replay(knowledge, answers)
    passed: list[Outline] = []
    for outline in replay.pages():
        if not replay.is_answered(outline):
            return Journey(knowledge, answers, tuple(passed), outline, replay.state, replay.known)
        passed.append(outline)
        replay.take(outline)
    return Journey(knowledge, answers, tuple(passed), None, replay.state, replay.known)


def with_speaker(answers: Answers) -> Answers:
    """A program that gives the age need not say who is speaking."""
    return {"who": "me", **answers} if "age" in answers else answers


class _Replay:
    def __init__(self, knowledge: Knowledge, answers: Answers):
        self.knowledge = knowledge
        self.answers = answers
        self.known: dict[str, Any] = {}
        self.count = 0
        self.waiting = 0
        """Relevant atoms of findings of which it is not yet known whether they apply."""
        # With a complaint its rules are used from the start: the immediate dangers are in every programme.
        self.programme = programme(knowledge, answers)
        self.state = start(self.programme)
        self.open: tuple[Asks, ...] = self.programme.asks
        """The questions with something still to ask."""

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

    def is_answered(self, outline: Outline) -> bool:
        """A danger that is there ends its page, though other lines are open."""
        if outline.kind == "dangers" and any(
            self.answers.get(id) == "yes" for id in outline.findings
        ):
            return True
        return all(self.has_answer(id) or self.is_spared(id, outline) for id in outline.findings)

    def is_spared(self, finding: str, outline: Outline) -> bool:
        """Not to be answered, by another answer on the same page (pregnancy, after "male")."""
        on_page = self.known | {
            id: self.answers[id] for id in outline.findings if id in self.answers
        }
        return not applies(self.knowledge, finding, on_page)

    def take(self, outline: Outline) -> None:
        """The page is answered: go on with what it says."""
        self.count += 1
        new = {id: self.answers[id] for id in outline.findings if id in self.answers}
        self.known |= new
        values = engine_values(self.programme, new, self.known)
        self.state.add(values, self.known)
        self.open = tuple(
            [a for a in self.open if a.question.id not in outline.questions or self._unknown(a)]
        )

    def _unknown(self, asks: Asks) -> bool:
        return any(finding not in self.known for finding, _ in asks.findings)

    def pages(self) -> Iterator[Outline]:
        """The pages in order, each from all that is known by then."""
        for id in self.knowledge.start:
            question = self.knowledge.questions[id]
            if outline := self._start_page(question):
                yield outline
            if self.state.look().stop:
                return
        yield Outline("complaint", ("complaint",), ("complaint",))
        if heard := {id: self.answers[id] for id in self.programme.heard}:
            self.known |= heard
            values = engine_values(self.programme, heard, self.known)
            self.state.add(values, self.known)
        after_emergency = 0
        while self.count < self.knowledge.max_pages:
            look = self.state.look()
            certain = self.knowledge.is_now(look.rank)
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
        if id == "age_exact":
            age = ages.interval(self.known["age"])
            return age[0] != age[1] and age[0] < FINER_AGE_UNDER
        if id in self.programme.mask:
            return id not in self.state.off
        return applies(self.knowledge, id, self.known)

    def _next(self, look: Look, checklists_only: bool) -> Outline | None:
        """The first pending question of the most urgent level that has one, with what shares its page."""
        self.waiting = 0
        relevant = [self._with_conditions(bits) if bits else 0 for bits in look.relevant]
        for bits in relevant:
            for asks in self.open if bits else ():
                if asks.bits & bits and self._pending(asks, bits):
                    if asks.listable:
                        return self._checklist(relevant)
                    if not checklists_only:
                        return self._page_of(asks, union(relevant))
        return None

    def _with_conditions(self, bits: int) -> int:
        """Add what decides whether a relevant finding applies; that finding itself must wait.

        (See `_with_follow_ups` for one that stands on the same page.)
        """
        for condition in reversed(self.state.pending.values()):
            if bits & condition.bits:
                self.waiting |= bits & condition.bits
                bits &= ~condition.bits
                for mask in condition.masks:
                    if not mask & self.state.fails:
                        bits |= mask & ~(self.state.holds | self.state.unsure)
        return bits

    def _with_follow_ups(self, asks: Asks, bits: int) -> list[str]:
        """What is pending, and what waits only for an answer on this very page."""
        now = self._pending(asks, bits)
        return [id for id, own in asks.findings if id in now or own & self.waiting]

    def _pending(self, asks: Asks, bits: int) -> list[str]:
        return [id for id, own in asks.findings if own & bits and id not in self.known]

    def _checklist(self, relevant: list[int]) -> Outline:
        """Up to eight yes_no items, the most urgent level first, in the authored order within it."""
        items: dict[str, str] = {}
        for bits in relevant:
            for asks in self.open if bits else ():
                if not asks.listable or not asks.bits & bits or (items and asks.question.alone):
                    continue
                # A list of its own stays whole.
                shown = union(relevant) if asks.question.alone else bits
                items |= dict.fromkeys(self._pending(asks, shown), asks.question.id)
                if len(items) >= CHECKLIST_ITEMS or (items and asks.question.alone):
                    return self._listed(items)
        return self._listed(items)

    def _listed(self, items: dict[str, str]) -> Outline:
        items = dict(list(items.items())[:CHECKLIST_ITEMS])
        questions = tuple(dict.fromkeys(items.values()))
        return Outline("checklist" if len(items) > 1 else "question", questions, tuple(items))

    def _page_of(self, asks: Asks, anywhere: int) -> Outline:
        """A page that is no checklist; readings all come together."""
        if not asks.question.reading:
            findings = self._with_follow_ups(asks, anywhere)
            return Outline(
                "question" if len(findings) == 1 else "fields", (asks.question.id,), tuple(findings)
            )
        readings = [other for other in self.open if other.question.reading]
        together = {
            id: other.question.id for other in readings for id in self._pending(other, anywhere)
        }
        return Outline("readings", tuple(dict.fromkeys(together.values())), tuple(together))


def engine_values(rules: Programme, new: Answers, known: Answers | None = None) -> dict[str, Any]:
    """The answers that the programme's rules read, the age as an interval; ``known`` are all so far."""
    known = new if known is None else known
    values = {id: new[id] for id in new if id in rules.mask and id != "age"}
    if ("age" in new or "age_exact" in new) and "age" in rules.mask and (age := age_of(known)):
        narrowed = "age_exact" in known or age[0] == age[1]
        values["age"] = (*age, *FINAL) if narrowed else age
    return values
