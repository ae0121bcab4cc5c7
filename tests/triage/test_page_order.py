"""What is asked when, and what shares a page."""

from dataclasses import replace

from askae.triage import advise, journey
from askae.triage.expressions import And, Or

from .asking import ADULT, asked, hot, one, rash, told
from .bases import (
    Atom,
    base,
    choice,
    complaint,
    defaults,
    is_in,
    no,
    number,
    older,
    question,
    rule,
    yes,
    yes_no,
)


class TestPages:
    def test_checklists_of_a_level_fill_pages_of_eight(self) -> None:
        groups = [[yes_no(f"{g}{i}") for i in range(3)] for g in "abc"]
        rules = [rule(f"r_{f.id}", yes(f.id), "ae_now") for group in groups for f in group]
        ask = [question(f"q_{g}", *group) for g, group in zip("abc", groups, strict=True)]
        knowledge = one([f for group in groups for f in group], *rules, ask=ask)
        page = journey(knowledge, ADULT).page
        assert page is not None
        assert page.kind == "checklist"
        assert [a.finding for a in page.questions] == [
            "a0",
            "a1",
            "a2",
            "b0",
            "b1",
            "b2",
            "c0",
            "c1",
        ]
        assert page.title == "Do you have any of these?"
        assert page.why == "why q_a (you) why q_b (you) why q_c (you)"

    def test_lists_in_a_row_differ_in_their_titles(self) -> None:
        lines = [yes_no(f"f{i}") for i in range(16)]
        rules = [rule(f"r_{f.id}", yes(f.id), "ae_now") for f in lines]
        ask = [question(f"q_{n}", *lines[n : n + 4]) for n in range(0, 16, 4)]
        knowledge = one(lines, *rules, ask=ask)
        first = journey(knowledge, ADULT).page
        assert first is not None
        second = journey(knowledge, ADULT | {a.finding: "no" for a in first.questions}).page
        assert second is not None
        assert second.kind == first.kind == "checklist"
        assert (first.title, second.title) == ("Do you have any of these?", "And any of these?")

    def test_room_left_is_filled_from_the_next_level(self) -> None:
        red, amber = yes_no("red"), yes_no("amber")
        rules = [rule("u", yes("amber"), "gp_today"), rule("e", yes("red"), "ae_now")]
        ask = [question("q_amber", amber), question("q_red", red)]
        assert asked(one([amber, red], *rules, ask=ask)) == ["red", "amber"]

    def test_a_question_whose_no_worries_is_never_a_line_of_a_checklist(self) -> None:
        """ "None of these" would store the worrying answer."""
        walk = yes_no("walk", worse="no")
        rules = [rule("a", no("walk"), "ae_now"), rule("b", yes("rash"), "ae_now")]
        assert asked(one([rash, walk], *rules, ask=[question("q", rash), question("w", walk)])) == [
            "rash"
        ]

    def test_one_that_stands_alone_does_not(self) -> None:
        a, b = [yes_no("a0"), yes_no("a1")], [yes_no("b0"), yes_no("b1")]
        rules = [rule(f"r_{f.id}", yes(f.id), "ae_now") for f in a + b]
        ask = [question("q_a", *a), question("q_b", *b, alone=True)]
        page = journey(one(a + b, *rules, ask=ask), ADULT).page
        assert page is not None
        assert len(page.questions) == 2
        assert page.title == "title q_a (you)"

    def test_level_before_authored_order(self) -> None:
        knowledge = one(
            [hot, rash], rule("u", yes("hot"), "gp_today"), rule("e", yes("rash"), "ae_now")
        )
        assert asked(knowledge) == ["rash"]

    def test_several_fields_share_a_page(self) -> None:
        colour, grade = choice("colour", "red blue"), choice("grade", "low high", worse="up")
        rules = [
            rule("a", is_in("colour", "blue"), "ae_now"),
            rule("b", is_in("grade", "high"), "ae_now"),
        ]
        page = journey(
            one([colour, grade], *rules, ask=[question("both", colour, grade)]), ADULT
        ).page
        assert page is not None
        assert page.kind == "fields"
        assert [a.kind for a in page.questions] == ["choice", "choice"]
        assert [o.value for o in page.questions[0].options] == ["red", "blue", "not_sure"]

    def test_once_ae_is_certain_two_checklists_look_for_999(self) -> None:
        more = [yes_no(f"m{i}") for i in range(4)]
        rules = [
            rule("ae", yes("rash"), "ae_now"),
            *[rule(f"r{i}", yes(f"m{i}"), "call_999") for i in range(4)],
        ]
        knowledge = one(
            [rash, *more],
            *rules,
            ask=[
                question("q", rash, alone=True),
                *[question(f"q{i}", m, alone=True) for i, m in enumerate(more)],
            ],
        )
        so_far = {"rash": "yes"}
        assert asked(knowledge, **so_far) == ["m0"]
        assert asked(knowledge, **so_far, m0="no") == ["m1"]
        assert asked(knowledge, **so_far, m0="no", m1="no") == []

    def test_never_more_than_the_declared_pages(self) -> None:
        many = [yes_no(f"m{i}") for i in range(9)]
        knowledge = one(
            many, *[rule(f"r{i}", yes(f"m{i}"), "ae_now") for i in range(9)], max_pages=6
        )
        answers = {f"m{i}": "no" for i in range(9)}
        outcome = advise(knowledge, ADULT | answers | {"m8": "no"})
        assert outcome.pages_asked == 6

    def test_what_was_cut_short_speaks_to_someone(self) -> None:
        many = [yes_no(f"m{i}") for i in range(9)]
        knowledge = one(
            many, *[rule(f"r{i}", yes(f"m{i}"), "ae_now") for i in range(9)], max_pages=6
        )
        assert told(knowledge, m0="no", m1="no", m2="no") == "speak_now"

    def test_a_danger_ends_the_questions(self) -> None:
        knowledge = one([rash], rule("r", yes("rash"), "ae_now"))
        outcome = advise(knowledge, {"who": "me", "age": "34 years", "danger": "yes"})
        assert (outcome.disposition, outcome.complaints) == ("call_999", ())
        assert outcome.first_aid == ("press hard (you)",)

    def test_not_sure_about_a_danger_does_too(self) -> None:
        knowledge = one([rash])
        assert (
            advise(knowledge, {"who": "me", "age": "34", "danger": "not_sure"}).disposition
            == "call_999"
        )

    def test_a_complaint_that_a_corrected_age_cannot_have_is_asked_again(self) -> None:
        knowledge = one([rash], rule("r", yes("rash"), "ae_now"), complaint={"applies": older(16)})
        page = journey(knowledge, ADULT | {"age": "5-11 years", "who": "someone_else"}).page
        assert page is not None
        assert page.kind == "complaint"
        assert page.questions[0].options == ()

    def test_two_complaints_share_their_pages(self) -> None:
        knowledge = base(
            [rash, hot],
            [question("q_rash", rash, alone=True), question("q_hot", hot, alone=True)],
            [
                rule("a", yes("rash"), "ae_now", "c"),
                rule("b", yes("hot"), "ae_now", "d"),
                *defaults("c", "gp_routine"),
                *defaults("d", "gp_today"),
            ],
            [complaint("c", "q_rash"), complaint("d", "q_hot", "q_rash")],
        )
        both = ADULT | {"complaint": ["c", "d"]}
        page = journey(knowledge, both | {"rash": "no"}).page
        assert page is not None
        assert page.questions[0].finding == "hot"
        assert advise(knowledge, both | {"rash": "no", "hot": "no"}).disposition == "gp_today"


