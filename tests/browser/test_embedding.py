"""Stories of people who meet the checker inside a hospital's own website, on another origin."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from askae.bench.server import running
from askae.knowledge import compile_folder
from askae.live import LiveDirectory
from tools.browser import PHONE

MINI = Path(__file__).parent.parent / "mini_knowledge"
NARROW = {"width": 320, "height": 256}
"""A window of 1280 by 1024 at 400 %."""
STEP = 40
SNIPPET = """
<p data-ask-ae><a href="{site}/ask/">Do I need A&amp;E? Ask A&amp;E</a></p>
<script src="{site}/embed.js" async data-accent="#ffd400"></script>
"""
PLAIN = '<iframe src="{site}/embed/" title="Ask A&amp;E" width="100%" height="800"></iframe>'
HOST = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Hospital</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>body {{ margin: 0 }}</style>
<main><h1>Emergency department</h1><p>Open day and night.</p><a href="#before">Before</a>
{snippet}<a href="#after">After</a>
<script>window.heard = []; addEventListener("message", (e) => heard.push(e.data))</script></main></html>"""
Check = Callable[[Page | Frame], None]


class Hospital:
    """A website on a name of its own: ``localhost`` and ``127.0.0.1`` are different sites for a browser."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        pages = self.pages

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path in pages else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(pages.get(self.path, "").encode())

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        port = self.server.server_address[1]
        self.allowed, self.other = f"http://localhost:{port}", f"http://127.0.0.1:{port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hospital]:
    made = Hospital()
    folder = tmp_path_factory.mktemp("embedding")
    LiveDirectory(folder / "live").publish_knowledge(compile_folder(MINI))
    leave = f"{made.other}/weather"
    with running(folder, workers=3, ASKAE_EMBED=made.allowed, ASKAE_EXIT_URL=leave) as server:
        site = "http://{}:{}".format(*server.address)
        for path, snippet in (("/", SNIPPET), ("/plain", PLAIN)):
            made.pages[path] = HOST.format(snippet=snippet.format(site=site))
        made.pages["/weather"] = "<title>Weather</title>Sunny"
        yield made
    made.server.shutdown()


def open_at(
    browser: Browser, address: str, viewport: object = PHONE, script: bool = True
) -> Iterator[Page]:
    """With third-party cookies blocked, as browsers do more and more."""
    context = browser.new_context(viewport=viewport, java_script_enabled=script)  # type: ignore[arg-type]
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    blocked = {
        "enableThirdPartyCookieRestriction": True,
        "disableThirdPartyCookieMetadata": True,
        "disableThirdPartyCookieHeuristics": True,
    }
    devtools.send("Network.setCookieControls", blocked)
    page.goto(address)
    yield page
    assert not context.cookies()
    context.close()
    assert not problems, problems


@pytest.fixture
def phone(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    yield from open_at(browser, hospital.allowed)


@pytest.fixture
def narrow(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    yield from open_at(browser, hospital.allowed, NARROW)


@pytest.fixture
def no_script(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    yield from open_at(browser, hospital.allowed, script=False)


@pytest.fixture
def stranger(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    """On a website that the operator does not name."""
    yield from open_at(browser, hospital.other)


def checker(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame.parent_frame)


def shown_whole(inside: Frame) -> None:
    """Asked again and again from here: the checker's policy lets no page compile a condition to wait for."""
    for _ in range(100):
        if inside.evaluate("document.documentElement.scrollHeight <= innerHeight"):
            return
        inside.page.wait_for_timeout(50)
    raise AssertionError("The frame is not as tall as what it shows.")


def arrived(page: Page, heading: str) -> Frame:
    """The frame shows it whole, from its top."""
    expect(page.frame_locator("iframe").locator("h1")).to_contain_text(heading)
    inside = checker(page)
    shown_whole(inside)
    page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().top > -1")
    expect(page.locator("[data-ask-ae]")).to_be_hidden()
    return inside


def tab_to(page: Page, selector: str) -> None:
    for _ in range(40):
        page.keyboard.press("Tab")
        if checker(page).evaluate("(to) => document.activeElement.matches(to)", selector):
            return
    raise AssertionError(f"The key Tab does not lead to {selector}")


