"""The checker and its notices need neither the site nor its database. Last, since the database stays stopped."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tools.hospital import Hospital
from tools.visitor import Visitor

from .people import main_words, notices


def the_checker_goes_on(page: Page) -> None:
    visitor = Visitor(page)
    visitor.given_the_questions_of("headache").when_nothing_is_wrong()
    visitor.when_they_follow("Get your advice")
    assert "/outcome/" in page.url
    assert any("Coronavirus" in notice for notice in notices(page))


def the_site_is_kindly_away(page: Page) -> None:
    page.goto("/news/")
    assert "not available just now" in main_words(page)
    assert any("Coronavirus" in notice for notice in notices(page))
    page.locator("main").get_by_role("link", name="Ask A&E").first.click()
    assert page.url.endswith("/ask/")


def opened_when_back(page: Page, url: str) -> Page:
    """Until the launcher has started it again."""
    for _ in range(60):
        page.goto(url)
        if "not available just now" not in main_words(page):
            break
        page.wait_for_timeout(1000)
    return page


def test_with_the_site_stopped(phone: Page, hospital: Hospital) -> None:
    hospital.stop_the_site()
    the_site_is_kindly_away(phone)
    the_checker_goes_on(phone)
    expect(opened_when_back(phone, "/news/").locator("h1")).to_have_text("News")


def test_with_the_database_stopped(phone: Page, postgres: Any) -> None:
    if postgres is None:
        pytest.skip("SQLite is a file of the site and cannot be stopped apart from it")
    phone.goto("/news/")
    expect(phone.locator("h1")).to_have_text("News")
    postgres.stop()
    the_site_is_kindly_away(phone)
    the_checker_goes_on(phone)
