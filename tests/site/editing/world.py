"""A small site with one person of each role."""

from __future__ import annotations

import io
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.files.images import ImageFile
from django.core.management import call_command
from PIL import Image
from wagtail.models import Page, Site

from askae.website.site.news.models import NewsPage, StoryPage
from askae.website.site.pages.models import HomePage, InformationPage, Picture

PASSWORD = "correct horse battery staple"


def build() -> HomePage:
    """Home and news, roles and review, beside whatever else there is."""
    root = Page.get_first_root_node()
    home = root.add_child(
        instance=HomePage(
            title="Home", slug="test-hospital", summary="Our hospital.", welcome="Hello."
        )
    )
    site = Site.objects.get(is_default_site=True)
    site.root_page = home
    site.save()
    home.add_child(instance=NewsPage(title="News", slug="news", summary="What is new."))
    call_command("set_up_roles", verbosity=0)
    return home


def person(name: str, role: str = "") -> User:
    user = User.objects.create_user(name, f"{name}@hospital.example", PASSWORD)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def story(text: str = "<p>The visitors came on Monday.</p>", by: User | None = None) -> StoryPage:
    """A draft."""
    page = (
        NewsPage.objects.order_by("pk")
        .last()
        .add_child(
            instance=StoryPage(
                title="A visit",
                slug="a-visit",
                summary="Doctors came to see us.",
                standfirst="Doctors came to see us.",
                body=[("text", text)],
                live=False,
                owner=by,
            )
        )
    )
    page.save_revision(user=by)
    return StoryPage.objects.get(pk=page.pk)


def ordinary(home: Page, *body: Any, **fields: Any) -> InformationPage:
    page = InformationPage(
        **({"title": "Parking", "slug": "parking", "summary": "Where to park."} | fields),
        body=list(body),
    )
    return home.add_child(instance=page)


def picture(title: str = "front-door.png") -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(file, "PNG")
    file.seek(0)
    return Picture.objects.create(
        title=title, description="The front door", file=ImageFile(file, "front-door.png")
    )
