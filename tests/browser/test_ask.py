"""Stories of people at the checker's pages, on a small knowledge base."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from askae.knowledge import compile_folder
from askae.live import LiveDirectory
from tests.browsing import watched_page
from tools.browser import DESKTOP, PHONE
from tools.serve import running_site
from tools.visitor import Visitor

MINI = Path(__file__).parent.parent / "mini_knowledge"
NARROW = {"width": 320, "height": 640}
Check = Callable[[Page], None]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mini")


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The small base on the real server; the neutral page to leave to is one of ours, to meet no other host."""
    LiveDirectory(folder / "live").publish_knowledge(compile_folder(MINI))
    os.environ["ASKAE_EXIT_URL"] = "/robots.txt"
    with running_site(folder) as address:
        yield address
    del os.environ["ASKAE_EXIT_URL"]


@pytest.fixture
def visitor(browser: Browser, site: str, assert_accessible: Check) -> Iterator[Visitor]:
    with watched_page(browser, PHONE, site) as page:
        yield Visitor(page, assert_accessible)


def test_a_worried_adult_is_told_to_rest_at_home(visitor: Visitor) -> None:
    visitor.given_the_start_page()
    visitor.when_they_answer(who="me", age="16-49 years").when_they_tick("none")
    visitor.page.fill("#words", "tigt chest")
    with visitor.page.expect_navigation():
        visitor.page.press("#words", "Enter")
    visitor.arrived().then_it_says("Is it one of these?", "Chest pain")
    visitor.when_they_choose("chest").when_nothing_is_wrong()
    visitor.when_they_follow("Get your advice").then_the_page_is("Care for this at home")
    visitor.then_it_says("Nothing here needs a doctor.", "This advice is a draft.")


def test_suggestions_while_typing(visitor: Visitor) -> None:
    page = visitor.page
    visitor.given_the_start_page()
    page.locator("#words").press_sequentially("ches")
    page.get_by_role("button", name="Chest pain").click()
    assert page.input_value("#words") == "Chest pain"
    page.fill("#words", "my dad is not breathing")
    page.locator(".app-suggestions").get_by_role("link", name="Call 999").wait_for()
    visitor.arrived()
    visitor.given_no_danger()
    page.locator("#words").press_sequentially("ches")
    with page.expect_navigation():
        page.get_by_role("button", name="Chest pain").click()
    visitor.arrived().then_it_says("Is it one of these?")


def test_errors_and_what_is_not_sure_are_accessible(visitor: Visitor) -> None:
    visitor.given_the_start_page().when_they_go_on().then_the_page_is("Who needs help?")
    assert visitor.page.evaluate("document.activeElement.className") == "nhsuk-error-summary"
    visitor.when_they_answer(who="me", age="16-49 years").when_they_go_on()
    visitor.then_it_says("Please check this page")
    visitor.when_they_tick("not_sure").then_the_page_is("Which ones are you not sure about?")
    visitor.when_they_answer(unsure="choking").then_the_page_is("Call 999 now")


def test_none_of_these_gives_way_and_unticks_nothing(visitor: Visitor) -> None:
    visitor.given_the_questions_of("chest")
    visitor.page.check('input[value="none"]')
    visitor.page.check('input[value="tight"]')
    assert not visitor.page.is_checked('input[value="none"]')
    visitor.page.check('input[value="none"]')
    assert visitor.page.is_checked('input[value="tight"]')
    visitor.when_they_go_on().then_it_says("You ticked “None of these” and something else.")
    assert visitor.page.is_checked('input[value="tight"]')


def test_back_after_an_error_sends_nothing_again(visitor: Visitor) -> None:
    visitor.given_the_questions_of("chest").when_they_go_on().then_it_says("Please check this page")
    visitor.when_they_tick("tight").then_the_page_is("How long has it lasted?")
    visitor.page.go_back()
    visitor.arrived().then_the_page_is("Do any of these fit?")


def test_a_question_waits_for_the_answer_that_calls_for_it(visitor: Visitor) -> None:
    visitor.given_the_start_page()
    together = visitor.page.locator('main input[name="with_them"]').first
    assert not together.is_visible()
    visitor.page.check('input[value="someone_else"]')
    assert together.is_visible()
    visitor.page.check('input[value="me"]')
    assert not together.is_visible()


def test_pointing_at_the_body(visitor: Visitor) -> None:
    visitor.given_no_danger()
    visitor.page.get_by_text("Choose by part of the body").click()
    visitor.page.get_by_role("button", name="Chest", exact=True).first.click()
    visitor.arrived().then_it_says("Problems of this part: Chest")
    assert "chest" not in visitor.page.url.lower()


def test_back_and_reload_in_the_browser(visitor: Visitor) -> None:
    visitor.given_the_questions_of("chest").when_they_tick("tight")
    here = visitor.heading
    visitor.page.go_back()
    assert visitor.page.is_checked('input[value="tight"]')
    visitor.page.reload()
    assert visitor.page.is_checked('input[value="tight"]')
    visitor.when_they_go_on().then_the_page_is(here)
    visitor.page.reload()
    visitor.then_the_page_is(here)


