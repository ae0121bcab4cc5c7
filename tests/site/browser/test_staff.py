"""Stories of staff: a notice that comes and goes, and a request that is found in the queue."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic, sleep

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browsing import Check
from tools.hospital import Hospital
from tools.visitor import Visitor

from .people import main_words, notices, sign_in

STORY = "/news/chinese-delegates-meet-heartlands-specialists/"
SOON = 5
"""Seconds within which a notice must be everywhere."""
AT_LEAST = 40
"""Seconds for which the notice of the story is in force; the form knows whole minutes only."""


def feverish_newborn(page: Page) -> None:
    """To advice that names A&E."""
    visitor = Visitor(page).given_the_start_page()
    visitor.when_they_answer(who="someone_else", age="under 1 year", with_them="yes")
    visitor.when_nothing_is_wrong(until="What is").when_they_choose("fever").when_nothing_is_wrong()
    assert visitor.heading.endswith("Go to A&E now")


def test_a_notice_with_an_end_is_on_the_story_and_the_checker_and_then_gone(
    editors_desk: Page, phone: Page, hospital: Hospital, assert_accessible: Check
) -> None:
    sign_in(editors_desk, hospital, "notices")
    editors_desk.goto("/editors/snippets/notices/notice/add/")
    editors_desk.fill("input[name=topic]", "A&E")
    editors_desk.fill("input[name=title]", "A&E at Heartlands is closed")
    editors_desk.fill("[name=text]", "A burst pipe. Please go to Elmbrook.")
    editors_desk.check("input[name=urgent]")
    editors_desk.select_option("select[name=closes]", label="A&E at Heartlands Hospital")
    editors_desk.select_option("select[name=instead]", label="A&E at Elmbrook Hospital")
    ends = timezone.localtime() + timedelta(seconds=AT_LEAST)
    ends = ends.replace(second=0, microsecond=0) + timedelta(minutes=1)
    editors_desk.fill("input[name=ends]", ends.strftime("%Y-%m-%d %H:%M"))
    editors_desk.get_by_role("button", name="Save").first.click()
    expect(editors_desk.get_by_text("follows within five seconds")).to_be_visible()

    saved = monotonic()
    phone.goto(STORY)
    while "A&E at Heartlands is closed" not in " ".join(notices(phone)):
        assert monotonic() - saved < SOON, "it did not appear in time"
        sleep(0.5)
        phone.reload()
    assert notices(phone)[0].startswith("Urgent A&E")
    phone.goto("/ask/")
    assert "A&E at Heartlands is closed" in notices(phone)[0]
    expect(phone.locator("[data-announce]")).to_be_empty()  # it was spoken on the story already

    feverish_newborn(phone)
    expect(phone.locator(".app-closed")).to_contain_text("Go to A&E at Elmbrook Hospital instead")
    assert "A&E at Heartlands" not in phone.locator(".app-places").inner_text()
    assert_accessible(phone)  # readable on the dark card of an emergency too

    while timezone.now() < ends + timedelta(seconds=1):
        sleep(0.5)
    for url in (STORY, "/ask/"):
        phone.goto(url)
        assert "closed" not in " ".join(notices(phone))


def test_a_request_for_another_format_is_found_in_the_queue(
    editors_desk: Page, phone: Page, hospital: Hospital
) -> None:
    phone.goto(STORY)
    phone.get_by_role("link", name="Ask for another format").click()
    phone.get_by_label("Braille").check()
    phone.get_by_label("Email", exact=True).check()
    phone.locator("input[type=email]").fill("reader@example.org")
    sleep(3.5)  # nobody fills in a form faster than this
    phone.get_by_role("button", name="Send request").click()
    assert "Chinese delegates" in main_words(phone) or "reference" in main_words(phone).lower()

    sign_in(editors_desk, hospital, "formats")
    editors_desk.get_by_role("button", name="Other formats").click()
    editors_desk.get_by_role("link", name="Requests", exact=True).click()
    row = editors_desk.locator("tr", has_text="Chinese delegates")
    expect(row.first).to_contain_text("Braille")