def test_bounds_of_numbers_with_bands_are_offered_as_choices() -> None:
    from askae.triage.knowledge import Band

    from .bases import words

    vomits = number(
        "vomits", 0, reading=False, bands=(Band(1, words("once")), Band(4, words("2 to 4")))
    )
    skippable = replace(vomits, id="counted", reading=True)
    knowledge = one(
        [vomits, skippable],
        rule("r", Or((Atom("vomits", ">=", 4), Atom("counted", ">=", 4))), "gp_today"),
    )
    page = journey(knowledge, ADULT).page
    assert page is not None
    assert [o.value for o in page.questions[0].options] == ["1", "4", "not_sure"]
    page = journey(knowledge, ADULT | {"vomits": 1}).page
    assert page is not None
    assert [o.value for o in page.questions[0].options] == ["1", "4", "skipped"]


def test_a_follow_up_on_the_same_page_is_spared_by_the_answer_before_it() -> None:
    """Sex and pregnancy share a page; "male" needs no second answer."""
    knowledge = one([rash], rule("r", And((yes("rash"), is_in("pregnancy", "yes"))), "ae_now"))
    both = {id: knowledge.findings[id] for id in ("sex", "pregnancy")}
    questions = {
        id: q for id, q in knowledge.questions.items() if id not in ("sex_q", "pregnancy_q")
    }
    together = question("about", both["sex"], both["pregnancy"])
    knowledge = replace(knowledge, questions=questions | {"about": together})
    assert asked(knowledge) == ["sex", "pregnancy"]
    assert asked(knowledge, sex="female") == ["sex", "pregnancy"]
    assert asked(knowledge, sex="male") == []
    assert asked(knowledge, sex="female", pregnancy="yes") == ["rash"]
    assert asked(knowledge, sex="not_sure") == ["sex", "pregnancy"]


