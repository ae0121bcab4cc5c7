"""Each kind of fault, put into a copy of the real knowledge or engine, is named with a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from askae.knowledge import check_folder
from askae.proof import (
    pairs,
    promise_1,
    promise_2,
    promise_3,
    promise_4,
    promise_5,
    promise_6,
    safety_net,
)
from askae.proof.case import Case
from askae.proof.failure import Failure
from askae.triage import safety_net as engine_net
from askae.triage.programme import Programme
from askae.triage.values import NOT_SURE

from .real import base, case, spoiled, spoiled_folder


def named(failures: tuple[Failure, ...], about: str) -> Failure:
    found = [failure for failure in failures if failure.about == about]
    assert found, [failure.about for failure in failures]
    return found[0]


def test_a_lowered_rule_breaks_an_invariant(tmp_path: Path) -> None:
    lowered = spoiled(
        tmp_path,
        "general_rules.yaml",
        "when: stiff_neck and fever\n    then: call_999",
        "when: stiff_neck and fever\n    then: gp_today",
    )
    found = promise_2.check(Case(lowered, "fever")).failures
    failure = named(found, "stiff_neck_fever")
    assert "is told “Speak to a GP today”" in failure.person
    assert "neck is stiff" in failure.person
    assert "invariant stiff_neck_fever says" in failure.message
    assert "invariants.yaml:" in failure.place


def test_an_invariant_that_does_not_hold(tmp_path: Path) -> None:
    stated = spoiled(
        tmp_path,
        "invariants.yaml",
        "invariants:\n",
        "invariants:\n  racing:\n    says: A racing heart\n    when: racing_heart\n"
        "    least: call_999\n    source: {document: unverified}\n",
    )
    failure = named(promise_2.check(Case(stated, "headache")).failures, "racing")
    assert "their heart is racing" in failure.person
    assert "“Call 999 now” at least" in failure.message


def test_a_complaint_that_should_ask_and_does_not(tmp_path: Path) -> None:
    stated = spoiled(
        tmp_path,
        "invariants.yaml",
        "invariants:\n",
        "invariants:\n  neck:\n    says: A stiff neck with a sore foot\n    when: stiff_neck\n"
        "    least: urgent\n    source: {document: unverified}\n    complaints: [ankle_foot_injury]\n",
    )
    failure = named(promise_2.check(Case(stated, "ankle_foot_injury")).failures, "neck")
    assert "names this complaint, but nobody in it can meet these facts" in failure.message


def test_unknown_read_as_false(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the engine: "not sure" taken for no. The people from the proof are told less than they should be."""
    real = Programme._find_effects

    def spoilt(self: Programme, id: str, value: Any) -> tuple[int, int, int, int]:
        return (0, self.mask.get(id, 0), 0, 0) if value == NOT_SURE else real(self, id, value)

    monkeypatch.setattr(Programme, "_find_effects", spoilt)
    fresh = Case(spoiled_copy(), "headache")
    found = promise_4.check(fresh).failures
    assert found
    assert "not sure" in found[0].person
    assert "through “not sure”" in found[0].message


def spoiled_copy() -> Any:
    """The real base as a new object, so that nothing compiled before is used."""
    from askae.proof.base import base_of

    from .real import FOLDER

    return base_of(FOLDER)


def test_a_question_that_cannot_matter(tmp_path: Path) -> None:
    dead = spoiled(
        tmp_path,
        "complaints/low_mood.yaml",
        "  ask:\n",
        "  ask:\n    - usual_oxygen\n",
    )
    text = (tmp_path / "knowledge/questions.yaml").read_text(encoding="utf-8")
    assert "usual_oxygen:\n    kept:" in text
    dead.kept.pop(("question", "usual_oxygen"))  # type: ignore[attr-defined]
    dead.kept.pop(("finding", "usual_low_oxygen"))  # type: ignore[attr-defined]
    found = promise_6.check(Case(dead, "fever")).failures
    assert "changes nobody's advice" in named(found, "usual_oxygen").message


