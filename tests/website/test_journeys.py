"""Back, reload, two tabs, cookies refused, a new version: all just work."""

import dataclasses
from collections.abc import Callable
from types import MappingProxyType

import pytest

from askae.live import LiveDirectory
from askae.triage import Ask, Knowledge, Page
from askae.website.ask import running, summary
from askae.website.ask.views.question import QuestionPage

from .person import Person

Newcomer = Callable[..., Person]


@pytest.fixture(params=[True, False], ids=["cookies", "cookies refused"])
def somebody(request: pytest.FixtureRequest, newcomer: Newcomer) -> Person:
    return newcomer(cookies=request.param)


def test_a_calm_person_is_told_what_to_do(somebody: Person) -> None:
    somebody.choose("chest").answer_calmly()
    assert somebody.heading == "Check your answers"
    assert "What is the main problem? Chest pain" in somebody.main
    somebody.click("Get your advice")
    assert somebody.heading.endswith("Care for this at home")
    assert "Nothing here needs a doctor." in somebody.main


def test_a_danger_ends_the_questions_at_once(somebody: Person) -> None:
    somebody.begin().say(tick="choking")
    assert somebody.heading.endswith("Call 999 now")
    first = somebody.page.select_one("main a")
    assert first
    assert first["href"] == "tel:999"
    assert "you are choking" in somebody.main
    assert "Sit down and rest." in somebody.main
    assert "There is something else too" not in somebody.main
    somebody.click("Check or change my answers")
    assert "Is any of this happening now? Choking now" in somebody.main
    assert "There is something else too" not in somebody.main


def test_back_shows_what_was_said_and_forward_keeps_it(somebody: Person) -> None:
    somebody.choose("chest").say(tick="tight").say(how_long="days")
    at = somebody.heading
    somebody.click("Back").click("Back")
    assert somebody.held["tick"] == ["tight"]
    somebody.say()
    assert somebody.held["how_long"] == ["days"]
    somebody.say()
    assert somebody.heading == at


def test_change_goes_back_to_the_answers(somebody: Person) -> None:
    somebody.choose("chest").answer_calmly()
    somebody.click("Change How long has it lasted?").say(how_long="weeks")
    assert somebody.heading == "Check your answers"
    assert "How long has it lasted? Weeks" in somebody.main
    somebody.click("Get your advice")
    assert somebody.heading.endswith("Speak to a GP today")


def test_a_second_problem_can_be_added(somebody: Person) -> None:
    somebody.choose("chest").answer_calmly().click("There is something else too")
    assert somebody.held["complaint"] == ["chest"]
    somebody.press("Continue", complaint=["chest", "mood"])
    assert "plan" in str(somebody.page.select_one("main form"))
    somebody.say(plan="no")
    assert somebody.heading == "Check your answers"
    assert "Chest pain, Low mood" in somebody.main


def test_start_again_and_clear_leave_nothing(somebody: Person) -> None:
    somebody.choose("chest").press("Start again")
    assert somebody.url == "/ask/"
    somebody.choose("chest")
    place = somebody.url
    somebody.press("Clear my answers")
    assert somebody.heading == "Your answers are gone"
    somebody.open(place)
    assert somebody.response.status_code == 410
    assert somebody.heading == "We can’t find your answers"


def test_reloading_a_page_changes_nothing(person: Person) -> None:
    person.choose("chest").say(tick="tight")
    before = person.main
    person.open(person.url)
    assert person.main == before


def test_a_page_that_is_not_yet_reached_leads_to_the_next_one(person: Person) -> None:
    person.choose("chest")
    here = person.url
    person.open(here.replace(f"/{person.number}/", "/99/"))
    assert person.url == here
    for place in ("outcome/", "confirm/"):
        person.open(here.rsplit("/", 2)[0] + f"/{place}")
        assert person.url == here
    person.open(here.rsplit("/", 2)[0] + "/nowhere/")
    assert person.response.status_code == 404


