"""What is open, in the editors' menu."""

from __future__ import annotations

from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import staff


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    return [
        path("what-is-open/", staff.what_is_open, name="what_is_open"),
        path("what-is-open/take-in/", staff.take_in, name="take_in_places"),
        path("what-is-open/<slug:kind>.json", staff.export, name="export_places"),
    ]


@hooks.register("register_admin_menu_item")
def overview_in_menu() -> MenuItem:
    return MenuItem("What is open", reverse("what_is_open"), icon_name="time", order=70)
