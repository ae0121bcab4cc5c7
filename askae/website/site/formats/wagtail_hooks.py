"""Requests for other formats in the editors' menu and on their home page."""

from __future__ import annotations

from wagtail import hooks

from .staff import FormatGroup, add_waiting

hooks.register("register_admin_viewset", FormatGroup)
hooks.register("construct_homepage_panels", add_waiting)
