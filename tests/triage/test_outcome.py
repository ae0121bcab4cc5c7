"""What the person is told, why, and what would change it."""

from typing import Any

import pytest

from askae.triage import (
    advise,
    explain,
    explained,
    journey,
    lowers_emergency,
)
from askae.triage.expressions import And, Or
from askae.triage.knowledge import Advice

from .bases import (
    Atom,
    base,
    choice,
    complaint,
    defaults,
    is_in,
    number,
    older,
    question,
    rule,
    several,
    words,
    yes,
    yes_no,
    younger,
)

rash, stiff, hot = yes_no("rash"), yes_no("stiff"), yes_no("hot")
days = choice("days", "one three seven", worse="up")
site = several("site", "arm leg")
pulse = number("pulse", 70, unit="beats")
old = yes_no("old", can_develop=False)
FINDINGS = [rash, stiff, hot, days, site, pulse, old]
ADVICE = (
    Advice(("all",), And(()), do=(words("drink"),), bring=(words("tablets"),)),
    Advice(("emergency",), older(16), dont=(words("drive"),)),
    Advice(("emergency",), younger(16), dont=(words("ibuprofen"),)),
    Advice(("gp_routine",), yes("hot"), look_again=words("tomorrow")),
)
knowledge = base(
    FINDINGS,
    [question(f"q_{f.id}", f, alone=True) for f in FINDINGS],
    [
        rule("meningitis", And((yes("rash"), yes("stiff"))), "call_999", "c", first_aid=("aid",)),
        rule("rash_alone", yes("rash"), "hospital_today", "c"),
        rule("long", is_in("days", "three", "seven"), "gp_today", "c"),
        rule("fast", Or((Atom("pulse", ">=", 130), And((yes("hot"), yes("old"))))), "ae_now", "c"),
        rule(
            "limbs", And((yes("hot"), Atom("site", "has", ("arm", "leg")))), "pharmacist_today", "c"
        ),
        rule("two", And((yes("hot"), is_in("days", "seven"))), "ae_now", "c"),
        *defaults("c", "gp_routine"),
    ],
    [complaint("c", *[f"q_{f.id}" for f in FINDINGS], advice=ADVICE)],
)
WELL = {
    "who": "me", "age": "34 years", "danger": "no", "complaint": ["c"], "rash": "no", "stiff": "no",
    "hot": "no", "old": "no", "days": "one", "site": [], "pulse": "skipped",
}  # fmt: skip


def outcome(**answers: Any) -> Any:
    return advise(knowledge, WELL | answers)


def test_because_lists_the_deciding_answers_and_reasons_never_the_hazard() -> None:
    told = outcome(rash="yes", stiff="yes")
    assert told.because == ("rash was said (you)", "stiff was said (you)")
    assert told.reasons == ("reason of meningitis (you)",)
    assert told.rules == ("meningitis",)
    assert "hazard" not in repr(told)


def test_a_reason_is_no_fact_when_only_being_unsure_decided() -> None:
    unsure = outcome(rash="not_sure", stiff="yes")
    assert unsure.disposition == "call_999"
    assert unsure.reasons[0].startswith("You were not sure about a sign")
    assert unsure.reasons[1:] == ("reason of meningitis (you)",)
    sure_too = outcome(rash="yes", stiff="yes", hot="not_sure", old="yes", pulse=140)
    assert sure_too.reasons == ("reason of meningitis (you)",)
    alone = outcome(rash="not_sure")
    assert alone.disposition == "speak_now"
    assert "A clinician on the phone" in alone.reasons[0]


def test_because_reads_options_sites_numbers_and_age() -> None:
    assert outcome(days="three").because == ("days is three (you)",)
    assert (
        outcome(hot="yes", site=["arm", "leg"]).because[-1]
        == "site has arm (you) and site has leg (you)"
    )
    assert outcome(pulse=140).because == ("pulse was 140",)
    aged = base(
        [rash],
        [question("q", rash)],
        [rule("r", And((yes("rash"), older(50))), "ae_now"), *defaults("c", "gp_routine")],
        [complaint("c", "q")],
    )
    person = {"age": "50-64 years", "danger": "no", "complaint": ["c"], "rash": "yes"}
    assert advise(aged, person).because == ("you are 50 to 64 years old", "rash was said (you)")


