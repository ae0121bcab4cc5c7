"""What the engine means, one paragraph a test: unknown, not sure, applicability, readings, default."""

from typing import Any

import pytest

from askae.triage import UnfinishedError, advise, journey
from askae.triage.expressions import And, AtLeast, Or
from askae.triage.outcome import settled
from askae.triage.reference import bounds

from .asking import ADULT, asked, emergency, hot, one, rash, stiff, told
from .bases import (
    Atom,
    choice,
    is_in,
    no,
    number,
    older,
    question,
    rule,
    several,
    yes,
    yes_no,
    younger,
)


def test_unknown_is_never_false() -> None:
    """While a red flag is unknown the journey goes on; there is no outcome to read."""
    knowledge = one([rash, stiff], emergency)
    assert asked(knowledge, rash="yes") == ["stiff"]
    with pytest.raises(UnfinishedError):
        advise(knowledge, ADULT | {"rash": "yes"})


def test_questions_that_cannot_matter_are_not_asked() -> None:
    knowledge = one([rash, stiff], emergency)
    assert asked(knowledge, rash="no") == []
    assert told(knowledge, rash="no") == "gp_routine"


def test_the_most_urgent_rule_decides() -> None:
    knowledge = one(
        [rash, hot], rule("a", yes("rash"), "ae_now"), rule("b", yes("hot"), "gp_today")
    )
    assert told(knowledge, rash="yes", hot="yes") == "ae_now"
    assert told(knowledge, rash="no", hot="yes") == "gp_today"


class TestNotSure:
    def test_counts_as_worse_in_an_emergency_rule_with_a_definite_answer(self) -> None:
        assert told(one([rash, stiff], emergency), rash="yes", stiff="not_sure") == "call_999"

    def test_an_emergency_through_not_sure_alone_speaks_to_someone(self) -> None:
        knowledge = one([rash, stiff], emergency)
        outcome = advise(knowledge, ADULT | {"rash": "not_sure", "stiff": "not_sure"})
        assert outcome.disposition == "speak_now"
        assert "not sure" in outcome.reasons[0]
        assert all("not sure whether" in clause for clause in outcome.because)

    def test_age_or_complaint_is_no_worrying_answer(self) -> None:
        knowledge = one([rash], rule("old", And((yes("rash"), older(50))), "call_999"))
        assert told(knowledge, age="65 years", rash="not_sure") == "speak_now"

    def test_what_the_complaint_asserts_is_no_worrying_answer(self) -> None:
        knowledge = one([rash, stiff], emergency, complaint={"asserts": {"rash": "yes"}})
        assert told(knowledge, stiff="not_sure") == "speak_now"
        assert told(knowledge, stiff="yes") == "call_999"

    def test_is_an_emergency_where_the_finding_says_so(self) -> None:
        grave = yes_no("rash", not_sure="emergency")
        assert told(one([grave], rule("r", yes("rash"), "ae_now")), rash="not_sure") == "ae_now"

    def test_counts_as_least_worrying_in_other_rules(self) -> None:
        assert (
            told(one([rash], rule("r", yes("rash"), "gp_today")), rash="not_sure") == "gp_routine"
        )

    def test_about_something_reassuring_counts_as_worse_everywhere(self) -> None:
        walk = yes_no("walk", worse="no", not_sure="worse")
        assert told(one([walk], rule("r", no("walk"), "gp_today")), walk="not_sure") == "gp_today"

    def test_three_on_red_flags_of_one_complaint_speak_to_someone(self) -> None:
        flags = [yes_no(f"f{i}") for i in range(3)]
        rules = [rule(f"r{i}", And((yes(f"f{i}"), yes("rash"))), "ae_now", "c") for i in range(3)]
        ask = [question("flags", *flags), question("q", rash)]
        knowledge = one([*flags, rash], *rules, ask=ask)
        two = {"f0": "not_sure", "f1": "not_sure", "f2": "no", "rash": "no"}
        assert told(knowledge, **two) == "gp_routine"
        outcome = advise(knowledge, ADULT | two | {"f2": "not_sure"})
        assert outcome.disposition == "speak_now"
        assert "not sure" in outcome.reasons[0]

    def test_does_not_earn_self_care(self) -> None:
        knowledge = one([rash], self_care_when=no("rash"))
        assert told(knowledge, rash="no") == "self_care"
        assert told(knowledge, rash="yes") == "gp_routine"
        assert told(knowledge, rash="not_sure") == "gp_routine"

    def test_of_sex_counts_either_way_in_an_emergency(self) -> None:
        knowledge = one([rash], rule("r", And((yes("rash"), is_in("sex", "male"))), "ae_now"))
        assert told(knowledge, sex="not_sure", rash="yes") == "ae_now"


