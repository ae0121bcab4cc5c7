"""Who may publish what: nobody their own words alone, and no picture without alt text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from .things import lacks_description

ONLY_WRITER = (
    "Nobody but you has worked on this version, so somebody else has to read it first. "
    "Choose “Submit to Second pair of eyes”: a reviewer will see it on their front page."
)


class NotYetError(PermissionDenied):
    """Says to an editor why something is not possible now."""


def check_can_publish(user: Any, page: Page) -> None:
    """`page` with its latest draft's content. Raises `NotYetError`."""
    check_pictures(page)
    if not user.is_superuser and _only_writer(user, page):
        raise NotYetError(ONLY_WRITER)


def can_publish(user: Any, page: Page) -> bool:
    try:
        check_can_publish(user, page)
    except NotYetError:
        return False
    return True


def check_can_approve(user: Any, page: Page) -> None:
    """Of a page under review. Raises `NotYetError`."""
    check_pictures(page)
    state = page.current_workflow_state
    if not user.is_superuser and state and state.requested_by_id == user.pk:
        raise NotYetError(
            "You sent this page to review yourself, so somebody else has to approve it. "
            "You can go on editing it."
        )


def check_pictures(page: Page) -> None:
    if lacks_description(page):
        raise NotYetError(
            "A picture on this page has no alt text. Say what it shows, or tick “Image is decorative”."
        )


def _only_writer(user: Any, page: Page) -> bool:
    """Whether all drafts since the page was last published are theirs."""
    drafts = page.revisions.all()
    if page.live_revision_id:
        drafts = drafts.filter(pk__gt=page.live_revision_id)
    return not drafts.exclude(user=user).exists()
