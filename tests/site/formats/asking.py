"""A person who asks, and somebody who answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import Page, Site

from askae.website.site.formats.models import AccessibilityPage, FormatRequest
from askae.website.site.pages.models import InformationPage

FILLED = {
    "what": "Visiting times",
    "kind": "braille",
    "way": "email",
    "email": "sam@example.com",
    "note": "Grade 2, please.",
}


def shown(client: Client, page: str = "") -> dict[str, str]:
    """What the form holds when it is opened."""
    answer = client.get("/formats/", {"page": page} if page else {})
    assert answer.status_code == 200
    return held(answer.content)


def held(content: bytes) -> dict[str, str]:
    """All that the fields of the form hold, as a browser would send it."""
    form = BeautifulSoup(content, "html.parser").select_one("form[action='/formats/']")
    assert form
    fields: dict[str, str] = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") == "radio" and not field.has_attr("checked"):
            continue
        value = field.text if field.name == "textarea" else field.get("value", "")
        fields[str(field["name"])] = str(value).strip()
    return fields


@contextmanager
def later(seconds: float) -> Iterator[None]:
    with time_machine.travel(time.time() + seconds, tick=False):
        yield


def send(client: Client, page: str = "", after: float = 20, **typed: str) -> Any:
    """Open the form, take some time, fill it in and send it."""
    fields = shown(client, page) | FILLED | typed
    with later(after):
        return client.post("/formats/", fields)


def stored() -> FormatRequest:
    return FormatRequest.objects.get()


def root() -> Page:
    return Site.objects.get(is_default_site=True).root_page


def a_page(slug: str = "a-page-to-ask-for", title: str = "Getting here by bus") -> InformationPage:
    page: InformationPage = root().add_child(
        instance=InformationPage(title=title, slug=slug, summary="How to get here.")
    )
    return page


def a_statement(**issue: Any) -> AccessibilityPage:
    AccessibilityPage.objects.all().delete()
    page: AccessibilityPage = root().add_child(
        instance=AccessibilityPage(
            title="Accessibility statement",
            slug="accessibility",
            summary="How easy this website is to use.",
            status="not yet audited",
            body=[
                (
                    "contact",
                    {"name": "Website team", "phone": "0121 496 0180", "email": "w@example.org"},
                )
            ],
        )
    )
    if issue:
        page.known_issues.create(
            **({"what": "A", "who": "B", "alternative": "C", "fix_by": None} | issue)
        )
        page.save()
    return page


def a_request(**given: Any) -> FormatRequest:
    asked = {
        "title": "Visiting times",
        "kind": "braille",
        "way": "email",
        "contact": "sam@example.com",
    }
    return FormatRequest.objects.create(**(asked | given))


def staff(*permissions: str) -> Client:
    """Signed in on the editors' side, with these permissions alone."""
    user = get_user_model().objects.create_user(f"staff-{len(permissions)}", "s@example.org", "x")
    wanted = [*permissions, "access_admin"]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    client = Client()
    client.force_login(user)
    return client


def words(content: bytes) -> str:
    page = BeautifulSoup(content, "html.parser")
    return " ".join(page.get_text(" ").split())
