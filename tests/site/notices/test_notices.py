"""A notice that is saved is live at once, everywhere it should be, and until it should not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from askae import live
from askae.live import live_directory
from askae.website.site.notices.models import Notice, Scope
from askae.website.site.services.places import HospitalPlace

Capture = Callable[..., Any]


def shown() -> dict[str, live.Notice]:
    return {notice.title: notice for notice in live_directory().notices()}


def place(place_id: str) -> HospitalPlace:
    return HospitalPlace.objects.get(place_id=place_id)


def test_saved_changed_taken_down(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        notice = Notice.objects.create(topic="Car park", title="Car park closed", urgent=True)
    assert shown()["Car park closed"].urgent
    with django_capture_on_commit_callbacks(execute=True):
        notice.title = "Car park open again"
        notice.save()
    assert "Car park closed" not in shown()
    with django_capture_on_commit_callbacks(execute=True):
        notice.active = False
        notice.save()
    assert "Car park open again" not in shown()
    with django_capture_on_commit_callbacks(execute=True):
        notice.active = True
        notice.save()
        notice.delete()
    assert "Car park open again" not in shown()


def test_one_that_is_rolled_back_is_never_shown() -> None:
    Notice.objects.create(topic="Test", title="Never committed")
    assert "Never committed" not in shown()


def test_its_time_counts_from_when_its_words_changed() -> None:
    notice = Notice.objects.create(topic="Test", title="One")
    before = notice.changed
    notice.dismissable = False
    notice.save()
    assert notice.changed == before
    notice.text = "New words."
    notice.save()
    assert notice.changed > before


def test_where_it_stands(django_capture_on_commit_callbacks: Capture, visitor: Client) -> None:
    news = Page.objects.get(slug="news")
    with django_capture_on_commit_callbacks(execute=True):
        notice = Notice.objects.create(topic="News", title="Only in the news", where="chosen")
    assert "Only in the news" not in visitor.get("/news/").content.decode()  # nowhere chosen yet
    with django_capture_on_commit_callbacks(execute=True):
        Scope.objects.create(notice=notice, page=news)
    assert "Only in the news" in visitor.get("/news/").content.decode()
    story = news.get_children().first()
    assert story
    assert "Only in the news" in visitor.get(story.url).content.decode()
    assert "Only in the news" not in visitor.get("/").content.decode()
    assert not shown()["Only in the news"].stands_on("/ask/")
    with django_capture_on_commit_callbacks(execute=True):
        notice.on_ask = True
        notice.save()
    assert shown()["Only in the news"].stands_on("/ask/j/x/1/")


def test_it_follows_a_page_that_moves(django_capture_on_commit_callbacks: Capture) -> None:
    page = Page.objects.get(slug="visiting")
    with django_capture_on_commit_callbacks(execute=True):
        Notice.objects.create(topic="V", title="Hours", link_page=page, link_text="Visiting hours")
    assert shown()["Hours"].link == "/visiting/"
    with django_capture_on_commit_callbacks(execute=True):
        page.specific.slug = "visits"
        specific = page.specific
        specific.slug = "visits"
        specific.save_revision().publish()
    assert shown()["Hours"].link == "/visits/"


def test_an_effect_reaches_the_live_directory(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        Notice.objects.create(
            topic="A&E",
            title="A&E is closed",
            urgent=True,
            ends=timezone.now() + timedelta(hours=3),
            closes=place("heartlands-ae"),
            instead=place("elmbrook-ae"),
        )
    closed = shown()["A&E is closed"]
    assert (closed.closes, closed.instead) == ("heartlands-ae", "elmbrook-ae")
    assert {p["id"] for p in live_directory().places()} >= {"heartlands-ae", "elmbrook-ae"}


@pytest.mark.parametrize(
    ("fields", "field", "says"),
    [
        ({"ends": -1}, "ends", "after the start"),
        ({"closes": "heartlands-ae", "urgent": True}, "ends", "until when"),
        ({"closes": "heartlands-ae", "ends": 3}, "urgent", "urgent"),
        ({"instead": "heartlands-ae"}, "closes", "that is closed"),
        (
            {"closes": "heartlands-ae", "instead": "heartlands-ae", "ends": 3, "urgent": True},
            "instead",
            "that is closed",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(
    fields: dict[str, Any], field: str, says: str
) -> None:
    now = timezone.now()
    if "ends" in fields:
        fields = fields | {"starts": now, "ends": now + timedelta(hours=fields["ends"])}
    for key in ("closes", "instead"):
        if key in fields:
            fields = fields | {key: place(fields[key])}
    notice = Notice(topic="T", title="T", **fields)
    with pytest.raises(ValidationError) as problem:
        notice.full_clean()
    assert says in " ".join(problem.value.message_dict[field])


def test_its_state_in_the_list() -> None:
    now, hour = timezone.now(), timedelta(hours=1)
    states = [
        Notice(active=False).state,
        Notice(ends=now - hour).state,
        Notice(starts=now + hour).state,
        Notice(starts=now - hour, ends=now + hour).state,
    ]
    assert states == ["Taken down", "Over", "Coming", "Shown now"]
