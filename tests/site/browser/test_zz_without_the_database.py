"""With the database stopped, the checker and its notices go on. The last test: nothing starts it again."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tools.hospital import Hospital
from tools.visitor import Visitor

from .people import main_words, notices


def stop_the_database(hospital: Hospital, postgres: Any) -> None:
    if postgres:
        postgres.stop()
        return
    for path in (hospital.live.parent / "site").glob("site.sqlite3*"):
        path.unlink()  # the files that the site still has open are no longer what it finds


def test_the_checker_and_its_notices_go_on(phone: Page, hospital: Hospital, postgres: Any) -> None:
    phone.goto("/news/")
    expect(phone.locator("h1")).to_have_text("News")
    stop_the_database(hospital, postgres)

    visitor = Visitor(phone)
    visitor.given_the_questions_of("headache").when_nothing_is_wrong()
    visitor.when_they_follow("Get your advice")
    assert visitor.heading
    assert any("Coronavirus" in notice for notice in notices(phone))

    if postgres:
        phone.goto("/news/")
        assert "not available just now" in main_words(phone)
        assert any("Coronavirus" in notice for notice in notices(phone))
        phone.locator("main").get_by_role("link", name="Ask A&E").click()
        assert phone.url.endswith("/ask/")
