"""Notices in the editors' menu, first: they are what cannot wait."""

from __future__ import annotations

from typing import ClassVar

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Notice


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = "Notices"
    menu_order = 50
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "state", "urgent", "starts", "ends", "changed"]
    list_filter: ClassVar = ["active", "urgent"]
    add_view_success_message = (
        "The notice “%(object)s” is saved. It is on the pages within five seconds."
    )
    edit_view_success_message = add_view_success_message


register_snippet(NoticeViewSet)
