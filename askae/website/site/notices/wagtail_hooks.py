"""Notices in the editors' menu, first: they are what cannot wait. And the places that they close."""

from __future__ import annotations

from typing import ClassVar

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet

from askae.website.site.services.places import District, HospitalPlace

from .models import Notice


class Saved:
    object: Notice

    def get_success_message(self, instance: Notice | None = None) -> str:
        """Wagtail names the notice when it is new, and not when it is changed."""
        return f"“{instance or self.object}” is saved. What is shown follows within five seconds."


class NoticeCreated(Saved, CreateView):
    pass


class NoticeChanged(Saved, EditView):
    pass


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = "Notices"
    menu_order = 50
    add_to_admin_menu = True
    add_view_class = NoticeCreated
    edit_view_class = NoticeChanged
    list_display: ClassVar = ["__str__", "state", "kind", "starts", "ends", "changed"]
    list_filter: ClassVar = ["active", "urgent"]


class PlaceViewSet(SnippetViewSet):
    model = HospitalPlace
    icon = "site"
    menu_label = "Places"
    menu_order = 60
    add_to_admin_menu = True
    list_display: ClassVar = ["name", "service_name", "opening", "phone"]


class DistrictViewSet(SnippetViewSet):
    model = District
    icon = "site"
    menu_label = "Postcode districts"
    list_display: ClassVar = ["name", "latitude", "longitude"]


register_snippet(NoticeViewSet)
register_snippet(PlaceViewSet)
register_snippet(DistrictViewSet)