def test_two_tabs_at_once_are_two_journeys(person: Person) -> None:
    """Mother in one tab, baby in the other, in one browser."""
    mother = person.begin("16-49 years").say(tick="none").url
    baby = person.begin("under 1 year", who="someone_else").url
    assert mother.split("/")[3] != baby.split("/")[3]
    person.open(mother)
    assert person.heading == "What is the main problem?"
    person.open(baby)
    assert person.heading == "Is any of this happening now?"


def test_the_field_carries_on_where_the_cookie_is_lost_midway(person: Person) -> None:
    person.choose("chest")
    person.jar.clear()
    person.say(tick="tight")
    assert person.heading == "How long has it lasted?"
    assert person.jar  # it is offered again
    person.say(how_long="days")
    assert person.number > 4  # and pages have addresses again


def test_a_damaged_cookie_does_not_lose_what_the_page_still_has(person: Person) -> None:
    person.choose("chest")
    person.jar = dict.fromkeys(person.jar, "A" * 80)
    person.say(tick="tight")
    assert person.heading == "How long has it lasted?"


@pytest.mark.parametrize("value", ["A" * 80, "A" * 5000, "\x00", "{}"])
def test_damaged_state_gives_a_kind_page(person: Person, value: str) -> None:
    person.choose("chest")
    response = person.client.post(person.url, {"state": value, "tick": "none"})
    assert response.status_code == 303  # the cookie is still good
    person.client.cookies.clear()
    response = person.client.post(person.url, {"state": value, "tick": "none"})
    assert response.status_code == 410
    assert "We can’t read your answers" in response.content.decode()
    assert "tel:999" in response.content.decode()


