"""Every kind of question: shown, kept when wrong, taken when right, with kind words."""

import pytest

from .person import Person


def at_question(person: Person, name: str) -> Person:
    """Go on until a page asks this."""
    person.choose("chest")
    for _ in range(12):
        if name in {str(field.get("name")) for field in person.page.find_all("input")}:
            return person
        person.calm(tick="tight" if name == "where" else "none", how_long="days")
    raise AssertionError(f"{name} was never asked")


def test_the_start_page_asks_who_and_age(person: Person) -> None:
    person.open("/ask/").say()
    assert person.errors == [
        "Who is this for: choose one of the answers.",
        "How old are you: choose one of the answers.",
    ]
    assert person.page.title.string.startswith("Error: ")  # type: ignore[union-attr]
    person.say(who="me", age="16-49 years")
    assert person.heading == "Is any of this happening now?"


def test_half_an_answer_is_kept(person: Person) -> None:
    person.open("/ask/").say(who="someone_else")
    assert person.held == {"who": ["someone_else"]}


@pytest.mark.parametrize("value", ["nonsense", "", "99"])
def test_a_choice_that_is_none_is_refused(person: Person, value: str) -> None:
    at_question(person, "how_long").say(how_long=value)
    assert person.errors == ["Choose one of the answers."]


def test_a_checklist_needs_an_answer(person: Person) -> None:
    person.choose("chest").say()
    assert person.errors == ["Tick all that fit. If nothing does, tick “None of these”."]


@pytest.mark.parametrize("ticks", [["none", "tight"], ["none", "not_sure"]])
def test_none_of_these_beside_a_tick_is_a_kind_error(person: Person, ticks: list[str]) -> None:
    person.choose("chest").say(tick=ticks)
    assert "Untick" in person.errors[0]
    assert person.held["tick"] == ticks if ticks[1] == "not_sure" else ticks[::-1]


def test_not_sure_about_some_asks_which_and_keeps_the_ticks(person: Person) -> None:
    person.choose("chest")
    number = person.number
    person.say(tick=["tight", "not_sure"])
    assert person.number == number
    assert person.heading == "Which ones are you not sure about?"
    assert "You ticked: " in person.main
    lines = [str(box["value"]) for box in person.page.select("input[name=unsure]")]
    assert "tight" not in lines
    person.say()
    assert person.errors == [
        "Tick what you are not sure about. If you are sure of all, tick “I am sure now”."
    ]
    person.say(unsure=["racing", "none"])
    assert person.errors == [
        "You ticked “I am sure now” and something else. Untick one or the other."
    ]
    person.say(unsure="racing")
    assert person.number == number + 1
    person.click("Back")
    assert person.held["tick"] == ["tight", "not_sure"]
    person.say(tick=["tight", "not_sure"])
    assert person.held["unsure"] == ["racing"]


def test_somebody_sure_after_all_has_said_no_to_the_rest(person: Person) -> None:
    person.choose("chest").say(tick=["tight", "not_sure"]).say(unsure="none").click("Back")
    assert person.held["tick"] == ["tight"]


def test_back_to_the_list_keeps_what_was_ticked(person: Person) -> None:
    person.choose("chest")
    number = person.number
    person.say(tick=["tight", "not_sure"]).say(do="list")
    assert person.number == number
    assert person.held["tick"] == ["tight"]


def test_ticking_all_and_not_sure_leaves_nothing_to_ask(person: Person) -> None:
    person.choose("chest")
    every = [str(box["value"]) for box in person.page.select("input[name=tick]")]
    person.say(tick=[value for value in every if value != "none"])
    assert person.heading != "Which ones are you not sure about?"


def test_a_danger_not_sure_is_enough(person: Person) -> None:
    person.begin().say(tick="not_sure").say(unsure="choking")
    assert person.heading.endswith("Call 999 now")
    person.click("Check or change my answers")
    assert "Not sure: Choking now" in person.main


def test_an_error_is_a_page_of_its_own_to_come_back_to(person: Person) -> None:
    """So the browser's Back has nothing to send again."""
    at_question(person, "drinks").say(drinks="far too many")
    again = person.main
    assert person.errors
    person.open(person.url)
    assert person.main == again
    person.say(drinks="6")
    assert not person.errors
    person.click("Back")
    assert not person.errors
    assert person.held["drinks"] == "6"


def test_far_too_much_typed_is_a_kind_error(person: Person) -> None:
    at_question(person, "drinks").say(drinks="🥛" * 5000)
    assert person.errors == ["Enter a number from 0 to 30."]


def test_several_of_a_list(person: Person) -> None:
    at_question(person, "where")
    person.say()
    assert person.errors
    person.say(where=["none", "left"])
    assert "Untick" in person.errors[0]
    number = person.number
    person.say(where=["left", "right"])
    assert not person.errors
    person.open(
        person.url.replace(f"/{number + 1}/", f"/{number}/").replace("answers", str(number))
    )
    assert person.held["where"] == ["left", "right"]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("a lot", "Enter a number from 0 to 30."),
        ("31", "Enter a number from 0 to 30."),
        ("", "Enter a number from 0 to 30."),
        ("-1", "Enter a number from 0 to 30."),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_kept(
    person: Person, given: str, problem: str
) -> None:
    at_question(person, "drinks").say(drinks=given)
    assert person.errors == [problem]
    assert person.held["drinks"] == given


def test_a_number_may_be_unsure_but_not_both(person: Person) -> None:
    at_question(person, "drinks").say(drinks="3", drinks_unsure="yes")
    assert "Keep one of the two" in person.errors[0]
    person.say(drinks="", drinks_unsure="yes")
    assert not person.errors


def test_readings_in_other_units_blank_and_wrong(person: Person) -> None:
    at_question(person, "temperature").say(temperature="hot", pulse="")
    assert person.errors == ["Temperature: enter a number from 30 to 45, or leave it empty."]
    person.say(temperature="99.5 °F", pulse="")
    assert "37.5 °C" in person.main
    assert "Not given" in person.main


def test_all_readings_can_be_skipped_with_one_button(person: Person) -> None:
    at_question(person, "temperature").press("I don’t have these", pulse="72")
    assert person.heading == "Check your answers"
    assert person.main.count("Not given") == 2


def test_why_we_ask_and_999_are_on_every_question(person: Person) -> None:
    person.choose("chest")
    for _ in range(12):
        if not person.url.rstrip("/").rsplit("/", 1)[-1].isdecimal():
            break
        assert person.page.select_one('a[href="tel:999"]')
        assert person.page.select_one('a[href="tel:18000"]')
        assert "Why we ask" in person.main
        person.calm()
    assert person.heading == "Check your answers"