def test_what_the_complaint_asserts_is_said_too() -> None:
    asserting = base(
        [rash, stiff],
        [question("q", stiff)],
        [rule("r", And((yes("rash"), yes("stiff"))), "ae_now"), *defaults("c", "gp_routine")],
        [complaint("c", "q", asserts={"rash": "yes"})],
    )
    person = {"age": "34 years", "danger": "no", "complaint": ["c"], "stiff": "yes"}
    assert advise(asserting, person).because == ("rash was said (you)", "stiff was said (you)")


def test_advice_fits_disposition_and_person() -> None:
    adult = outcome(rash="yes", stiff="yes")
    assert adult.do == ("drink (you)", "rest (you)")
    assert adult.dont == ("drive (you)",)
    assert adult.bring == ("tablets (you)",)
    assert adult.first_aid == ("press hard (you)",)
    child = outcome(rash="yes", stiff="yes", who="someone_else", age="7 years")
    assert child.dont == ("ibuprofen (child)",)
    assert outcome().look_again == ()


def test_services_that_tie_in_time_are_named() -> None:
    told = outcome(days="three", hot="yes", site=["arm"])
    assert (told.disposition, told.also) == ("gp_today", ("Do pharmacist_today",))


class TestSafetyNet:
    def test_worst_first_single_changes_and_pairs(self) -> None:
        net = {w.disposition: w.changes for w in outcome().safety_net}
        assert list(net) == ["call_999", "ae_now", "hospital_today", "gp_today"]
        assert net["call_999"] == ("rash develops (you) and stiff develops (you)",)
        assert net["ae_now"] == ("hot develops (you) and days becomes seven (you)",) or net[
            "ae_now"
        ] == ("days becomes seven (you) and hot develops (you)",)
        assert net["hospital_today"] == ("rash develops (you)",)
        assert net["gp_today"] == ("days becomes three (you)",)

    def test_a_pair_no_worse_than_one_of_its_parts_is_dropped(self) -> None:
        net = outcome(stiff="yes").safety_net
        assert [w.changes for w in net if w.disposition == "call_999"] == [("rash develops (you)",)]

    def test_only_what_can_develop_and_what_applies(self) -> None:
        texts = [change for w in outcome().safety_net for change in w.changes]
        assert not any("old" in text or "pulse" in text or "site" in text for text in texts)
        spot = yes_no("spot", applies=younger(1))
        small = base(
            [spot],
            [question("q", spot)],
            [rule("r", yes("spot"), "ae_now"), *defaults("c", "gp_routine")],
            [complaint("c", "q")],
        )
        assert (
            advise(small, {"age": "34 years", "danger": "no", "complaint": ["c"]}).safety_net == ()
        )

    def test_leaves_room_for_what_is_urgent(self) -> None:
        """Somebody with no dark thoughts now must still read what to do when they come."""
        reds = [yes_no(f"red{i}") for i in range(9)]
        amber = yes_no("amber")
        rules = [rule(f"r{i}", yes(f"red{i}"), "ae_now") for i in range(9)]
        rules.append(rule("a", yes("amber"), "gp_today"))
        full = base(
            [*reds, amber],
            [question("q", *reds[:8]), question("r", reds[8], amber)],
            [*rules, *defaults("c", "gp_routine")],
            [complaint("c", "q", "r")],
        )
        person = {f"red{i}": "no" for i in range(9)} | {"amber": "no"}
        net = advise(
            full, {"age": "34 years", "danger": "no", "complaint": ["c"]} | person
        ).safety_net
        assert [(w.disposition, len(w.changes)) for w in net] == [("ae_now", 7), ("gp_today", 1)]

    def test_signs_of_the_very_trouble_come_before_those_of_every_illness(self) -> None:
        """A child with a stomach bug: green vomit must not be crowded out by eight general signs."""
        general = [yes_no(f"ill{i}") for i in range(8)]
        green = yes_no("green")
        full = base(
            [*general, green],
            [question("g", *general), question("v", green)],
            [
                *[rule(f"r{i}", yes(f"ill{i}"), "call_999") for i in range(8)],
                rule("green", yes("green"), "ae_now"),
                *[d for c in "abcde" for d in defaults(c, "gp_routine")],
            ],
            [complaint("a", "g", "v"), *[complaint(c, "g") for c in "bcde"]],
        )
        person = {"age": "2 years", "danger": "no"} | {f"ill{i}": "no" for i in range(8)}
        net = advise(full, person | {"complaint": ["a"], "green": "no"}).safety_net
        assert [(w.disposition, len(w.changes)) for w in net] == [("call_999", 7), ("ae_now", 1)]

    def test_at_most_eight(self) -> None:
        many = [yes_no(f"m{i}") for i in range(12)]
        wide = base(
            many,
            [question("a", *many[:6]), question("b", *many[6:])],
            [
                *[rule(f"r{i}", yes(f"m{i}"), "ae_now") for i in range(12)],
                *defaults("c", "gp_routine"),
            ],
            [complaint("c", "a", "b")],
        )
        person = {"age": "34 years", "danger": "no", "complaint": ["c"]} | {
            f"m{i}": "no" for i in range(12)
        }
        assert sum(len(w.changes) for w in advise(wide, person).safety_net) == 8

    def test_findings_worded_for_the_safety_net_only(self) -> None:
        silent = yes_no("silent", develops=None)
        graded = choice("graded", "low high", worse="down")
        quiet = base(
            [silent, graded],
            [question("q", silent), question("g", graded)],
            [
                rule("r", yes("silent"), "ae_now"),
                rule("s", is_in("graded", "low"), "gp_today"),
                *defaults("c", "gp_routine"),
            ],
            [complaint("c", "q", "g")],
        )
        person = {
            "age": "34 years",
            "danger": "no",
            "complaint": ["c"],
            "silent": "no",
            "graded": "high",
        }
        assert [w.changes for w in advise(quiet, person).safety_net] == [
            ("graded becomes low (you)",)
        ]


