"""Complaints of the real base, from start to advice, in a real browser, every page accessible.

One in four: all of them share their pages. `tests/website/test_everybody.py` sends people with every one.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from askae.triage import load
from askae.triage.values import can_have
from tests.browsing import watched_page
from tools.browser import PHONE
from tools.visitor import Visitor

BUNDLE = Path(__file__).parent.parent.parent / "askae/data/bundle.json"


ADULT = {"who": "me", "age": "16-49 years"}
OLD = {"who": "me", "age": "75 years or over"}
CHILD = {"who": "someone_else", "age": "1-4 years", "with_them": "yes"}
NEWBORN = CHILD | {"age": "under 1 year"}
PEOPLE = (ADULT, OLD, CHILD, NEWBORN)


def complaints() -> list[str]:
    return sorted(load(BUNDLE).complaints)[::4] if BUNDLE.exists() else []


def visitor_with(complaint: str) -> dict[str, str]:
    """The first of these people who can have it."""
    knowledge = load(BUNDLE)
    return next(p for p in PEOPLE if can_have(knowledge, knowledge.complaints[complaint], p))


@pytest.mark.slow
@pytest.mark.parametrize("complaint", complaints())
def test_a_well_person_comes_to_advice(
    browser: Browser, live_site: str, assert_accessible: Callable[[Page], None], complaint: str
) -> None:
    with watched_page(browser, PHONE, live_site) as page:
        visitor = Visitor(page, assert_accessible)
        visitor.given_no_danger(**visitor_with(complaint)).when_they_choose(complaint)
        visitor.when_nothing_is_wrong()
        if "/answers/" in page.url:
            visitor.when_they_follow("Get your advice")
        visitor.then_it_says("Why we say this", "Advice version").then_nothing_sticks_out()


@pytest.mark.parametrize(
    ("age", "who"),
    [("16-49 years", "me"), ("1-4 years", "someone_else"), ("under 1 year", "someone_else")],
)
def test_a_danger_is_told_at_once_with_what_to_do(
    browser: Browser, live_site: str, assert_accessible: Callable[[Page], None], age: str, who: str
) -> None:
    with watched_page(browser, PHONE, live_site) as page:
        visitor = Visitor(page, assert_accessible).given_the_start_page()
        together = {} if who == "me" else {"with_them": "yes"}
        visitor.when_they_answer(who=who, age=age, **together)
        while not page.locator("main input[name=tick]").count():
            visitor.when_they_answer_calmly()
            visitor.when_they_go_on()
        page.locator("main input[name=tick]").first.check()
        visitor.when_they_go_on().then_the_page_is("Call 999 now")
        first = page.locator("main a").first
        assert first.get_attribute("href") == "tel:999"
        assert first.is_visible()
        visitor.then_it_says("Do this now", "Text relay 18000")


def test_something_else_is_offered_beside_whatever_is_found(
    browser: Browser, live_site: str
) -> None:
    with watched_page(browser, PHONE, live_site) as page:
        visitor = Visitor(page).given_no_danger()
        page.fill("#words", "bad head")
        visitor.when_they_press("Search").then_it_says("Headache", "Something else")
        page.fill("#words", "xyzzy")
        visitor.when_they_press("Search").then_it_says(
            "We found nothing for that", "Something else"
        )


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("complaint", ["headache", "vomiting_diarrhoea"])
def test_a_man_is_not_held_up_by_questions_on_pregnancy(
    browser: Browser, live_site: str, complaint: str, script: bool
) -> None:
    context = browser.new_context(base_url=live_site, viewport=PHONE, java_script_enabled=script)
    visitor = Visitor(context.new_page()).given_the_questions_of(complaint)
    while not visitor.page.locator("main input[name=sex]").count():
        visitor.when_they_answer_calmly()
        visitor.when_they_go_on()
    pregnancy = visitor.page.locator("main input[name=pregnancy]").first
    assert pregnancy.is_visible() is not script
    if not script:
        visitor.then_it_says("Only if you chose “Female” or “Not sure” above.")
    if (age := visitor.page.locator("main input#age_exact[type=text]")).count():
        age.fill("30")
    here = visitor.page.url
    visitor.when_they_answer(sex="male")
    assert visitor.page.url != here, visitor.main
    visitor.when_nothing_is_wrong()
    context.close()
