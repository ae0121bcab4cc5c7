"""From draft to public page: always two people, and at the time that was set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from askae.website.site.editing.publishing import NotYetError, can_publish, check_can_publish
from askae.website.site.news.models import StoryPage
from askae.website.site.pages.models import HomePage

from . import world

SignIn = Callable[[User], Client]


def form(
    text: str = "<p>New words.</p>", *blocks: tuple[str, object], **more: str
) -> dict[str, str]:
    rows = {"count": 0}
    data = nested_form_data(
        {
            "title": "A visit",
            "slug": "a-visit",
            "summary": "Doctors came to see us.",
            "date": "2026-01-01",
            "standfirst": "They came.",
            "body": streamfield([("text", rich_text(text)), *blocks]),
            "people": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, **rows},
            "organisations": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    return data | more


def edit(client: Client, page: Page, *args: object, **more: str) -> str:
    """Send the edit page's form; what was said afterwards."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = client.post(address, form(*args, **more), follow=True)  # type: ignore[arg-type]
    return "\n".join(str(message) for message in response.context["messages"])


def live(page: Page) -> bool:
    return bool(Page.objects.get(pk=page.pk).live)


def approve(client: Client, page: Page) -> int:
    state = Page.objects.get(pk=page.pk).current_workflow_state
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.current_task_state_id],
    )
    return int(client.post(address).status_code)


def test_author_submits_and_another_person_publishes(
    author: User, reviewer: User, signed_in: SignIn
) -> None:
    page = world.story(by=author)
    edit(signed_in(author), page, **{"action-publish": "1"})
    assert not live(page)
    edit(signed_in(author), page, **{"action-submit": "1"})
    assert Page.objects.get(pk=page.pk).workflow_in_progress
    assert not live(page)
    front = signed_in(reviewer).get(reverse("wagtailadmin_home")).content.decode()
    assert "Awaiting your review" in front
    approve(signed_in(reviewer), page)
    assert live(page)


def test_nobody_approves_their_own_submission(
    reviewer: User, administrator: User, signed_in: SignIn
) -> None:
    page, client = world.story(by=reviewer), signed_in(reviewer)
    edit(client, page, **{"action-submit": "1"})
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "somebody else has to approve it" in html
    assert "Approve and publish" not in html
    assert approve(client, page) == 302
    assert not live(page)
    state = Page.objects.get(pk=page.pk).current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, reviewer, "approve")

    other = world.person("test-second-reviewer", "Reviewer")
    html = signed_in(other).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Approve and publish" in html
    approve(signed_in(other), page)
    assert live(page)


def test_reviewer_does_not_publish_what_nobody_else_has_seen(
    reviewer: User, author: User, signed_in: SignIn
) -> None:
    own = world.story(by=reviewer)
    assert "Nobody but you" in edit(signed_in(reviewer), own, **{"action-publish": "1"})
    assert not live(own)
    draft = StoryPage.objects.get(pk=own.pk).get_latest_revision_as_object()
    assert "New words." in str(draft.body)  # nothing is lost

    edit(signed_in(author), own, "<p>Read and mended.</p>")
    edit(signed_in(reviewer), own, "<p>Read and mended.</p>", **{"action-publish": "1"})
    assert live(own)
    # The next change is new again.
    edit(signed_in(reviewer), own, "<p>One more word.</p>", **{"action-publish": "1"})
    assert "One more word." not in str(StoryPage.objects.get(pk=own.pk).body)


def test_a_new_page_is_no_way_round(home: HomePage, reviewer: User, signed_in: SignIn) -> None:
    news = home.get_children().get(slug="news")
    address = reverse("wagtailadmin_pages:add", args=["news", "storypage", news.pk])
    signed_in(reviewer).post(address, form(**{"action-publish": "1"}))
    assert not StoryPage.objects.get(slug="a-visit", owner=reviewer).live


def publish_several(client: Client, page: Page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{address}?id={page.pk}", {"include_descendants": "on"})


def test_publishing_several_is_no_way_round(
    home: HomePage, reviewer: User, author: User, signed_in: SignIn
) -> None:
    own, seen = world.story(by=reviewer), home.get_children().get(slug="news")
    client = signed_in(reviewer)
    publish_several(client, own)
    publish_several(client, seen)  # with the drafts below it
    assert not live(own)
    own.save_revision(user=author)
    publish_several(client, own)
    assert live(own)


def test_administrator_may_alone(administrator: User, signed_in: SignIn) -> None:
    page = world.story(by=administrator)
    edit(signed_in(administrator), page, **{"action-publish": "1"})
    assert live(page)


def undescribed(**more: object) -> tuple[str, object]:
    image = {"image": world.picture().pk, "alt_text": "", "decorative": ""}
    return ("picture", {"image": image | more, "caption": ""})


def test_picture_without_alt_text_is_saved_but_not_published(
    author: User, administrator: User, signed_in: SignIn
) -> None:
    page, client = world.story(by=author), signed_in(administrator)
    assert "1 thing to look at" in edit(client, page, "<p>Hello.</p>", undescribed())
    draft = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert draft.body[1].block_type == "picture"
    edit(client, page, "<p>Hello.</p>", undescribed(), **{"action-publish": "1"})
    publish_several(client, page)  # which knows no forms
    assert not live(page)
    with pytest.raises(NotYetError, match="no alt text"):
        check_can_publish(administrator, draft)
    edit(client, page, "<p>Hello.</p>", undescribed(decorative="on"), **{"action-publish": "1"})
    assert live(page)


def test_picture_without_alt_text_is_not_approved(
    author: User, reviewer: User, signed_in: SignIn
) -> None:
    page = world.story(by=author)
    edit(signed_in(author), page, **{"action-submit": "1"})
    edit(signed_in(reviewer), page, "<p>Hello.</p>", undescribed())  # saved while under review
    approve(signed_in(reviewer), page)
    assert not live(page)
    edit(signed_in(reviewer), page, "<p>Hello.</p>")
    approve(signed_in(reviewer), page)
    assert live(page)


def test_warnings_never_stop_anything(administrator: User, author: User) -> None:
    page = world.story("<p>CLICK HERE PLEASE: <a href='/x/'>click here</a></p>", by=author)
    assert can_publish(administrator, page)


def test_goes_up_and_comes_down_at_the_times_set(
    author: User, reviewer: User, signed_in: SignIn
) -> None:
    start = datetime(2030, 1, 1, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False):
        page = world.story(by=author)
        times = {
            "go_live_at": timezone.localtime(start + timedelta(hours=2)).strftime("%Y-%m-%d %H:%M"),
            "expire_at": timezone.localtime(start + timedelta(hours=5)).strftime("%Y-%m-%d %H:%M"),
        }
        edit(signed_in(author), page, **times, **{"action-submit": "1"})
        approve(signed_in(reviewer), page)
        call_command("publish_scheduled", verbosity=0)
        assert not live(page)
    with time_machine.travel(start + timedelta(hours=3), tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert live(page)
    with time_machine.travel(start + timedelta(hours=6), tick=False):
        call_command("publish_scheduled", verbosity=0)
        assert not live(page)
