"""Writes notices and places into the live directory, where checker and site read them without the database."""

from __future__ import annotations

from askae.live import live_directory
from askae.website.site.notices.models import Notice
from askae.website.site.services.places import District, HospitalPlace


def publish() -> None:
    """All notices that are or may come into force; the readers look at their times themselves."""
    shown = Notice.objects.filter(active=True).select_related("link_page", "closes", "instead")
    live_directory().write_notices(notice.as_published() for notice in shown)


def publish_places() -> None:
    live_directory().write_places(place.as_published() for place in HospitalPlace.objects.all())
    live_directory().write_districts(
        {one.name: [one.latitude, one.longitude] for one in District.objects.all()}
    )
