"""The checker in a real browser."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import assert_accessible, browser, watched_page
from tools.browser import DESKTOP, PHONE

__all__ = ["assert_accessible", "browser"]

# Playwright leaves an event loop in the thread; Django would then refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def phone(browser: Browser, live_site: str) -> Iterator[Page]:
    with watched_page(browser, PHONE, live_site) as page:
        yield page


@pytest.fixture
def desktop(browser: Browser, live_site: str) -> Iterator[Page]:
    with watched_page(browser, DESKTOP, live_site) as page:
        yield page