def test_a_rule_that_another_makes_pointless(tmp_path: Path) -> None:
    """By its meaning: no conjunction of the wider rule contains one of the narrower."""
    dead = spoiled(
        tmp_path,
        "complaints/headache.yaml",
        "rules:\n",
        "rules:\n  head_young_or_not:\n    when: head_weak and age >= 1 year and age < 16 years\n"
        "    then: gp_today\n    reason: Weak.\n    hazard: None\n    source: unverified\n",
    )
    failure = named(promise_6.check(Case(dead, "headache")).failures, "head_young_or_not")
    assert "head_deficit holds too" in failure.message


def test_an_unsafe_not_sure(tmp_path: Path) -> None:
    unsafe = spoiled(
        tmp_path, "people.yaml", "    not_sure: worse\n    means: Sex", "    means: Sex"
    )
    failure = named(promise_4.check(Case(unsafe, "something_else")).failures, "sex")
    assert "“not sure” about sex gives" in failure.message
    assert "trouble with wee" in failure.person


def test_an_understated_safety_net(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_net, "_worst_of_same_words", lambda finding, options, own: own.id)
    failure = named(safety_net.check(Case(base(), "chest_pain")).failures, "chest_when")
    assert "the safety net says “the pain comes back" in failure.message
    assert failure.person.startswith("A man of 35")


def test_worse_that_becomes_less_urgent(tmp_path: Path) -> None:
    """The excuse taken away from the one finding that has it."""
    real = base()
    unexcused = type(real)(real.knowledge, real.invariants, real.places, {}, real.kept)
    failure = named(promise_3.check(Case(unexcused, "something_else")).failures, "pregnancy_weeks")
    assert "pregnant" in failure.person
    assert "falls to" in failure.message


def test_an_immediate_danger_below_ae_ends_the_questions(tmp_path: Path) -> None:
    text = "  danger_poison:\n    when: danger_poison\n    then: "
    folder = spoiled_folder(tmp_path, "dangers.yaml", text + "ae_now", text + "hospital_today")
    from askae.proof.base import base_of

    found = promise_5.check(Case(base_of(folder), "fever")).failures
    assert "less than A&E now" in named(found, "danger_poison").message


def test_more_pages_than_declared(tmp_path: Path) -> None:
    short = spoiled(tmp_path, "knowledge.yaml", "max_pages: 25", "max_pages: 9")
    found = promise_1.check(Case(short, "headache")).failures
    assert "more than the 9 declared" in named(found, "pages").message


def test_a_rule_that_a_second_complaint_could_take_away(tmp_path: Path) -> None:
    silent = spoiled(
        tmp_path,
        "general_rules.yaml",
        "newborn or complaint = vomiting_diarrhoea or temperature",
        "newborn or temperature",
    )
    found = pairs.check(Case(silent, "vomiting_diarrhoea")).failures
    failure = named(found, "general_fever_under_3_months")
    assert "nothing is known of recent_vaccine" in failure.message


@pytest.mark.parametrize("complaint", sorted(base().knowledge.complaints))
def test_without_a_fault_nothing_is_named(complaint: str) -> None:
    real = case(complaint)
    for promise in (promise_1, promise_2, promise_3, promise_4, promise_5, pairs):
        assert promise.check(real).failures == ()


def test_the_files_are_checked_too(tmp_path: Path) -> None:
    folder = spoiled_folder(
        tmp_path,
        "invariants.yaml",
        "invariants:\n",
        "invariants:\n  bad:\n    says: Bad\n    when: no_such_finding\n    least: emergncy\n"
        "    source: {document: NOWHERE}\n",
    )
    messages = " ".join(problem.message for problem in check_folder(folder).problems)
    for said in ("no_such_finding", "emergncy", "NOWHERE"):
        assert said in messages
