"""Staff scan the code from the person's phone, and read it with no network."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from askae.knowledge import compile_folder
from askae.live import LiveDirectory
from tests.browsing import watched_page
from tools.browser import DESKTOP, PHONE
from tools.serve import running_site
from tools.visitor import Visitor

MINI = Path(__file__).parent.parent / "mini_knowledge"
NO_NETWORK = """
import socket, sys

def refuse(*_, **__):
    raise OSError("no network here")

socket.socket = socket.create_connection = refuse
from askae.cli.main import main

sys.exit(main(["handover", "read", sys.argv[1]]))
"""
Check = Callable[[Page], None]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("handover")
    LiveDirectory(folder / "live").publish_knowledge(compile_folder(MINI))
    with running_site(folder) as address:
        yield address


def at_the_summary(page: Page, check: Check) -> Visitor:
    visitor = Visitor(page, check).given_the_questions_of("chest")
    visitor.when_they_tick("tight", "spreads").when_nothing_is_wrong()
    visitor.when_they_follow("Summary to show to staff").then_the_page_is("Summary for staff")
    return visitor.then_nothing_sticks_out()


def read_offline(picture: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", NO_NETWORK, str(picture)],
        env={**os.environ, "ASKAE_LIVE": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_code_on_a_phone_is_read_back_without_network(
    browser: Browser, site: str, assert_accessible: Check, tmp_path: Path
) -> None:
    with watched_page(browser, PHONE, site) as page:
        at_the_summary(page, assert_accessible)
        page.locator(".app-qr").scroll_into_view_if_needed()
        picture = tmp_path / "phone.png"
        page.screenshot(path=picture)
        words = page.locator(".app-handover pre").text_content() or ""
    told = read_offline(picture)
    assert told.strip() == words.strip()
    assert "A RED: It feels tight\nA RED: It spreads to the arm\n" in told
    assert "R: Go to A&E now (emergency, within 1 hour)" in told


def test_it_prints_on_one_page(
    browser: Browser, site: str, assert_accessible: Check, tmp_path: Path
) -> None:
    with watched_page(browser, DESKTOP, site) as page:
        at_the_summary(page, assert_accessible)
        printed = page.pdf(format="A4")
        page.emulate_media(media="print")
        picture = tmp_path / "paper.png"
        page.locator(".app-qr").screenshot(path=picture)
    assert printed.count(b"/Type /Page\n") == 1
    assert read_offline(picture).startswith("ASK A&E FOR STAFF 1\n")


def test_printed_advice_brings_the_summary_for_staff(
    browser: Browser, site: str, tmp_path: Path
) -> None:
    with watched_page(browser, DESKTOP, site) as page:
        visitor = Visitor(page).given_the_questions_of("chest")
        visitor.when_they_tick("tight", "spreads").when_nothing_is_wrong()
        assert not page.locator(".app-staff").is_visible()
        assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
        page.emulate_media(media="print")
        assert page.get_by_text("Go to the nearest A&E.").is_visible()
        picture = tmp_path / "paper.png"
        page.locator(".app-staff .app-qr").screenshot(path=picture)
    assert read_offline(picture).startswith("ASK A&E FOR STAFF 1\nS: Chest pain\n")
