"""Rules in plain words, and never a hazard."""

from __future__ import annotations

import pytest

from askae.readable.complaint import DEFAULT_WHEN, SELF_CARE_WHEN, general_rules, readable
from askae.readable.conditions import condition, lines
from askae.triage.expressions import TRUE, And, AtLeast, Atom, Expression, Or
from tests.evaluation.small import knowledge

TIGHT, SPREADS, HOT = (Atom(id, "is", "yes") for id in ("tight", "spreads", "hot"))
OLD = Atom("age", ">=", 50 * 365.25)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (TIGHT, "it feels tight"),
        (Atom("tight", "is", "no"), "it is not so that it feels tight"),
        # where "no" worries, its words are those of "no"
        (Atom("with_them", "is", "no"), "you are not with you"),
        (Atom("how_long", "in", ("weeks",)), "it has lasted weeks"),
        (Atom("how_long", "in", ("days", "weeks")), "it has lasted days or it has lasted weeks"),
        (Atom("where", "has", ("left",)), "it hurts on the left"),
        (Atom("where", "lacks", ("left",)), "it is not so that it hurts on the left"),
        (Atom("times_sick", ">=", 9), "you have been sick at least 9 times"),
        (Atom("temperature", ">", 38.5), "the temperature is more than 38.5 °C"),
        (Atom("drinks", "<", 2), "you have drunk under 2 cups"),
        (OLD, "the age is 50 years or over"),
        (Atom("complaint", "has", ("chest",)), "the problem is “Chest pain”"),
        (And((TIGHT, SPREADS)), "it feels tight and it spreads to the arm"),
        (And((TIGHT, Or((SPREADS, HOT)))), "it feels tight and (it spreads to the arm or you feel hot)"),
        (Or((TIGHT, SPREADS, HOT)), "it feels tight, or it spreads to the arm, or you feel hot"),
        (
            And((TIGHT, Atom("how_long", "in", ("days", "weeks")))),
            "it feels tight and (it has lasted days or it has lasted weeks)",
        ),
        (
            AtLeast(2, ((1, TIGHT), (1, SPREADS), (1, HOT))),
            "at least 2 of these: it feels tight; it spreads to the arm; you feel hot",
        ),
        (
            AtLeast(2, ((2, TIGHT), (1, HOT))),
            "a score of 2 or more from: it feels tight (2); you feel hot (1)",
        ),
        (TRUE, "always"),
    ],
)  # fmt: skip
def test_in_words(when: Expression, words: str) -> None:
    assert condition(knowledge(), when, "you") == words


def test_what_must_hold_together_stands_line_by_line() -> None:
    told = lines(knowledge(), And((TIGHT, OLD)), "child")
    assert told == ("it feels tight", "the age is 50 years or over")


def test_a_complaint_in_order() -> None:
    found = readable(knowledge(), "chest")
    assert list(found.own) == ["emergency", "urgent", "routine", "self_care"]
    assert [one.rule.id for one in found.own["emergency"]] == ["heart", "sweating"]
    (default,), (home,) = found.own["routine"], found.own["self_care"]
    assert default.when[0] == DEFAULT_WHEN
    assert default.when[1:] == ("you feel hot or it has lasted days or it has lasted weeks",)
    assert home.when == (SELF_CARE_WHEN,)
    assert found.asked[0].title == "Do any of these fit?"
    assert [line.text for line in found.asked[0].lines][:2] == [
        "It feels tight",
        "It spreads to the arm",
    ]
    assert found.asked[1].lines[0].answers == ("Hours", "Days", "Weeks")
    assert found.sources == ("Made for tests (Nobody, 2026-01-01): not read yet",)


def test_general_rules_are_apart() -> None:
    assert {one.rule.id for own in general_rules(knowledge()).values() for one in own} == {
        "not_breathing",
        "choking",
        "not_with_them",
    }
    assert not {
        one.rule.id for own in readable(knowledge(), "chest").own.values() for one in own
    } & {"choking"}
