"""What the frame of every page needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from wagtail.models import Page, Site

from askae.website.notices import notices_for


def frame(request: HttpRequest) -> dict[str, Any]:
    """Notices come from the live directory; only the menu asks the database, and only where it is drawn."""
    return {
        "notices": notices_for(request),
        "here": request.get_full_path(),
        "about_page": request.path,
        "site_url": settings.ASKAE_SITE_URL,
        "menu": SimpleLazyObject(lambda: _menu(request)),
    }


def _menu(request: HttpRequest) -> list[Page]:
    site = Site.find_for_request(request)
    if site is None:
        return []
    return list(site.root_page.get_children().live().in_menu().specific())
