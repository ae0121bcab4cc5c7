"""Where to go, how soon, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import wording
from .expressions import Atom, kleene
from .journey import engine_values, journey, with_speaker
from .knowledge import Advice, Disposition, Knowledge, Wording
from .pages import Outcome
from .programme import CompiledRule, Programme, programme
from .safety_net import warnings
from .state import State, start
from .values import NOT_SURE, SKIPPED, Answers, applies, atom_truth


class UnfinishedError(ValueError):
    """There is still a page to ask."""


def advise(knowledge: Knowledge, answers: Answers) -> Outcome:
    """The outcome of a finished journey.

    Raises UnfinishedError while `journey` still has a page: an unfinished assessment must never look like advice.
    """
    done = journey(knowledge, answers)
    if done.next is not None:
        raise UnfinishedError("There are questions left; see journey().")
    state = settled(knowledge, answers)
    rules, look = state.programme, state.look()
    rank = look.rank
    if any(look.relevant) and len(done.outlines) >= knowledge.max_pages:
        rank = max(rank, knowledge.dispositions[knowledge.speak_now].rank)
    disposition = rules.disposition(rank)
    deciding = state.holding(disposition)
    reader = wording.reader(answers)
    first_aid = dict.fromkeys(aid for rule, _ in deciding for aid in rule.rule.first_aid)
    advice = [a for a in _all_advice(knowledge, rules) if _fits(knowledge, a, answers, disposition)]
    return Outcome(
        level=disposition.level,
        disposition=disposition.id,
        within=disposition.within,
        title=disposition.title,
        how=disposition.how,
        out_of_hours=disposition.out_of_hours,
        cant_get_there=disposition.cant_get_there,
        transport=disposition.transport,
        because=tuple(dict.fromkeys(_because(knowledge, deciding, answers, reader))),
        reasons=_reasons(state, disposition, deciding, answers, reader),
        first_aid=tuple(step[reader] for aid in first_aid for step in knowledge.first_aid[aid]),
        do=_texts((a.do for a in advice), reader),
        dont=_texts((a.dont for a in advice), reader),
        bring=_texts((a.bring for a in advice), reader),
        look_again=_texts(((a.look_again,) for a in advice if a.look_again), reader),
        safety_net=warnings(state, disposition, reader),
        dangers=dangers(knowledge, answers),
        also=_also(state, disposition),
        rules=tuple(rule.rule.id for rule, _ in deciding),
        complaints=rules.complaints,
        pages_asked=len(done.outlines),
        version=knowledge.version,
        review=knowledge.review,
    )


def settled(knowledge: Knowledge, answers: Answers) -> State:
    """The state in which every answer given counts, also those on pages that were never reached."""
    rules = programme(knowledge, answers)
    values = engine_values(rules, with_speaker(answers))
    return start(rules).add(values, values).finish(values)


def lowers_emergency(knowledge: Knowledge, before: Answers, after: Answers) -> bool:
    """Whether a correction takes back an emergency that was certain: then ask to confirm it."""
    was = settled(knowledge, before).disposition()
    return was.level == "emergency" and settled(knowledge, after).disposition().rank < was.rank


def _because(
    knowledge: Knowledge,
    deciding: list[tuple[CompiledRule, tuple[Atom, ...]]],
    answers: Answers,
    reader: str,
) -> Iterator[str]:
    """The answers in the deciding conjunctions, in the order of asking."""
    used = {atom.finding for _, conjunction in deciding for atom in conjunction}
    for finding in knowledge.findings:
        if finding in used and (text := said(knowledge, finding, answers, reader)):
            yield text


def said(knowledge: Knowledge, id: str, answers: Answers, reader: str) -> str:
    """A clause to follow "because you said"; empty where nothing was said."""
    finding = knowledge.findings[id]
    if id == "age":
        return wording.AGE_SAID[reader].format(_age_text(answers))
    value = answers.get(id)
    if value in (None, SKIPPED, [], ()):
        asserted = {
            f for c in answers.get("complaint", ()) for f in knowledge.complaints[c].asserts
        }
        return finding.said[reader] if id in asserted and finding.kind == "yes_no" else ""
    if value == NOT_SURE:
        if finding.kind == "yes_no":
            return wording.NOT_SURE_SAID.format(finding.said[reader])
        return wording.NOT_SURE_ABOUT.format(finding.ask[reader])
    if finding.kind in ("choice", "ordered"):
        return finding.option(value).said[reader]
    if finding.kind == "several":
        return " and ".join(finding.option(part).said[reader] for part in value)
    return finding.said[reader].replace("{value}", str(value))


def _age_text(answers: Answers) -> str:
    text = str(answers["age_exact"] if "age_exact" in answers else answers["age"])
    return text.replace("-", " to ") + ("" if text.startswith(("under", "75")) else " old")


def _reasons(
    state: State,
    disposition: Disposition,
    deciding: list[tuple[CompiledRule, tuple[Atom, ...]]],
    answers: Answers,
    reader: str,
) -> tuple[str, ...]:
    """Those of the deciding rules; first of all, where it is so, that being unsure decided."""
    reasons = dict.fromkeys(
        rule.rule.reason[reader] for rule, _ in deciding if rule.rule.reason[reader]
    )
    for_itself = any(rule.rule.then == disposition.id for rule, _ in deciding)
    if disposition.rank == state.programme.speak_now and state.unsure and not for_itself:
        return (wording.UNSURE_REASON[reader],)  # theirs would tell what is not known as a fact
    if deciding and all(_rests_on_unsure(conjunction, answers) for _, conjunction in deciding):
        return (wording.SAFE_SIDE_REASON[reader], *reasons)
    return tuple(reasons)


def _rests_on_unsure(conjunction: tuple[Atom, ...], answers: Answers) -> bool:
    return any(answers.get(atom.finding) == NOT_SURE for atom in conjunction)


def _all_advice(knowledge: Knowledge, rules: Programme) -> list[Advice]:
    own = [a for id in rules.complaints for a in knowledge.complaints[id].advice]
    return [*own, *knowledge.advice]


def _fits(knowledge: Knowledge, advice: Advice, answers: Answers, disposition: Disposition) -> bool:
    if {"all", disposition.level, disposition.id}.isdisjoint(advice.targets):
        return False
    return kleene(advice.when, lambda atom: atom_truth(knowledge, atom, answers)) is True


def _texts(groups: Iterable[Iterable[Wording]], reader: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[reader] for group in groups for text in group))


def dangers(knowledge: Knowledge, answers: Answers) -> tuple[str, ...]:
    """The fixed list for this age: what the page of dangers asks, without what was said already."""
    reader = wording.reader(answers)
    return tuple(
        knowledge.findings[id].item[reader]
        for id in knowledge.dangers
        if applies(knowledge, id, answers) and answers.get(id) not in ("yes", NOT_SURE)
    )


def _also(state: State, chosen: Disposition) -> tuple[str, ...]:
    """Other services that would do in the same time."""
    return tuple(
        d.title
        for d in state.programme.knowledge.dispositions.values()
        if (d.level, d.within) == (chosen.level, chosen.within) and d.id != chosen.id
        if any(rule.rule.then == d.id for rule, _ in state.holding(d))
    )
