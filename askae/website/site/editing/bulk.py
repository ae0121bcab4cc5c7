"""Publishing several pages at once, by the same rules as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from .publishing import can_publish


class PublishSeveral(PublishBulkAction):
    def check_perm(self, page: Page) -> bool:
        return bool(super().check_perm(page)) and _may(self.request.user, page)

    @classmethod
    def execute_action(
        cls,
        objects: Iterable[Page],
        include_descendants: bool = False,
        user: Any = None,
        **options: Any,
    ) -> tuple[int, int]:
        pages = list(objects)
        below = [
            child
            for page in pages
            for child in (page.get_descendants().not_live() if include_descendants else ())
            if child.permissions_for_user(user).can_publish() and _may(user, child)
        ]
        published, _ = super().execute_action(pages, user=user, **options)
        published_below, _ = super().execute_action(below, user=user, **options)
        return published, published_below


def _may(user: Any, page: Page) -> bool:
    return can_publish(user, page.get_latest_revision_as_object())
