"""The safety net: each of its sentences can be said to somebody, and none promises less than the truth.

The engine itself works out what a change would mean, so a sentence can only understate where the same words stand
for several answers: then the words must carry the most urgent of them. Whether they can be said is proved; that they
carry the most urgent is shown by running the engine on up to eight smallest people for each two such answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from typing import Any

import z3

from askae.triage import UnfinishedError, advise
from askae.triage.knowledge import Finding

from .case import Case
from .classes import AnswerClass
from .failure import Failure, Findings
from .person import Slot
from .person_said import person_of
from .view import View
from .weigh import Weighed
from .words import in_words

NAME = "safety net"
READER = "you"
PEOPLE_A_SENTENCE = 8


def check(case: Case) -> Findings:
    sentences = [(id, value) for id in case.person.slots for value in developments(case, id)]
    key = {
        pair: f"{pair[0]} {words_for(case.frame.findings[pair[0]], pair[1])}" for pair in sentences
    }
    said = frozenset(key[pair] for pair in sentences if _can_be_said(case, *pair))
    low = list(_understated(case))
    asked = frozenset(key.values())
    return Findings(len(sentences), tuple(low), {"said": said, "could be said": asked})


def developments(case: Case, id: str) -> list[str]:
    """The answers of a finding that have words for the safety net here."""
    finding, programme = case.frame.findings[id], case.frame.programme
    if programme.mask.get(id, 0) & programme.cannot_develop or id not in programme.mask:
        return []
    if finding.kind == "yes_no":
        return [finding.worse] if finding.develops and finding.worse != "none" else []
    return [o.id for o in finding.options if words_for(finding, o.id) and o.id != finding.least]


def words_for(finding: Finding, value: str) -> str:
    own = finding.option(value).develops if finding.options else None
    wording = own or finding.develops
    return wording[READER] if wording else ""


def _changed(case: Case, id: str, value: str) -> tuple[Weighed, list[Any], Any]:
    """The same person after the change: its view, constraints, and that it happened."""
    other = case.other(id)
    slot = other.view.person.slots[id]
    return other, list(slot.constraint()), _is(slot, value)


def _is(slot: Slot, value: str) -> Any:
    return slot.literals[place_of(slot, value)]


def place_of(slot: Slot, value: str) -> int:
    """The class of an answer; answers that no rule tells apart share one."""
    for place, own in enumerate(slot.classes):
        if own.answer == value:
            return place

    def made(own: AnswerClass) -> list[bool | None]:
        return [own.makes(atom, slot.finding) for atom in slot.atoms]

    wanted = made(AnswerClass(value))
    return next(i for i, own in enumerate(slot.classes) if not own.unsure and made(own) == wanted)


def _can_be_said(case: Case, id: str, value: str) -> bool:
    """For somebody the change makes the advice more urgent."""
    other, extra, happened = _changed(case, id, value)
    rises = other.more_urgent_than(case.weighed, other.ranks_anew())
    return case.find(rises, extra=[*extra, happened]) is not None


def _understated(case: Case) -> Iterator[Failure]:
    """Two answers with the same words, of which the worse is more urgent for somebody who reads the words."""
    for id in case.person.slots:
        by_words: dict[str, list[str]] = {}
        for value in developments(case, id):
            by_words.setdefault(words_for(case.frame.findings[id], value), []).append(value)
        for words, values in by_words.items():
            if len(values) > 1:
                yield from _sentence(case, id, words, values)


def _sentence(case: Case, id: str, words: str, values: list[str]) -> Iterator[Failure]:
    known = case.base.knowledge
    for mild, worse in permutations(values, 2):
        for answers in _readers(case, id, mild, worse):
            after = case.rank(answers | {id: worse})
            promised = _promised(case, answers, words)
            if promised is None or promised >= after:
                continue
            title, truth = known.by_rank[promised].get, known.by_rank[after].get
            yield Failure(
                NAME,
                case.complaints[0],
                id,
                f"the safety net says “{words}: {title}”, but these words also mean {worse}, "
                f"and then it is “{truth}”",
                case.base.place("finding", id),
                in_words(known, answers),
                answers,
            )
            return


def _readers(case: Case, id: str, mild: str, worse: str) -> Iterator[dict[str, Any]]:
    """A few people for whom both changes matter and the worse one more; each differs in what worries."""
    milder, extra, happened = _changed(case, id, mild)
    person = case.person.other([id], "''")
    slot = person.slots[id]
    graver = Weighed(View(case.frame, person, case.view), case.weighed)
    wanted = graver.more_urgent_than(milder), milder.more_urgent_than(case.weighed)
    extra += [happened, *slot.constraint(), _is(slot, worse)]
    for place in range(PEOPLE_A_SENTENCE):
        sure = [case.definite] if place % 2 else []  # every other one is sure of everything
        model = case.smallest(*wanted, *sure, extra=extra) or case.smallest(*wanted, extra=extra)
        if model is None:
            return
        yield person_of(case, model)
        worrying = [
            part
            for own in case.person.slots.values()
            if not own.is_calm(model)
            for part in own.same_as(model)
        ]
        extra.append(z3.Not(z3.And(*worrying)))


def _promised(case: Case, answers: Mapping[str, Any], words: str) -> int | None:
    """The urgency that the engine's safety net gives with these words; None where it does not use them."""
    try:
        outcome = advise(case.base.knowledge, {"who": "me", **answers})
    except UnfinishedError:
        return None
    ranks = [
        case.base.knowledge.dispositions[warning.disposition].rank
        for warning in outcome.safety_net
        if any(words in change for change in warning.changes)
    ]
    return max(ranks, default=None)