class TestApplicability:
    def test_what_does_not_apply_is_least_worrying_and_not_asked(self) -> None:
        spot = yes_no("spot", applies=younger(1))
        knowledge = one([spot], rule("r", yes("spot"), "ae_now"))
        assert asked(knowledge) == []
        assert told(knowledge, spot="yes") == "gp_routine"  # masked, not deleted

    def test_what_decides_it_is_asked_first(self) -> None:
        knowledge = one([rash], rule("r", And((yes("rash"), is_in("pregnancy", "yes"))), "ae_now"))
        assert asked(knowledge) == ["sex"]
        assert asked(knowledge, sex="female") == ["pregnancy"]
        assert asked(knowledge, sex="female", pregnancy="yes") == ["rash"]
        assert asked(knowledge, sex="male") == []

    def test_an_asserted_finding_waits_for_its_condition(self) -> None:
        fits = yes_no("fits", applies=is_in("sex", "male"))
        knowledge = one(
            [fits], rule("r", yes("fits"), "ae_now"), complaint={"asserts": {"fits": "yes"}}
        )
        assert told(knowledge, sex="male") == "ae_now"
        assert told(knowledge, sex="female") == "gp_routine"

    def test_a_finding_never_asked_is_least_worrying(self) -> None:
        unasked = yes_no("unasked")
        knowledge = one(
            [rash, unasked], rule("r", yes("unasked"), "ae_now"), ask=[question("q", rash)]
        )
        assert asked(knowledge) == []

    def test_but_counts_where_it_was_said_before(self) -> None:
        """Said under another complaint, then the complaint was changed."""
        knowledge = one([rash, stiff], rule("r", yes("stiff"), "ae_now"), ask=[question("q", rash)])
        assert told(knowledge, stiff="yes") == "ae_now"


class TestAge:
    def test_the_exact_age_is_asked_only_where_it_matters(self) -> None:
        knowledge = one([rash], rule("r", And((yes("rash"), older(40))), "ae_now"))
        assert asked(knowledge) == ["age_exact"]
        page = journey(knowledge, ADULT).page
        assert page is not None
        ask = page.questions[0]
        assert (ask.kind, ask.unit, ask.min, ask.max) == ("age", "years", 16, 49)
        assert asked(knowledge, age_exact="45 years") == ["rash"]
        assert asked(knowledge, age_exact="20 years") == []

    def test_under_five_it_is_always_asked_finer(self) -> None:
        knowledge = one([rash], rule("r", yes("rash"), "ae_now"))
        page = journey(knowledge, {"who": "someone_else", "age": "under 1 year"}).page
        assert page is not None
        assert page.questions[0].options[0].value == "under 28 days"
        assert len(page.questions[0].options) == 4

    def test_a_corrected_band_makes_an_exact_age_void(self) -> None:
        knowledge = one([rash], rule("r", yes("rash"), "ae_now"))
        person = {"who": "someone_else", "age": "1-4 years", "age_exact": "under 28 days"}
        page = journey(knowledge, person).page
        assert page is not None
        assert page.questions[0].finding == "age_exact"

    def test_an_age_on_both_sides_of_a_threshold_counts_as_not_sure(self) -> None:
        """28 days to 2 months, a rule from 6 weeks: no question can tell, so caution decides."""
        from_six_weeks = Atom("age", ">=", 42)
        knowledge = one([rash], rule("r", And((yes("rash"), from_six_weeks)), "ae_now"))
        baby = {"who": "someone_else", "age": "under 1 year", "age_exact": "28 days-2 months"}
        assert told(knowledge, **baby, rash="yes") == "ae_now"
        assert told(knowledge, **baby, rash="no") == "gp_routine"

    def test_a_program_may_give_just_the_age(self) -> None:
        knowledge = one([rash], rule("r", yes("rash"), "ae_now"))
        page = journey(knowledge, {"age": "34 years"}).page
        assert page is not None
        assert page.kind == "dangers"


class TestReadings:
    hot_rule = rule("r", Or((Atom("temperature", ">=", 38), yes("hot"))), "gp_today")

    def test_a_skipped_reading_counts_as_normal(self) -> None:
        knowledge = one([hot, number("temperature", 37)], self.hot_rule)
        assert told(knowledge, hot="no", temperature="skipped") == "gp_routine"

    def test_a_normal_reading_cancels_nothing(self) -> None:
        knowledge = one([hot, number("temperature", 37)], self.hot_rule)
        assert told(knowledge, hot="yes", temperature=36.6) == "gp_today"

    @pytest.mark.parametrize(
        ("op", "value", "given"), [(">=", 38, 38), (">", 38, 38.1), ("<", 36, 35), ("<=", 36, 36)]
    )
    def test_thresholds(self, op: Any, value: float, given: float) -> None:
        knowledge = one(
            [number("temperature", 37)], rule("r", Atom("temperature", op, value), "gp_today")
        )
        assert told(knowledge, temperature=given) == "gp_today"
        assert told(knowledge, temperature=37) == "gp_routine"

    def test_come_last_in_their_level_together_on_one_page(self) -> None:
        pulse, temperature = number("pulse", 70), number("temperature", 37)
        first = rule(
            "a", Or((Atom("pulse", ">=", 130), Atom("temperature", ">=", 41), yes("hot"))), "ae_now"
        )
        knowledge = one([pulse, hot, temperature], first)
        assert asked(knowledge) == ["hot"]
        page = journey(knowledge, ADULT | {"hot": "no"}).page
        assert page is not None
        assert (page.kind, [a.finding for a in page.questions]) == (
            "readings",
            ["pulse", "temperature"],
        )
        assert all(a.may_skip and not a.not_sure for a in page.questions)


