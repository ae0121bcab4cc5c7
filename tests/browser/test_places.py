"""Saturday, twenty to midnight, a child's burn: told as a person at a phone meets it, on the real knowledge."""

import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from askae.live import live_directory
from askae.places.times import HERE
from tests.browsing import nothing_sticks_out, watched_page
from tests.places.demo import publish
from tools.browser import PHONE
from tools.visitor import Visitor

Check = Callable[[Page], None]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """In this process, so that its clock can be set."""
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    publish(live_directory())
    from askae.website.wsgi import application

    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    with time_machine.travel(datetime(2026, 11, 28, 23, 40, tzinfo=HERE)):
        yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


def a_burn(visitor: Visitor) -> Visitor:
    """Blisters as large as the child's hand, an hour ago; nothing else is wrong."""
    visitor.given_no_danger("5-11 years", "someone_else", with_them="yes").when_they_choose("burn")
    for _ in range(15):
        if visitor.heading.startswith("Check your answers"):
            return visitor.when_they_follow("Get your advice")
        visitor.when_they_answer_calmly()
        for name, value in {"burn_size": "hand", "burn_depth": "blister"}.items():
            box = visitor.page.locator(f'main input[name="{name}"][value="{value}"]')
            if box.count():
                box.check()
        if (age := visitor.page.locator("main input#age_exact")).count():
            age.fill("6")
        visitor.when_they_go_on()
    raise AssertionError(visitor.main)


def test_the_right_place_is_named_and_the_closed_one_explained(
    browser: Browser, site: str, assert_accessible: Check
) -> None:
    with watched_page(browser, PHONE, site) as page:
        visitor = a_burn(Visitor(page))
        visitor.then_the_page_is("Go to an urgent treatment centre today")
        first, later = page.locator(".app-places").all()
        assert "Children’s urgent care at Heartlands Hospital" in first.inner_text()
        assert "Open now, until tomorrow (Sunday) at 2am." in first.inner_text()
        assert "The urgent treatment centre at Elmbrook Hospital" in later.inner_text()
        assert "Closed now. It opens tomorrow (Sunday) at 8am." in later.inner_text()
        assert_accessible(page)
        page.get_by_text("Which is nearest?").click()
        here = page.get_by_role("button", name="Use where I am now")
        here.click()  # refused
        page.get_by_text("Your browser did not allow it. That is all right.").wait_for()
        assert_accessible(page)
        page.context.grant_permissions(["geolocation"])
        page.context.set_geolocation({"latitude": 52.41, "longitude": -1.8})
        with page.expect_navigation():
            here.click()
        visitor.arrived().then_it_says("mile")
        assert "52.41," not in page.url + page.content()
        page.fill("#near", "XX2")
        visitor.when_they_press("Show the nearest first")
        visitor.then_it_says("About 4.5 miles away", "Less than half a mile away")
        assert "XX2" not in page.url
        told = page.locator("svg.app-map desc").text_content() or ""
        assert "The outer ring is 5 miles away. A children’s urgent care" in told
        assert page.locator("svg.app-map a, svg.app-map image").count() == 0
        assert_accessible(page)
        page.set_viewport_size({"width": 320, "height": 640})
        nothing_sticks_out(page)
