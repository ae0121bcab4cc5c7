"""Who may do what, once the roles are set up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Site,
    Workflow,
    WorkflowPage,
)

from askae.website.site.editing.roles import ROLES
from askae.website.site.notices.models import Notice
from askae.website.site.pages.models import HomePage

from . import world

SignIn = Callable[[User], Client]


def counts() -> tuple[int, ...]:
    return (
        Group.objects.count(),
        GroupPagePermission.objects.count(),
        Workflow.objects.count(),
        WorkflowPage.objects.count(),
        sum(group.permissions.count() for group in Group.objects.all()),
        GroupCollectionPermission.objects.count(),
    )


def test_again_changes_nothing(home: HomePage) -> None:
    before = counts()
    call_command("set_up_roles", verbosity=0)
    assert counts() == before
    assert {role.name for role in ROLES} <= set(Group.objects.values_list("name", flat=True))


def test_wagtail_s_own_groups_go_only_when_empty(home: HomePage) -> None:
    Group.objects.create(name="Editors")
    person = User.objects.create_user("test-old-hand")
    person.groups.add(Group.objects.create(name="Moderators"))
    call_command("set_up_roles", verbosity=0)
    assert not Group.objects.filter(name="Editors").exists()
    assert Group.objects.filter(name="Moderators").exists()


def test_without_a_site_it_says_what_to_do(db: None) -> None:
    Site.objects.all().delete()
    with pytest.raises(CommandError, match="make a home page"):
        call_command("set_up_roles", verbosity=0)


def test_pages(home: HomePage, author: User, reviewer: User) -> None:
    officer = world.person("test-officer", "Notice officer")
    page = world.story(by=author)
    assert page.permissions_for_user(author).can_edit()
    assert not page.permissions_for_user(author).can_publish()
    assert not page.permissions_for_user(author).can_unpublish()
    assert page.permissions_for_user(reviewer).can_publish()
    assert not page.permissions_for_user(officer).can_edit()


def test_author_uploads_pictures_and_documents(author: User, signed_in: SignIn) -> None:
    client = signed_in(author)
    for name in ("wagtailimages:add_multiple", "wagtaildocs:add_multiple"):
        assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize(
    ("role", "expected"),
    [("Author", 302), ("Reviewer", 302), ("Notice officer", 200)],
)
def test_who_opens_notices(home: HomePage, signed_in: SignIn, role: str, expected: int) -> None:
    client = signed_in(world.person("test-person", role))
    assert client.get(reverse("wagtailsnippets_notices_notice:add")).status_code == expected


def test_notice_officer_posts_changes_and_deletes(home: HomePage, signed_in: SignIn) -> None:
    client = signed_in(world.person("test-officer", "Notice officer"))
    data = {
        "topic": "Visiting",
        "title": "No visits",
        "active": "on",
        "where": "everywhere",
        "scopes-TOTAL_FORMS": "0",
        "scopes-INITIAL_FORMS": "0",
    }
    client.post(reverse("wagtailsnippets_notices_notice:add"), data)
    notice = Notice.objects.get(title="No visits")
    client.post(
        reverse("wagtailsnippets_notices_notice:edit", args=[notice.pk]), data | {"title": "Visits"}
    )
    assert Notice.objects.get(pk=notice.pk).title == "Visits"
    client.post(reverse("wagtailsnippets_notices_notice:delete", args=[notice.pk]))
    assert not Notice.objects.filter(pk=notice.pk).exists()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 302


def test_format_officer_comes_in_and_edits_no_page(home: HomePage, signed_in: SignIn) -> None:
    client = signed_in(world.person("test-formats", "Accessible information officer"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).status_code == 302
