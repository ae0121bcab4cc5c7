"""The safety promises on random knowledge bases: each run draws other rules, people and answers."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from askae.triage import advise, journey
from askae.triage.journey import PAGES_AFTER_EMERGENCY
from askae.triage.knowledge import Knowledge
from askae.triage.outcome import settled
from askae.triage.programme import programme
from askae.triage.reference import bounds

from .bases import random_bases, values_of

thorough = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    max_examples=int(os.environ.get("ASKAE_EXAMPLES", "40")),
)
"""`ASKAE_EXAMPLES=2000 make test` looks harder, overnight."""


@st.composite
def people(draw: st.DrawFn, partly: bool = False) -> tuple[Knowledge, dict[str, Any]]:
    """A random base and somebody's answers to everything that it can ask."""
    knowledge = draw(random_bases())
    answers = {}
    for id in knowledge.findings:
        if not partly or draw(st.booleans()):
            values = values_of(knowledge, id)
            if id == "danger":
                values = ["no"] * 6 + values
            answers[id] = draw(st.sampled_from(values))
    if "age" not in answers:
        answers.pop("age_exact", None)
    return knowledge, answers


@st.composite
def walks(draw: st.DrawFn) -> tuple[Knowledge, dict[str, Any]]:
    """A base and the answers of a person who was asked page by page until the advice stood."""
    knowledge = draw(random_bases())
    answers: dict[str, Any] = {}
    while page := journey(knowledge, answers).page:
        for ask in page.questions:
            if ask.finding == "danger":
                answers["danger"] = "no"
            elif ask.finding == "age_exact" and not ask.options:
                answers["age_exact"] = f"{int((ask.min or 0) + (ask.max or 0)) // 2} years"
            elif ask.finding == "age_exact":
                answers["age_exact"] = draw(st.sampled_from([o.value for o in ask.options]))
            else:
                answers[ask.finding] = draw(st.sampled_from(values_of(knowledge, ask.finding)))
    return knowledge, answers


@thorough
@given(people(partly=True))
def test_fast_engine_and_slow_reference_agree(someone: tuple[Knowledge, dict[str, Any]]) -> None:
    knowledge, answers = someone
    look = settled(knowledge, answers).look()
    lower, upper = bounds(knowledge, answers)
    assert look.rank == lower
    # The fast engine names what could raise the advice exactly where the reference sees a higher upper bound.
    assert any(look.relevant) == (upper > lower)


@thorough
@given(walks())
def test_p1_every_walk_ends_in_an_outcome_in_time(
    someone: tuple[Knowledge, dict[str, Any]],
) -> None:
    knowledge, answers = someone
    outcome = advise(knowledge, answers)
    assert outcome.pages_asked <= knowledge.max_pages
    assert outcome.title


@thorough
@given(walks(), st.data())
def test_p5_no_completion_changes_the_advice(
    someone: tuple[Knowledge, dict[str, Any]], data: st.DataObject
) -> None:
    """Early stop equals asking everything; once A&E is certain, only 999 may still be missed."""
    knowledge, answers = someone
    early = advise(knowledge, answers)
    completed = dict(answers)
    for id in sorted(programme(knowledge, answers).askable):
        if id not in completed and id not in ("age_exact", "complaint"):
            definite = [value for value in values_of(knowledge, id) if value != "not_sure"]
            if id == "danger":
                definite = ["no"]
            completed[id] = data.draw(st.sampled_from(definite), label=id)
    late = settled(knowledge, completed).disposition()
    if early.level == "emergency" and early.within <= 1:
        assert late.rank >= knowledge.dispositions[early.disposition].rank
    else:
        assert late.id == early.disposition