def test_a_list_of_its_own_stays_whole() -> None:
    """Suicide and harm are asked together, whatever their level."""
    a, b = yes_no("a"), yes_no("b")
    rules = [
        rule("e", yes("a"), "ae_now"),
        rule("u", yes("b"), "gp_today"),
        rule("x", yes("rash"), "ae_now"),
    ]
    ask = [question("q", a, b, alone=True), question("r", rash)]
    knowledge = one([a, b, rash], *rules, ask=ask)
    assert asked(knowledge) == ["a", "b"]
    assert asked(knowledge, a="no", b="no") == ["rash"]
    late = one([a, b, rash], *rules, ask=ask[::-1])
    assert asked(late) == ["rash"]


def test_a_chain_of_follow_ups_is_spared_whole() -> None:
    """A man once could not get past the page that asks sex, pregnancy and weeks."""
    weeks = choice(
        "weeks", "early late", worse="up", person=True, applies=is_in("pregnancy", "yes")
    )
    knowledge = one(
        [rash, weeks],
        rule("r", And((yes("rash"), is_in("weeks", "late"))), "ae_now"),
        ask=[question("q", rash)],
    )
    found = knowledge.findings
    about = question("about", found["sex"], found["pregnancy"], weeks)
    questions = {
        id: q for id, q in knowledge.questions.items() if id not in ("sex_q", "pregnancy_q")
    }
    own = replace(knowledge.complaints["c"], ask=("about", "q"))
    knowledge = replace(knowledge, questions=questions | {"about": about}, complaints={"c": own})
    assert asked(knowledge) == ["sex", "pregnancy", "weeks"]
    assert told(knowledge, sex="male", rash="yes") == "gp_routine"
    assert asked(knowledge, sex="male") == []
    assert asked(knowledge, sex="female", pregnancy="no") == []
    assert asked(knowledge, sex="female", pregnancy="yes") == ["sex", "pregnancy", "weeks"]
    assert asked(knowledge, sex="female", pregnancy="yes", weeks="late") == ["rash"]


def test_one_danger_ends_the_page_though_others_are_open() -> None:
    """A voice or a program that asks line by line must not delay 999."""
    dangers = [yes_no("danger"), yes_no("other_danger")]
    knowledge = base([], [], defaults("c", "gp_routine"), [complaint("c")], dangers=dangers)
    person = {"who": "me", "age": "34 years"}
    assert journey(knowledge, person | {"danger": "no"}).page is not None
    assert advise(knowledge, person | {"danger": "yes"}).disposition == "call_999"
