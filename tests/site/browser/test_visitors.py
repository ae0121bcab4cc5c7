"""Stories of visitors: from the page that it all began with, to every part of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import Check, nothing_sticks_out
from tools.browser import PHONE
from tools.hospital import Hospital

from .people import main_words, notices

STORY = "/news/chinese-delegates-meet-heartlands-specialists/"
PAGES = [
    "/",
    "/coronavirus/",
    "/coronavirus/visitors/",
    "/visiting/",
    "/news/",
    "/news/?topic=diabetes",
    STORY,
    "/hospitals/",
    "/hospitals/heartlands/",
    "/services/diabetes-centre/",
    "/research/",
    "/research/diabetes-research-team/",
    "/research/diabetes-research-team/glucose-sensors/",
    "/exchange/",
    "/exchange/xinjiang-visit/",
    "/exchange/diabetes-care-england-and-china/",
    "/exchange/diabetes-care-england-and-china/?show=differences",
    "/exchange/diabetes-care-england-and-china/zh-hans/",
    "/accessibility/",
    f"/formats/?page={STORY}",
    "/search/?words=chest+pain",
    "/search/?words=zyxwv",
    "/contact/",
    "/nowhere/",
    "/ask/",
]


def test_every_part_of_the_first_page_is_found(phone: Page) -> None:
    phone.goto(STORY)
    assert notices(phone)[0].startswith("Information Coronavirus")
    assert (
        "Coronavirus information Visitor restrictions, information for patients and more."
        in notices(phone)[0]
    )
    expect(phone.locator("h1")).to_have_text(
        "Chinese delegates meet Heartlands specialists in knowledge sharing visit"
    )

    phone.get_by_role("link", name="View coronavirus information").click()
    expect(phone.locator("h1")).to_have_text("Coronavirus information")
    phone.locator("main").get_by_role("link", name="Visiting times").first.click()
    expect(phone.locator("h1")).to_have_text("Visiting someone in hospital")
    assert "Adult wards" in main_words(phone)

    phone.goto(STORY)
    invitation = phone.locator("aside", has_text="Thinking of going to Accident and Emergency")
    invitation.get_by_role("link", name="Try ask A&E").click()
    expect(phone.locator("h1")).to_contain_text("not sure if you need to?")
    assert phone.url.endswith("/ask/")

    phone.goto(STORY)
    phone.get_by_text("request information in another format").locator("a").click()
    expect(phone.locator("h1")).to_have_text("Accessibility statement")


def test_from_the_story_to_centre_team_visit_and_comparison(desktop: Page) -> None:
    desktop.goto(STORY)
    for link, heading in (
        ("The Diabetes Centre", "Diabetes Centre"),
        ("About the exchange visit", "Visit from Xinjiang Medical University"),
    ):
        desktop.goto(STORY)
        desktop.locator("main").get_by_role("link", name=link).first.click()
        expect(desktop.locator("h1")).to_have_text(heading)
    desktop.locator("main").get_by_role("link", name="compared").first.click()
    expect(desktop.locator("h1")).to_contain_text("England and China")
    desktop.goto("/research/")
    desktop.get_by_role("link", name="Diabetes research team").first.click()
    expect(desktop.locator("h1")).to_contain_text("MIDRU")


@pytest.mark.parametrize("url", PAGES)
def test_no_accessibility_problem_and_nothing_sticks_out(
    browser: Browser, hospital: Hospital, url: str, assert_accessible: Check
) -> None:
    for width, colours in ((1280, "none"), (320, "none"), (320, "active")):
        context = browser.new_context(
            base_url=hospital.address,
            viewport={"width": width, "height": 800},
            forced_colors=colours,  # type: ignore[arg-type]
        )
        page = context.new_page()
        page.goto(url)
        assert_accessible(page)
        nothing_sticks_out(page)
        context.close()


def test_large_print_fits_a_phone(phone: Page, assert_accessible: Check) -> None:
    phone.goto(STORY)
    phone.get_by_role("link", name="Large print").click()
    expect(phone.locator("html.app-large main p").first).to_be_visible()
    size: float = phone.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    )
    assert size >= 24
    for url in (STORY, "/visiting/", "/ask/"):
        phone.goto(url)
        nothing_sticks_out(phone)
        assert_accessible(phone)
    phone.get_by_role("link", name="Normal print").click()
    assert phone.locator("html.app-large").count() == 0


def test_plain_text_of_the_story(desktop: Page) -> None:
    desktop.goto(STORY)
    with desktop.expect_navigation():
        desktop.get_by_role("link", name="Plain text").click()
    words = desktop.locator("body").inner_text()
    assert words.startswith("Chinese delegates meet Heartlands specialists")
    assert "[Picture: " in words
    assert "“The exchange visit gave us the opportunity" in words


def test_by_keyboard_alone(desktop: Page) -> None:
    desktop.goto("/")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent.trim()") == "Skip to main content"
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent.trim()") == "Try ask A&E"
    with desktop.expect_navigation():
        desktop.keyboard.press("Enter")
    assert desktop.url.endswith("/ask/")


def test_a_notice_is_hidden_with_and_without_script(browser: Browser, hospital: Hospital) -> None:
    for script in (True, False):
        context = browser.new_context(
            base_url=hospital.address, viewport=PHONE, java_script_enabled=script
        )
        page = context.new_page()
        page.goto("/news/")
        before = len(notices(page))
        page.get_by_role("button", name="Hide this notice: Coronavirus information").click()
        expect(page.locator("[data-notice]")).to_have_count(before - 1)
        assert page.url.endswith("/news/")
        page.goto("/ask/")
        assert not any("Coronavirus" in notice for notice in notices(page))
        context.close()


def test_without_javascript_everything_is_there(browser: Browser, hospital: Hospital) -> None:
    context = browser.new_context(
        base_url=hospital.address, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("/news/")
    page.select_option("select[name=topic]", "diabetes")
    page.get_by_role("button", name="Show").click()
    assert "about diabetes" in main_words(page)
    page.goto("/exchange/diabetes-care-england-and-china/?show=differences")
    assert page.locator("main").get_by_text("England").first.is_visible()
    page.fill("#search-words", "parking")
    page.get_by_role("button", name="Search", exact=True).click()
    assert page.get_by_role("link", name="Heartlands Hospital").first.is_visible()
    context.close()