@thorough
@given(people(), st.data())
def test_p3_worse_is_never_less_urgent(
    someone: tuple[Knowledge, dict[str, Any]], data: st.DataObject
) -> None:
    knowledge, answers = someone
    ordered: dict[str, list[Any]] = {
        **{f"s{i}": ["no", "yes"] for i in range(7)},
        "can_walk": ["yes", "no"],
        "grade": ["none", "mild", "bad", "worst"],
        "reading": ["skipped", 37, 38.5, 41],
        "sites": [[], ["jaw"], ["arm", "jaw"], ["arm", "jaw", "back"]],
    }
    id = data.draw(st.sampled_from(sorted(ordered)))
    better, worse = sorted(data.draw(st.tuples(*[st.integers(0, len(ordered[id]) - 1)] * 2)))
    low = _rank(knowledge, answers | {id: ordered[id][better]})
    high = _rank(knowledge, answers | {id: ordered[id][worse]})
    assert low <= high


@thorough
@given(people(), st.data())
def test_p4_not_sure_is_never_less_urgent_than_the_least_worrying_answer(
    someone: tuple[Knowledge, dict[str, Any]], data: st.DataObject
) -> None:
    knowledge, answers = someone
    id = data.draw(st.sampled_from([f"s{i}" for i in range(7)] + ["can_walk", "grade"]))
    calm = _rank(knowledge, answers | {id: knowledge.findings[id].least})
    unsure = _rank(knowledge, answers | {id: "not_sure"})
    assert calm <= unsure


@thorough
@given(people(), st.data())
def test_p4_not_sure_about_an_emergency_speaks_to_someone(
    someone: tuple[Knowledge, dict[str, Any]], data: st.DataObject
) -> None:
    knowledge, answers = someone
    id = data.draw(st.sampled_from([f"s{i}" for i in range(7)]))
    speak = knowledge.dispositions["speak_now"].rank
    if _rank(knowledge, answers | {id: "yes"}) > knowledge.dispositions["hospital_today"].rank - 1:
        assert _rank(knowledge, answers | {id: "not_sure"}) >= speak


@thorough
@given(walks())
def test_safety_net_says_what_the_engine_gives_after_the_change(
    someone: tuple[Knowledge, dict[str, Any]],
) -> None:
    knowledge, answers = someone
    outcome = advise(knowledge, answers)
    now = knowledge.dispositions[outcome.disposition].rank
    ranks = [knowledge.dispositions[w.disposition].rank for w in outcome.safety_net]
    assert ranks == sorted(ranks, reverse=True)
    assert all(rank > now for rank in ranks)
    assert sum(len(w.changes) for w in outcome.safety_net) <= 8
    single = {f"{id} develops (": id for id in knowledge.findings if id.startswith("s")}
    for warning in outcome.safety_net:
        for change in warning.changes:
            found = [id for text, id in single.items() if change.startswith(text)]
            if found and " and " not in change and change.split(" ")[0] in answers:
                after = _rank(knowledge, answers | {found[0]: "yes"})
                assert after == knowledge.dispositions[warning.disposition].rank


@thorough
@given(walks())
def test_once_ae_is_certain_two_checklists_at_most_look_for_999(
    someone: tuple[Knowledge, dict[str, Any]],
) -> None:
    knowledge, answers = someone
    passed = journey(knowledge, answers).passed
    certain_at = None
    for number in range(len(passed)):
        known = {ask.finding: ask.answer for page in passed[:number] for ask in page.questions}
        if "complaint" not in known:
            continue
        look = settled(knowledge, known).look()
        if knowledge.is_now(look.rank):
            certain_at = number
            break
    assume(certain_at is not None)
    later = passed[certain_at:]
    assert len(later) <= PAGES_AFTER_EMERGENCY
    assert all(page.kind in ("checklist", "question") for page in later)


@thorough
@given(people(partly=True))
def test_order_of_answers_does_not_matter(someone: tuple[Knowledge, dict[str, Any]]) -> None:
    knowledge, answers = someone
    backwards = dict(reversed(answers.items()))
    assert _rank(knowledge, answers) == _rank(knowledge, backwards)


def _rank(knowledge: Knowledge, answers: dict[str, Any]) -> int:
    return settled(knowledge, answers).look().rank
