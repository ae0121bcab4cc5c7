"""Finding the problem: by words, by part of the body, from A to Z; several at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from askae.knowledge import compile_folder
from askae.live import LiveDirectory

from .person import Person


def looking(person: Person) -> Person:
    return person.begin().say(tick="none")


def test_words_with_slips_find_it(person: Person) -> None:
    looking(person).press("Search", words="tigt chest")
    assert "Is it one of these?" in person.main
    assert person.held["words"] == "tigt chest"
    person.press("Continue", complaint="chest")
    assert person.number == 4


def test_words_and_part_are_in_no_address(person: Person) -> None:
    looking(person).press("Search", words="feeling low").press("Chest")
    assert not any("low" in url or "chest" in url.lower() for url in person.urls)


def test_pressing_continue_with_words_alone_searches(person: Person) -> None:
    looking(person).press("Continue", words="sad")
    assert "Low mood" in person.main
    assert "Is it one of these?" in person.main


def test_searching_for_nothing_says_what_to_do(person: Person) -> None:
    looking(person).press("Search", words="  ")
    assert "few words" in person.main


def test_words_that_fit_nothing_leave_the_list(person: Person) -> None:
    looking(person).press("Search", words="xyzzy")
    assert "We found nothing for that" in person.main
    assert "Chest pain" in person.main


def test_a_part_of_the_body_by_picture_and_by_list(person: Person) -> None:
    looking(person)
    parts = person.page.select("button[name=part][value=chest]")
    assert [p.get("aria-label") or p.get_text(strip=True) for p in parts] == ["Chest", "Chest"]
    person.press("Chest")
    assert "Problems of this part: Chest" in person.main


def test_nothing_chosen_is_a_kind_error(person: Person) -> None:
    looking(person).press("Continue")
    assert person.errors == ["Tick at least one problem."]


def test_a_problem_that_does_not_exist_is_refused(person: Person) -> None:
    looking(person).press("Continue", complaint="plague")
    assert person.errors == ["Tick a problem from the list."]


def test_a_problem_that_cannot_be_at_this_age_is_not_offered(person: Person) -> None:
    person.begin("under 1 year", who="someone_else")
    while "complaint" not in {str(f.get("name")) for f in person.page.find_all("input")}:
        names = {str(f.get("name")) for f in person.page.find_all("input")}
        calm = {"tick": "none", "with_them": "yes", "age_exact": "3-11 months"}
        person.say(**{k: v for k, v in calm.items() if k in names})
    assert "Chest pain" not in person.main
    person.press("Continue", complaint="chest")
    assert person.errors == ["Tick a problem from the list."]


def test_what_was_ticked_stays_while_looking_on(person: Person) -> None:
    looking(person).press("Search", words="chest pain").press(
        "Search", complaint="chest", words="sad"
    )
    assert person.held["complaint"] == ["chest"]
    person.press("Continue", complaint=["chest", "mood"])
    person.answer_calmly()
    assert person.response.status_code == 200


def test_strange_letters_are_shown_as_text(person: Person) -> None:
    looking(person).press("Search", words="<b>\ue000state\ue001{{7*7}}")
    assert person.held["words"] == "<b>state{{7*7}}"
    assert "<b>state" not in person.response.content.decode()


def test_words_of_danger_bring_999_into_view(person: Person) -> None:
    looking(person).press("Search", words="not breathing")
    assert "Is this happening now?" in person.main
    assert person.page.select_one('main a[href="tel:999"]')
    assert "You said: “not breathing”" in person.main
    person.press("Search", words="chest")
    assert "Is this happening now?" not in person.main


def said(person: Person, words: str) -> Person:
    """To the page that finds the problem, having said this on the start page."""
    return person.open("/ask/").say(words=words, who="me", age="16-49 years")


def test_what_was_said_on_the_start_page_is_found_and_confirmed(person: Person) -> None:
    said(person, "my chest feels tight, been like it for weeks").say(tick="none")
    assert "Is it one of these?" in person.main
    assert person.held["words"] == "my chest feels tight, been like it for weeks"
    assert "Did we understand this right?" in person.main
    assert set(person.held["heard"]) == {"tight=yes", "how_long=weeks"}
    person.press("Continue", complaint="chest")
    assert person.held["tick"] == ["tight"]  # as it was confirmed, beside what is still to ask
    assert "It spreads to the arm" in person.main


def test_what_is_struck_out_is_asked(person: Person) -> None:
    said(person, "my chest feels tight").say(tick="none")
    person.press("Continue", complaint="chest", heard=[])
    assert "It feels tight" in person.main
    assert "tick" not in person.held


def test_what_is_denied_is_asked_all_the_same(person: Person) -> None:
    said(person, "chest pain, not that it feels tight").say(tick="none")
    assert "Did we understand this right?" not in person.main
    person.press("Continue", complaint="chest")
    assert "It feels tight" in person.main
    assert "tick" not in person.held


def test_nobody_can_answer_a_danger_by_words(person: Person) -> None:
    said(person, "my chest feels tight").say(tick="none")
    person.press(
        "Continue", complaint="chest", heard=["choking=yes", "age=3 years", "x", "tight=?"]
    )
    assert "It feels tight" in person.main
    assert person.held["tick"] == ["not_sure"]  # "?" counts as not sure, the rest as nothing


def test_words_of_danger_bring_999_above_the_questions(person: Person) -> None:
    said(person, "mama nie oddycha")
    assert person.page.select_one('main a[href="tel:999"]')
    assert "Zadzwoń pod 999" in person.main
    assert "Is any of this happening now?" in person.main


def test_without_words_nothing_is_offered(person: Person) -> None:
    said(person, "").say(tick="none")
    assert "Is it one of these?" not in person.main


def test_a_risk_that_was_confirmed_is_ticked_where_it_is_asked(live: LiveDirectory) -> None:
    """A blood thinner shown as understood, confirmed and then lost would turn A&E into a GP after a fall."""
    live.publish_knowledge(compile_folder(Path(__file__).parents[2] / "knowledge"))
    carer = Person()
    carer.open("/ask/").say(
        words="she fell in the bathroom, shes on apixaban blood thinner",
        who="someone_else", age="75 years or over", with_them="yes",
    ).say(tick="none")  # fmt: skip
    assert "blood_thinner=yes" in carer.held["heard"]
    carer.press("Continue", complaint="fall_older", heard=carer.held["heard"])
    for _ in range(9):
        if carer.page.select('input[value="blood_thinner"]'):
            break
        carer.calm()
    assert "blood_thinner" in carer.held["tick"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("twisted my ankle, swollen but I can walk on it", "Can take four steps on it now"),
        ("stiff neck and a headache", "hurts when the chin goes down to the chest"),
    ],
)
def test_what_is_ticked_says_just_what_the_answer_means(
    live: LiveDirectory, words: str, shown: str
) -> None:
    """Shown as its contrary, or as less than it asks, it would be left ticked, and decide for the wrong thing."""
    live.publish_knowledge(compile_folder(Path(__file__).parents[2] / "knowledge"))
    person = said(Person(), words).say(tick="none")
    assert "Did we understand this right?" in person.main
    assert shown in person.main


def test_one_of_several_places_can_be_confirmed(
    live: LiveDirectory,
) -> None:
    live.publish_knowledge(compile_folder(Path(__file__).parents[2] / "knowledge"))
    cook = Person()
    cook.open("/ask/").say(
        words="burnt my hand on the oven door, its blistered", who="me", age="16-49 years"
    ).say(tick="none")
    assert "burn_place=hand" in cook.held["heard"]
    cook.press("Continue", complaint="burn", heard=cook.held["heard"])
    assert cook.number == 4
    assert "burn_place" not in str(cook.page.select("input"))


def told_beside(person: Person, **said_first: str) -> Person:
    """At the answers about low mood, with a tight chest confirmed that nothing there asks about."""
    words = "feeling low, and my chest feels tight"
    person.open("/ask/").say(words=words, who="me", age="16-49 years").say(tick="none")
    return person.say(complaint="mood", heard=["tight=yes"], **said_first)


@pytest.mark.parametrize("cookies", [True, False])
def test_what_was_confirmed_and_not_asked_stands_among_the_answers(
    newcomer: Callable[..., Person], cookies: bool
) -> None:
    person = told_beside(newcomer(cookies=cookies)).say(plan="no")
    assert person.heading == "Check your answers"
    assert "You also told us" in person.main
    assert "Does it feel tight? Yes" in person.main
    person.click("Change Does it feel tight?")
    assert person.heading == "Does it feel tight?"
    assert person.held["tight"] == ["yes"]
    assert not any("tight" in url for url in person.urls)
    person.press("Continue", tight=[])
    assert len(person.errors) == 1
    person.press("Continue", tight="no")
    assert person.heading == "Check your answers"
    assert "You also told us" not in person.main


def test_a_place_among_the_answers_that_does_not_exist_leads_back(person: Person) -> None:
    told_beside(person).say(plan="no")
    for number in (1, 99, 999):
        person.open(person.url.replace("answers/", f"told/{number}/"))
        assert person.heading == "Check your answers"
