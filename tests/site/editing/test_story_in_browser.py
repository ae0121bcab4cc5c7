"""An author writes a story and submits it, a reviewer approves it, and everybody can read it.

In a real browser, which fails the test where the editors' side breaks its policy or asks another host.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browsing import browser, watched_page
from tools.browser import DESKTOP

from . import world

__all__ = ["browser"]

TITLE = "A new garden"
PEOPLE = """
from tests.site.editing import world
world.build()
world.person("author", "Author")
world.person("reviewer", "Reviewer")
"""
START = 60
"""Seconds."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server of the site, with a database of its own."""
    folder = tmp_path_factory.mktemp("editors")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{listener.getsockname()[1]}"
    environment = {
        **os.environ,
        "ASKAE_LIVE": str(folder / "live"),
        "ASKAE_SITE_DATA": str(folder / "site"),
        "ASKAE_DATABASE_URL": "",
        "ASKAE_SITE_URL": f"http://{place}",
        "DJANGO_SETTINGS_MODULE": "askae.website.settings.site",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    (folder / "site").mkdir()
    for command in (["migrate", "-v0"], ["shell", "-v0", "-c", PEOPLE]):
        subprocess.run([sys.executable, "-m", "django", *command], env=environment, check=True)
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "--threads=4", f"--bind={place}"),
            *("--log-level=warning", "askae.website.site.wsgi:application"),
        ],
        env=environment,
    )
    try:
        _wait_for(place, server)
        yield f"http://{place}"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_for(place: str, server: subprocess.Popen[bytes]) -> None:
    host, port = place.split(":")
    until = monotonic() + START
    while True:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            assert server.poll() is None, "the server stopped"
            assert monotonic() < until, "the server did not start"
            sleep(0.2)


def sign_in(page: Page, name: str) -> None:
    page.goto("/editors/login/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", world.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Notices shown now")).to_be_visible()


def choose(page: Page, action: str) -> None:
    """From the menu beside “Save draft”."""
    page.locator("footer [data-w-dropdown-target=toggle]").last.click()
    page.get_by_role("button", name=action).last.click()


def test_a_story_is_written_reviewed_and_published(browser: Browser, address: str) -> None:
    with watched_page(browser, DESKTOP, address) as author:
        sign_in(author, "author")
        author.goto("/editors/pages/")
        news = author.get_by_role("link", name="News", exact=True).first.get_attribute("href") or ""
        number = "".join(filter(str.isdigit, news))
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

    with watched_page(browser, DESKTOP, address) as reviewer:
        assert reviewer.request.get("/news/a-new-garden/").status == 404
        sign_in(reviewer, "reviewer")
        reviewer.get_by_role("link", name=TITLE).first.click()
        choose(reviewer, "Approve and publish")
        expect(reviewer.get_by_text("has been updated")).to_be_visible()

    with watched_page(browser, DESKTOP, address) as reader:
        reader.goto("/news/")
        reader.get_by_role("link", name=TITLE).first.click()
        expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
        expect(reader.locator("main")).to_contain_text("the flowers.")
