"""An author writes a story and submits it, a reviewer approves it, and everybody can read it.

In a real browser, which fails the test where the editors' side breaks its policy or asks another host.
"""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browsing import watched_page
from tools.browser import DESKTOP
from tools.hospital import Hospital

from .people import sign_in

TITLE = "A new garden"


def choose(page: Page, action: str) -> None:
    """From the menu beside “Save draft”."""
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name=action).last.click()


def test_a_story_is_written_reviewed_and_published(browser: Browser, hospital: Hospital) -> None:
    with watched_page(browser, DESKTOP, hospital.address) as author:
        sign_in(author, hospital, "author")
        author.goto("/editors/pages/search/?q=News")
        news = author.get_by_role("link", name="News", exact=True).first.get_attribute("href") or ""
        number = re.findall(r"\d+", news)[0]
        author.goto(f"/editors/pages/add/news/storypage/{number}/")
        author.locator("[name=title]").fill(TITLE)
        author.locator("[name=summary]").fill("A garden for patients has opened.")
        author.locator("[name=standfirst]").fill("A garden for patients has opened.")
        author.get_by_role("button", name="Insert a block").first.click()
        author.get_by_role("option", name="Text", exact=True).click()
        author.locator(".public-DraftEditor-content").first.click()
        author.keyboard.type("PLEASE DO NOT PICK the flowers.")
        # The text editor hands its words to the form with a short delay.
        expect(author.locator("[name=body-0-value]")).to_have_value(re.compile("flowers"))
        author.get_by_role("button", name="Save draft").click()
        expect(author.get_by_text("1 thing to look at. You can")).to_be_visible()
        author.get_by_role("link", name="Show them").click()
        things = author.locator("#things-to-look-at")
        things.locator("summary").click()
        expect(things).to_contain_text("Words are written in capitals")
        # The automatic save looks again.
        text = author.locator(".public-DraftEditor-content").first
        author.wait_for_timeout(3000)  # what changes earlier counts as how the page was loaded
        text.click()
        author.keyboard.press("Control+A")
        author.keyboard.type("Please enjoy the flowers.")
        expect(things).to_contain_text("Nothing to mend", timeout=20_000)
        author.get_by_role("button", name="Toggle preview").click()
        preview = author.frame_locator("iframe[title=Preview]").first
        expect(preview.get_by_role("heading", name=TITLE)).to_be_visible(timeout=20_000)
        choose(author, "Submit to Second pair of eyes")
        expect(author.get_by_text("has been submitted for moderation")).to_be_visible()

    with watched_page(browser, DESKTOP, hospital.address) as reviewer:
        assert reviewer.request.get("/news/a-new-garden/").status == 404
        sign_in(reviewer, hospital, "reviewer")
        reviewer.get_by_role("link", name=TITLE).first.click()
        choose(reviewer, "Approve and publish")
        expect(reviewer.get_by_text("has been updated")).to_be_visible()

    with watched_page(browser, DESKTOP, hospital.address) as reader:
        reader.goto("/news/")
        reader.get_by_role("link", name=TITLE).first.click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
        expect(reader.locator("main")).to_contain_text("the flowers.")
