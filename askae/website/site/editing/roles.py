"""Who may do what on the editors' side. An administrator is a superuser and needs no role."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

ALL = ("add", "change", "delete", "view")


@dataclass(frozen=True)
class Role:
    name: str
    pages: tuple[str, ...] = ()
    """On the home page and all below it."""
    files: tuple[str, ...] = ()
    """Pictures and documents of every collection."""
    models: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Things that are no pages, as ``app.model``, and what may be done with them."""


AUTHOR = Role(
    "Author",
    pages=("add", "change"),
    files=("add", "choose"),
    models=(("news.topic", ("view",)),),
)
REVIEWER = Role(
    "Reviewer",
    pages=("add", "change", "publish", "lock", "unlock"),
    files=("add", "change", "choose"),
    models=(("news.topic", ALL), ("wagtailredirects.redirect", ALL)),
)
NOTICE_OFFICER = Role(
    "Notice officer",
    models=(
        ("notices.notice", ALL),
        ("services.hospitalplace", ALL),
        ("services.district", ALL),
    ),
)
FORMAT_OFFICER = Role(
    "Accessible information officer",
    models=(("formats.formatrequest", ALL), ("formats.replytemplate", ALL)),
)
ROLES = (AUTHOR, REVIEWER, NOTICE_OFFICER, FORMAT_OFFICER)
DEFAULTS = ("Moderators", "Editors")
"""Wagtail's own groups."""


def set_up(home: Page) -> None:
    """Gives every role what it lacks. What an administrator added by hand stays."""
    for role in ROLES:
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.add(*_permissions(role))
        for name in role.pages:
            GroupPagePermission.objects.get_or_create(
                group=group, page=home, permission=_permission("wagtailcore", f"{name}_page")
            )
        for kind, app in (("image", "wagtailimages"), ("document", "wagtaildocs")):
            for name in role.files:
                GroupCollectionPermission.objects.get_or_create(
                    group=group,
                    collection=Collection.get_first_root_node(),
                    permission=_permission(app, f"{name}_{kind}"),
                )


def remove_unused_defaults() -> None:
    """Two more groups with other rules would only confuse. A group with people in it stays."""
    Group.objects.filter(name__in=DEFAULTS, user=None).delete()


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def _permissions(role: Role) -> list[Permission]:
    """A model that is not there yields none."""
    found = [_permission("wagtailadmin", "access_admin")]
    for name, actions in role.models:
        app, _, model = name.partition(".")
        found += Permission.objects.filter(
            content_type__app_label=app, codename__in=[f"{action}_{model}" for action in actions]
        )
    return found