def test_the_fixed_dangers_are_those_of_the_age() -> None:
    baby, adult = yes_no("d_baby", applies=younger(1)), yes_no("d_adult", applies=older(1))
    both = base([], [], defaults("c", "gp_routine"), [complaint("c")], dangers=[baby, adult])
    person = {"age": "34 years", "d_adult": "no", "complaint": ["c"]}
    assert advise(both, person).dangers == ("d_adult (you)",)


def test_counts_and_sites_stand_in_no_safety_net() -> None:
    times = number("times", 0, reading=False, can_develop=True, develops=words("more often"))
    spread = several("spread", "arm jaw", can_develop=True, develops=words("it spreads"))
    rules = [
        rule("often", Atom("times", ">=", 6), "gp_today"),
        rule("wide", Atom("spread", "has", ("jaw",)), "ae_now"),
        *defaults("c", "gp_routine"),
    ]
    counted = base(
        [times, spread],
        [question("t", times), question("s", spread)],
        rules,
        [complaint("c", "t", "s")],
    )
    person = {"age": "34 years", "danger": "no", "complaint": ["c"], "times": 1, "spread": []}
    assert advise(counted, person).safety_net == ()


class TestReaders:
    @pytest.mark.parametrize(
        ("who", "age", "reader"),
        [
            ("me", "34 years", "you"),
            ("someone_else", "34 years", "them"),
            ("someone_else", "7 years", "child"),
            ("me", "13 years", "you"),
            ("me", "3 years", "child"),
            ("someone_else", "6 weeks", "baby"),
            ("someone_else", "1 year", "child"),
        ],
    )
    def test_words_are_for_who_reads(self, who: str, age: str, reader: str) -> None:
        page = journey(
            knowledge, {"who": who, "age": age, "danger": "no"} | {"complaint": ["c"]}
        ).page
        assert page is not None
        assert page.title.endswith(f"({reader})")


class TestCorrections:
    def test_one_that_lowers_an_emergency_is_noticed(self) -> None:
        aged = base(
            [rash],
            [question("q", rash)],
            [rule("r", And((yes("rash"), older(50))), "ae_now"), *defaults("c", "gp_routine")],
            [complaint("c", "q")],
        )
        before = {"age": "60 years", "danger": "no", "complaint": ["c"], "rash": "yes"}
        assert lowers_emergency(aged, before, before | {"age": "40 years"})
        assert not lowers_emergency(aged, before, before | {"age": "70 years"})
        assert not lowers_emergency(aged, before | {"rash": "no"}, before | {"age": "40 years"})