def test_answers_time_out_kindly(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    person.choose("chest")
    later = time.time() + 5 * 3600
    monkeypatch.setattr("askae.website.ask.state.time.time", lambda: later)
    person.open(person.url)
    assert person.heading == "Your answers have timed out"
    assert "4 hours" in person.main


def test_a_new_knowledge_version_midway_keeps_the_answers(
    person: Person, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.choose("chest").say(tick="tight")
    findings = dict(knowledge.findings)
    findings["how_long"] = dataclasses.replace(
        findings["how_long"], ask=dict.fromkeys(("you", "them", "child", "baby"), "Since when?")
    )
    newer = dataclasses.replace(knowledge, version="0" * 64, findings=MappingProxyType(findings))
    monkeypatch.setattr(running, "current_knowledge", lambda: newer)
    person.open(person.url)
    assert person.heading == "Since when?"
    person.click("Back")
    assert person.held["tick"] == ["tight"]


@pytest.mark.parametrize("ticked", ["none", "tight", "sweaty", "not_sure"])
def test_without_a_replay_the_way_is_the_same(
    newcomer: Newcomer, monkeypatch: pytest.MonkeyPatch, ticked: str
) -> None:
    def way() -> list[str]:
        person = newcomer().choose("chest").say(tick=ticked)
        pages = [person.main]
        for _ in range(12):
            if not any(
                b.get_text(strip=True) == "Continue" for b in person.page.find_all("button")
            ):
                break
            lines = {
                str(f["name"]): "no" for f in person.page.select("input[type=radio][value=no]")
            }
            person.say(**lines) if lines else person.calm()
            pages.append(person.main)
        return pages

    quickly = way()
    monkeypatch.setattr(QuestionPage, "_take_quickly", lambda *_: None)
    assert way() == quickly


def test_keys_can_rotate_midway(person: Person, settings: object) -> None:
    person.choose("chest")
    settings.SECRET_KEYS = ["a fresh one", *settings.SECRET_KEYS]  # type: ignore[attr-defined]
    person.say(tick="tight")
    assert person.heading == "How long has it lasted?"
    settings.SECRET_KEYS = settings.SECRET_KEYS[:1]  # type: ignore[attr-defined]
    person.open(person.url)
    assert person.heading == "How long has it lasted?"


def test_a_correction_that_takes_an_emergency_back_is_confirmed(somebody: Person) -> None:
    somebody.choose("chest", age="50 years or over").say(sex="male").say(tick=["sweaty"])
    while "outcome" not in somebody.url and not somebody.heading.endswith("Go to A&E now"):
        somebody.calm()
    assert somebody.heading.endswith("Go to A&E now")
    somebody.click("Check or change my answers").click("Change How old are you?").say(
        age="16-49 years"
    )
    assert somebody.heading == "Is this change right?"
    assert "Before: 50 or over Now: 16 to 49" in somebody.main
    somebody.press("No, keep what I said before")
    assert somebody.heading.endswith("Go to A&E now")
    somebody.click("Check or change my answers").click("Change How old are you?").say(
        age="16-49 years"
    )
    somebody.press("Yes, change it")
    assert not somebody.heading.endswith("Go to A&E now")


def test_the_emergency_stop_takes_one_problem_out(person: Person, live: LiveDirectory) -> None:
    person.choose("chest")
    live.withdraw("We are mending our questions.", "chest")
    person.open(person.url)
    assert person.response.status_code == 503
    assert person.heading == "We cannot advise on this just now"
    assert "We are mending our questions." in person.main
    assert person.page.select_one('main a[href="tel:999"]')
    person.click("Choose a different problem").press("Continue", complaint=["mood"])
    assert person.response.status_code == 200


def test_the_emergency_stop_takes_everything_out(person: Person, live: LiveDirectory) -> None:
    person.choose("chest")
    place = person.url
    live.withdraw("Ask A&E is being mended.")
    for url in ("/ask/", place):
        person.open(url)
        assert person.response.status_code == 503
        assert "Ask A&E is being mended." in person.main
        assert person.page.select_one('main a[href="tel:111"]')
    assert person.client.get("/health/").status_code == 503
    live.restore()
    person.open(place)
    assert person.response.status_code == 200


def test_far_too_much_gives_a_kind_page_and_loses_nothing(person: Person) -> None:
    person.choose("chest")
    place = person.url
    person.press("Continue", tick="none", state="A" * 70_000)
    assert person.response.status_code == 400
    assert person.page.select_one('main a[href="tel:999"]')
    person.open(place)
    assert person.response.status_code == 200


def test_leaving_quickly_forgets_everything(somebody: Person) -> None:
    person = somebody
    person.choose("mood")
    link = person.page.select_one("a[data-leave]")
    assert link
    place = person.url
    person.open(str(link["href"]))
    assert person.response.status_code == 302
    assert person.response["Location"].startswith("https://")
    person.open(place)
    assert person.heading == "We can’t find your answers"


def test_no_quick_exit_where_nothing_is_private(person: Person) -> None:
    person.choose("chest")
    assert not person.page.select_one("a[data-leave]")


def test_it_says_how_far_there_is_to_go(person: Person) -> None:
    person.begin()
    said = []
    for _ in range(20):
        if not (line := person.page.select_one(".app-progress")):
            break
        said.append(line.get_text(strip=True))
        person.say(complaint="chest") if said[-1] == "Page 3" else person.calm()
    assert person.heading == "Check your answers"
    last = len(said) + 1  # the start page was the first
    assert said[:2] == ["Page 2", "Page 3"]
    assert said[2:] == [
        f"Page {n}, about {last - n} more to go" if n < last else f"Page {n}, nearly done"
        for n in range(4, last + 1)
    ]


def test_checklists_of_one_title_are_told_apart() -> None:
    pages = tuple(
        Page(f"list_{n}", n, "checklist", title, (Ask("a", "yes_no", "Tired?", answer="no"),))
        for n, title in enumerate(("Any of these?", "Any danger?", "Any of these?"), 1)
    )
    assert [row.asked for row in summary.rows(pages)] == [
        "Any of these? List 1 of 2",
        "Any danger?",
        "Any of these? List 2 of 2",
    ]
