from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from ruamel.yaml import YAML
from wagtail.models import Page, Site

from askae.website.site.exchange.content import add_comparison
from askae.website.site.exchange.models import ComparisonPage
from askae.website.site.pages.models import HomePage, InformationPage

DATA = Path(__file__).with_name("comparison.yaml")


class Comparison(NamedTuple):
    english: ComparisonPage
    chinese: ComparisonPage

    def change(self, key: str, *path_and_value: Any) -> None:
        """Publish the English page with something else in a topic: ``change("bells", "a", "text", "New.")``."""
        english = ComparisonPage.objects.get(pk=self.english.pk)
        *path, last, value = path_and_value
        part = english.topics_by_key()[key]
        for step in path:
            part = part[step]
        part[last] = value
        english.save_revision().publish()


@pytest.fixture
def data() -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(DATA.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def section(db: None) -> Page:
    Site.objects.all().delete()
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="Home", slug="house", summary="x", welcome="x"))
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    page: Page = home.add_child(
        instance=InformationPage(title="Exchange", slug="exchange", summary="x")
    )
    return page


@pytest.fixture
def comparison(section: Page, data: dict[str, Any]) -> Comparison:
    pages = add_comparison(
        section,
        data,
        slug="bicycles",
        reviewed=date(2026, 11, 12),
        next_review=date(2099, 11, 12),
    )
    return Comparison(*pages)


@pytest.fixture
def read(client: Client) -> Callable[[str], BeautifulSoup]:
    def opened(address: str) -> BeautifulSoup:
        response = client.get(address)
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return opened
