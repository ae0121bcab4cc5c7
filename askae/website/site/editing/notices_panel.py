"""The notices that readers see now, on the editors' front page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.admin.ui.components import Component

from askae.live import live_directory


class NoticesNow(Component):
    name = "notices_now"
    template_name = "editing/notices_now.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        address = reverse("wagtailsnippets_notices_notice:list")
        return {
            "notices": live_directory().notices(),
            "all": address if user.has_perm("notices.change_notice") else "",
        }