def test_mother_and_baby_in_two_tabs(visitor: Visitor) -> None:
    visitor.given_the_questions_of("chest")
    second = Visitor(visitor.page.context.new_page())
    second.given_the_questions_of("mood")
    visitor.when_they_tick("tight").then_the_page_is("How long has it lasted?")
    second.when_they_answer(plan="no").then_the_page_is("Check your answers").then_it_says(
        "Low mood"
    )
    visitor.page.reload()
    visitor.then_the_page_is("How long has it lasted?")


@pytest.mark.parametrize("way", ["button", "escape three times"])
def test_leaving_quickly(visitor: Visitor, way: str) -> None:
    visitor.given_the_questions_of("mood")
    place = visitor.page.url
    if way == "button":
        visitor.page.get_by_role("link", name="Leave this page quickly").click()
    else:
        for _ in range(3):
            visitor.page.keyboard.press("Escape")
    visitor.page.wait_for_url("**/robots.txt")
    visitor.page.goto(place)
    visitor.then_the_page_is("We can’t find your answers")


def test_by_keyboard_alone(visitor: Visitor) -> None:
    page = visitor.page
    visitor.given_the_start_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("a tight chest since this morning")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # me
    page.keyboard.press("Tab")
    for _ in range(3):
        page.keyboard.press("ArrowDown")  # 16 to 49
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visitor.arrived().then_the_page_is("Is any of this happening now?")
    page.locator('input[value="none"]').focus()
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    visitor.arrived().then_the_page_is("What is the main problem?")


def test_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport=PHONE, java_script_enabled=False)
    visitor = Visitor(context.new_page())
    visitor.given_no_danger()
    visitor.page.fill("#words", "sad")
    visitor.when_they_press("Search").then_it_says("Is it one of these?")
    visitor.when_they_choose("mood").when_they_answer(plan="no")
    visitor.when_they_follow("Get your advice").then_the_page_is("See a GP within a week")
    assert not visitor.page.get_by_text("Print or save this advice").is_visible()
    context.close()


def test_where_cookies_are_refused(browser: Browser, site: str) -> None:
    with watched_page(browser, PHONE, site) as page:

        def refuse(_: Page) -> None:
            page.context.clear_cookies()

        visitor = Visitor(page, refuse)
        visitor.given_the_questions_of("chest").when_nothing_is_wrong()
        visitor.when_they_press("Back").when_they_go_on()
        visitor.when_they_press("Get your advice").then_the_page_is("Care for this at home")
        visitor.when_they_press("Check or change my answers").then_the_page_is("Check your answers")
        page.go_back()
        expect(page.locator("h1")).to_contain_text("Care for this at home")


@pytest.mark.parametrize("colours", ["none", "active"])
def test_narrow_as_at_400_percent_and_in_forced_colours(
    browser: Browser, site: str, colours: str, assert_accessible: Check
) -> None:
    context = browser.new_context(base_url=site, viewport=NARROW, forced_colors=colours)  # type: ignore[arg-type]

    def look(page: Page) -> None:
        Visitor(page).then_nothing_sticks_out()
        assert_accessible(page)

    visitor = Visitor(context.new_page(), look)
    visitor.given_the_questions_of("chest", "mood").when_nothing_is_wrong()
    visitor.when_they_follow("Get your advice")
    visitor.given_the_start_page().when_they_answer(who="me", age="16-49 years").when_they_tick(
        "choking"
    )
    visitor.then_the_page_is("Call 999 now")
    context.close()


def test_every_other_page_is_accessible(visitor: Visitor) -> None:
    for place in (
        "about",
        "privacy",
        "cookies",
        "terms",
        "report",
        "cleared",
        "about/complaints",
        "nowhere",
    ):
        visitor.page.goto(f"/ask/{place}/")
        visitor.arrived().then_nothing_sticks_out()
    visitor.page.goto("/ask/report/")
    visitor.when_they_press("Make my message").then_it_says("Choose what seems wrong.")


def test_printed_advice_has_the_words_and_no_buttons(visitor: Visitor) -> None:
    visitor.given_the_questions_of("mood").when_they_answer(plan="no").when_they_follow(
        "Get your advice"
    )
    visitor.page.emulate_media(media="print")
    assert not visitor.page.get_by_text("Print or save this advice").is_visible()
    assert not visitor.page.get_by_text("Clear my answers").is_visible()
    assert not visitor.page.get_by_text("Leave this page quickly").is_visible()
    assert visitor.page.get_by_text("Ask for a call.").is_visible()
    visitor.then_the_page_is("See a GP within a week")


def test_a_canary_reaches_no_log_or_file(visitor: Visitor, folder: Path) -> None:
    visitor.given_no_danger()
    visitor.page.fill("#words", "zanzibar quokka")
    visitor.when_they_press("Search").when_they_choose("chest").when_they_tick("tight")
    assert "zanzibar" not in visitor.page.url
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "server.log" for path in files)
    for path in files:
        assert b"zanzibar" not in path.read_bytes(), path


def test_on_a_desktop_nothing_sticks_out(
    browser: Browser, site: str, assert_accessible: Check
) -> None:
    with watched_page(browser, DESKTOP, site) as page:
        visitor = Visitor(page, assert_accessible)
        visitor.given_the_questions_of("chest").when_nothing_is_wrong().then_nothing_sticks_out()
        visitor.when_they_follow("Get your advice").then_nothing_sticks_out()