class TestExplained:
    def test_each_rule_that_holds_with_what_it_rests_on(self) -> None:
        found = explained(knowledge, WELL | {"rash": "yes", "stiff": "yes"})
        assert [(one.rule.id, one.decides, one.rests_on) for one in found.rules] == [
            ("meningitis", True, ("rash", "stiff")),
            ("rash_alone", False, ("rash",)),
        ]
        assert found.outcome.rules == ("meningitis",)
        assert {one.finding: one.instead and one.instead.id for one in found.without} == {
            "rash": "gp_routine",
            "stiff": "hospital_today",
        }

    def test_a_reading_left_out_would_have_changed_nothing(self) -> None:
        found = explained(knowledge, WELL | {"hot": "yes", "old": "yes"})
        assert found.outcome.rules == ("fast",)
        assert [one.finding for one in found.without] == ["hot", "old"]

    def test_what_holds_where_nothing_else_does_is_told_where_it_decides(self) -> None:
        [only] = explained(knowledge, WELL).rules
        assert only.rule.default
        assert only.decides

    def test_what_holds_only_by_not_sure_asks_for_less(self) -> None:
        found = explained(knowledge, WELL | {"rash": "not_sure", "pulse": 140})
        assert [(one.rule.id, one.decides, one.asks_for.id) for one in found.rules] == [
            ("fast", True, "ae_now"),
            ("rash_alone", False, "speak_now"),
        ]


class TestExplain:
    def test_says_what_decided_and_what_would_have_changed_it(self) -> None:
        lines = explain(knowledge, WELL | {"rash": "yes", "stiff": "yes"})
        text = "\n".join(lines)
        assert lines[0] == "The advice: Do call_999."
        assert "It rests on what you said: rash was said (you); and stiff was said (you)." in lines
        assert (
            "Had you not said that rash was said (you), the advice would be: Do gp_routine."
            in lines
        )
        assert "source: not verified yet" in text
        assert "draft" in lines[-1]
        assert "hazard" not in text

    def test_counts_not_sure_and_skipped_openly(self) -> None:
        text = "\n".join(explain(knowledge, WELL | {"hot": "not_sure"}))
        assert "You were not sure whether hot was said (you)" in text
        assert "No reading for “pulse? (you)”" in text
        assert "It would become “Do call_999 now” if" in text

    def test_leaves_out_what_would_have_changed_nothing(self) -> None:
        either = base(
            [rash, stiff],
            [question("q", rash, stiff)],
            [rule("r", Or((yes("rash"), yes("stiff"))), "ae_now"), *defaults("c", "gp_routine")],
            [complaint("c", "q")],
        )
        person = {
            "age": "34 years",
            "danger": "no",
            "complaint": ["c"],
            "rash": "yes",
            "stiff": "yes",
        }
        assert "Had you not said" not in "\n".join(explain(either, person))

    def test_never_takes_what_was_not_asked_for_a_no(self) -> None:
        person = {"who": "me", "age": "34 years", "danger": "yes"}
        text = "\n".join(explain(knowledge, person))
        assert (
            "Had you not said that danger was said (you), there would be more questions first."
            in text
        )

    def test_not_sure_about_a_choice_is_good_english(self) -> None:
        text = "\n".join(explain(knowledge, WELL | {"days": "not_sure"}))
        assert "You were not sure about “days? (you)”" in text

    def test_names_the_source(self) -> None:
        source = {"title": "Rashes", "publisher": "NICE", "version": "2025-01-01"}
        cited = base(
            [rash, site],
            [question("q", rash), question("s", site)],
            [
                rule("r", And((yes("rash"), Atom("site", "has", ("arm",)))), "ae_now"),
                *defaults("c", "gp_routine"),
            ],
            [complaint("c", "q", "s")],
            sources={"NG1": source},
            review="signed",
        )
        from dataclasses import replace

        rules = tuple(replace(r, source=("NG1 1.2",)) for r in cited.rules)
        cited = replace(cited, rules=rules)
        person = {
            "age": "34 years",
            "danger": "no",
            "complaint": ["c"],
            "rash": "yes",
            "site": ["arm"],
        }
        text = "\n".join(explain(cited, person))
        assert "Rashes (NICE, 2025-01-01, 1.2)" in text
        assert "signed" in text
        assert (
            "Had you not said that site has arm (you), the advice would be: Do gp_routine." in text
        )
