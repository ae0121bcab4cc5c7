"""What editors see: messages, the panel, the report, the help and the front page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from askae.live import Notice
from askae.website.site.editing import headers, notices_panel
from askae.website.site.pages.models import HomePage

from . import world
from .test_review import edit, form

SignIn = Callable[[User], Client]
POOR = '<p><a href="/x/">click here</a></p>'


def test_after_saving_the_author_is_told(author: User, signed_in: SignIn) -> None:
    page, client = world.story(by=author), signed_in(author)
    said = edit(client, page, POOR)
    assert "1 thing to look at" in said
    assert f"/editors/pages/{page.pk}/edit/#things-to-look-at" in said
    assert "to look at" not in edit(client, page)
    assert "1 thing to look at" in edit(client, page, POOR, **{"action-submit": "1"})


def test_panel_shows_place_and_suggestion(author: User, signed_in: SignIn) -> None:
    page, client = world.story(by=author), signed_in(author)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "Nothing to mend" in client.get(address).content.decode()
    edit(client, page, POOR)
    html = client.get(address).content.decode()
    panel = html[html.index('id="things-to-look-at"') : html.index("</details>")]
    assert "1 thing to look at" in panel
    assert "does not say where it leads" in panel
    assert "Body, block 1 (Text)" in panel
    assert reverse("how_to_write") in panel


def test_automatic_save_renews_the_panel_and_says_nothing(author: User, signed_in: SignIn) -> None:
    page, client = world.story(by=author), signed_in(author)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(address, form(POOR), headers={"Accept": "application/json"}).json()
    assert answer["success"]
    assert "does not say where it leads" in answer["html"]
    assert "“A visit”: 1 thing" not in client.get(address).content.decode()


def test_new_page_has_help_and_no_findings(home: HomePage, author: User, signed_in: SignIn) -> None:
    news = home.get_children().get(slug="news")
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", news.pk])
    html = signed_in(author).get(address).content.decode()
    assert "Help with writing" in html
    assert "There is no summary" not in html


def test_report_has_the_worst_page_first(home: HomePage, author: User, signed_in: SignIn) -> None:
    image = {"image": world.picture(), "alt_text": "IMG_2034", "decorative": False}
    world.ordinary(home, ("text", POOR * 2), title="Links", slug="links")
    world.ordinary(home, ("picture", {"image": image, "caption": ""}), title="Pictured", slug="pic")
    draft = world.story(POOR, by=author)
    client = signed_in(author)
    rows = re.findall(
        r'<td class="title">\s*<a[^>]*>(.*?)</a>',
        client.get(reverse("things_report")).content.decode(),
    )
    assert rows.index("Pictured") < rows.index("Links") < rows.index("Home")
    assert draft.title not in rows
    sheet = client.get(reverse("things_report"), {"export": "csv"})
    assert b"Pictured,1,The alt text is the name of a file" in sheet.getvalue()


def test_report_is_for_people_who_write(home: HomePage, signed_in: SignIn) -> None:
    officer = signed_in(world.person("test-officer", "Notice officer"))
    assert officer.get(reverse("things_report")).status_code == 302
    assert officer.get(reverse("how_to_write")).status_code == 200
    assert Client().get(reverse("how_to_write")).status_code == 302


def test_front_page_has_the_notices_shown_now(
    author: User, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Directory:
        def notices(self) -> tuple[Notice, ...]:
            return (Notice("1", "Lift is out of order", "", topic="Lifts", urgent=True),)

    monkeypatch.setattr(notices_panel, "live_directory", Directory)
    html = signed_in(author).get(reverse("wagtailadmin_home")).content.decode()
    assert "Lifts: Lift is out of order" in html
    assert "All notices" not in html  # not an author's to change


def test_policies(home: HomePage, author: User, signed_in: SignIn) -> None:
    page, client = world.story(by=author), signed_in(author)
    policy = client.get(reverse("wagtailadmin_home")).headers["Content-Security-Policy"]
    assert policy == headers.POLICY
    for loose in ("unsafe-eval", "http:", "https:", "data:", "*"):
        assert loose not in policy
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert draft.headers["Content-Security-Policy"] == headers.PREVIEW_POLICY
    assert "unsafe-inline" not in headers.PREVIEW_POLICY
    public = client.get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in public
    assert "unsafe" not in public