def test_by_keyboard_alone_at_400_percent(narrow: Page, assert_accessible: Check) -> None:
    page = narrow

    def look(heading: str) -> None:
        inside = arrived(page, heading)
        assert_accessible(inside)
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert inside.locator('a[href="tel:999"]').first.is_visible()

    look("Thinking of going to A&E")
    assert_accessible(page)
    page.get_by_text("Before").focus()
    page.keyboard.press("Tab")
    assert checker(page).evaluate("document.activeElement.className") == "nhsuk-skip-link"
    tab_to(page, "[name=who]")
    page.keyboard.press("Space")  # me
    tab_to(page, "[name=age]")
    for _ in range(3):
        page.keyboard.press("ArrowDown")  # 16 to 49
    page.keyboard.press("Enter")
    look("Is any of this happening now?")
    assert checker(page).evaluate("document.activeElement.tagName") == "H1"
    tab_to(page, "[value=none]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    look("What is the main problem?")
    tab_to(page, "[value=mood]")
    page.keyboard.press("Space")
    tab_to(page, "[value=go]")
    page.keyboard.press("Enter")
    look("Do you have a plan to end your life?")
    page.keyboard.press("Tab")
    tab_to(page, "[name=plan]")
    page.keyboard.press("ArrowDown")  # no
    page.keyboard.press("Enter")
    look("Check your answers")
    tab_to(page, "[action$='outcome/'] button")
    page.keyboard.press("Enter")
    look("See a GP within a week")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "After":
            break
    else:
        raise AssertionError("The keyboard is caught in the frame")
    heard = page.evaluate("heard")
    assert heard
    assert all(list(message) == ["askaeHeight"] for message in heard)
    assert all(message["askaeHeight"] % STEP == 0 for message in heard)


def to_private_matters(page: Page) -> Frame:
    inside = arrived(page, "Thinking of going to A&E")
    inside.check("[name=who][value=me]")
    inside.check("[name=age][value='16-49 years']")
    inside.get_by_role("button", name="Start").click()
    inside = arrived(page, "Is any of this happening now?")
    inside.check("[value=none]")
    inside.get_by_role("button", name="Continue").click()
    inside = arrived(page, "What is the main problem?")
    inside.check("[value=mood]")
    inside.get_by_role("button", name="Continue").click()
    return arrived(page, "Do you have a plan to end your life?")


@pytest.mark.parametrize("way", ["button", "escape three times"])
def test_back_brings_answers_again_but_never_after_leaving(
    phone: Page, hospital: Hospital, way: str
) -> None:
    inside = to_private_matters(phone)
    phone.evaluate("history.back()")
    assert arrived(phone, "What is the main problem?").url.endswith("/3/")
    phone.evaluate("history.back()")
    arrived(phone, "Is any of this happening now?")
    phone.evaluate("history.go(2)")
    inside = arrived(phone, "Do you have a plan to end your life?")
    if way == "button":
        inside.get_by_role("link", name="Leave this page quickly").last.click()
    else:
        for _ in range(3):
            phone.keyboard.press("Escape")
    phone.wait_for_url(f"{hospital.other}/weather")
    phone.evaluate("history.back()")
    phone.wait_for_url(hospital.allowed + "/")
    arrived(phone, "Thinking of going to A&E")


def test_back_brings_nothing_again_that_was_cleared(phone: Page) -> None:
    to_private_matters(phone).get_by_role("button", name="Clear my answers").click()
    arrived(phone, "Your answers are gone")
    phone.evaluate("history.back()")
    arrived(phone, "We can’t find your answers")


def test_a_website_that_is_not_allowed_shows_the_link_alone(stranger: Page) -> None:
    stranger.wait_for_load_state()
    assert checker(stranger).url.startswith("chrome-error:")
    assert stranger.get_by_role("link", name="Do I need A&E?").is_visible()


def test_a_page_that_does_not_come_brings_the_link_back(phone: Page) -> None:
    inside = arrived(phone, "Thinking of going to A&E")
    phone.context.set_offline(True)
    inside.get_by_role("button", name="Start").click()
    expect(phone.get_by_role("link", name="Do I need A&E?")).to_be_visible(timeout=15_000)


def test_messages_of_others_change_nothing(phone: Page) -> None:
    inside = arrived(phone, "Thinking of going to A&E")
    before = phone.locator("iframe").evaluate("frame => frame.style.height")
    phone.evaluate("window.postMessage({askaeHeight: 120}, '*')")
    forged = "{data: 'askae', origin: 'https://other.example', source: window.parent}"
    inside.evaluate(f"window.dispatchEvent(new MessageEvent('message', {forged}))")
    phone.wait_for_function("heard.some(message => message.askaeHeight === 120)")
    assert phone.locator("iframe").evaluate("frame => frame.style.height") == before
    inside.evaluate("document.querySelector('main').style.paddingBottom = '500px'")
    arrived(phone, "Thinking of going to A&E")  # and it still grows


def test_links_that_leave_take_the_whole_window(phone: Page) -> None:
    inside = arrived(phone, "Thinking of going to A&E")
    with phone.expect_navigation():
        inside.get_by_role("link", name="Privacy").click()
    assert phone.url.endswith("/ask/privacy/")


def test_without_javascript(no_script: Page, hospital: Hospital) -> None:
    assert no_script.get_by_role("link", name="Do I need A&E?").is_visible()
    no_script.goto(f"{hospital.allowed}/plain")
    inside = no_script.frame_locator("iframe")
    inside.locator("[name=who][value=me]").check()
    inside.locator("[name=age][value='16-49 years']").check()
    inside.get_by_role("button", name="Start").click()
    inside.locator("[value=none]").check()
    inside.get_by_role("button", name="Continue").click()
    inside.locator("[value=mood]").check()
    inside.get_by_role("button", name="Continue").click()
    inside.locator("[name=plan][value=no]").check()
    inside.get_by_role("button", name="Continue").click()
    inside.get_by_role("button", name="Get your advice").click()
    expect(inside.locator("h1")).to_contain_text("See a GP within a week")
