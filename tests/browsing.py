"""Pages in a real browser, for every suite. Each watches for what no page of ours may do."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools.browser import chromium, launch

Check = Callable[[Page], None]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not chromium():
        reason = "Chromium is missing: install it, or set ASKAE_CHROMIUM to its path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chrome = launch(playwright)
        yield chrome
        chrome.close()


@contextlib.contextmanager
def watched_page(browser: Browser, viewport: ViewportSize, site: str) -> Iterator[Page]:
    """A page that fails its test on a request to another host, or an error in a script."""
    context = browser.new_context(viewport=viewport, base_url=site, locale="en-GB")
    page = context.new_page()
    problems: list[str] = []

    def note_request(url: str) -> None:
        if urlsplit(url).netloc not in {"", urlsplit(site).netloc}:
            problems.append(f"asked another host: {url}")

    page.on("request", lambda request: note_request(request.url))
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            problems.append(f"blocked by policy: {message.text}")
            if "Content Security Policy" in message.text
            else None
        ),
    )
    yield page
    context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture(scope="session")
def assert_accessible() -> Check:
    """A function that fails with a readable list of what axe finds wrong on a page."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page).response["violations"]
        lines = [f"{len(found)} accessibility problems on {page.url}"] if found else []
        for violation in found:
            lines.append(f"\n{violation['id']} ({violation['impact']}): {violation['help']}")
            for node in violation["nodes"]:
                lines.append(f"  {node['html']}")
                lines.extend(f"    {line}" for line in node["failureSummary"].splitlines())
        assert not found, "\n".join(lines)

    return check


def nothing_sticks_out(page: Page) -> None:
    """No sideways scrolling."""
    wide: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} sticks out by {wide} px"