def test_several_options_and_counts() -> None:
    site = several("site", "arm jaw back")
    wide = rule("r", Atom("site", "has", ("arm", "jaw")), "ae_now")
    knowledge = one([site], wide)
    assert told(knowledge, site=["jaw", "back"]) == "ae_now"
    assert told(knowledge, site=["back"]) == "gp_routine"
    lacks = one([site], rule("r", Atom("site", "lacks", ("arm",)), "gp_today"))
    assert told(lacks, site=[]) == "gp_today"
    assert told(lacks, site=["arm"]) == "gp_routine"


def test_two_of_three_and_weighted_scores() -> None:
    signs = [yes_no(f"s{i}") for i in range(3)]
    knowledge = one(
        signs, rule("r", AtLeast(2, tuple((1, yes(f"s{i}")) for i in range(3))), "ae_now")
    )
    assert told(knowledge, s0="yes", s1="no", s2="yes") == "ae_now"
    assert told(knowledge, s0="yes", s1="no", s2="no") == "gp_routine"
    score = one(
        signs,
        rule("r", AtLeast(1.5, ((1.5, yes("s0")), (1, yes("s1")), (0.5, yes("s2")))), "ae_now"),
    )
    assert told(score, s0="no", s1="yes", s2="yes") == "ae_now"
    assert told(score, s0="no", s1="yes", s2="no") == "gp_routine"


def test_a_general_rule_may_turn_on_the_complaint() -> None:
    came_with = Atom("complaint", "has", ("c",))
    knowledge = one([rash], rule("r", And((yes("rash"), came_with)), "ae_now"))
    assert told(knowledge, rash="yes") == "ae_now"
    other = one([rash], rule("r", And((yes("rash"), Atom("complaint", "has", ("d",)))), "ae_now"))
    assert told(other) == "gp_routine"


class TestBoundsOnTheWay:
    """Fast engine and slow reference agree before the end, too."""

    pregnant_rash = rule("r", And((yes("rash"), is_in("pregnancy", "yes"))), "ae_now", "c")
    elsewhere = rule("e", And((yes("hot"), older(65))), "call_999", "d")
    flags = tuple(rule(f"f{i}", And((yes(f"flag{i}"), yes("hot"))), "call_999") for i in range(3))

    @pytest.mark.parametrize(
        "answers",
        [
            {},
            {"complaint": ["c"]},
            {"complaint": ["c"], "rash": "yes"},
            {"complaint": ["c"], "rash": "yes", "pregnancy": "yes"},  # sex not known: still counts
            {"complaint": ["c"], "age": "34 years", "rash": "yes", "pregnancy": "yes"},
            {"complaint": ["c"], "age": "34 years", "flag0": "not_sure", "flag1": "not_sure"},
            {"complaint": ["c"], "age": "34 years"} | {f"flag{i}": "not_sure" for i in range(3)},
        ],
    )
    def test_agree(self, answers: dict[str, Any]) -> None:
        flagged = [yes_no(f"flag{i}") for i in range(3)]
        knowledge = one([rash, hot, *flagged], self.pregnant_rash, self.elsewhere, *self.flags)
        look = settled(knowledge, answers).look()
        lower, upper = bounds(knowledge, answers)
        assert look.rank == lower
        assert any(look.relevant) == (upper > lower)


def test_a_finding_without_a_question_may_be_met_by_everybody() -> None:
    """A rule may hold on the least worrying value of what is never asked."""
    place = choice("place", "home away")
    knowledge = one(
        [rash, place],
        rule("r", And((yes("rash"), is_in("place", "home"))), "ae_now"),
        ask=[question("q", rash)],
    )
    assert told(knowledge, rash="yes") == "ae_now"
    assert told(knowledge, rash="not_sure") == "speak_now"


def test_only_what_can_still_decide_applicability_is_asked() -> None:
    """One way to apply is ruled out by age; the other is asked for."""
    spot = yes_no("spot", applies=Or((And((yes("hot"), older(65))), yes("rash"))))
    ask = [question(f"q_{f.id}", f, alone=True) for f in (spot, hot, rash)]
    knowledge = one([spot, hot, rash], rule("r", yes("spot"), "ae_now"), ask=ask)
    assert asked(knowledge, age="34 years") == ["rash"]
    assert asked(knowledge, age="34 years", rash="yes") == ["spot"]


def test_more_answers_than_are_kept_ready_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("askae.triage.programme.MOST_EFFECTS_KEPT", 0)
    assert told(one([rash], rule("r", yes("rash"), "ae_now")), rash="yes") == "ae_now"
