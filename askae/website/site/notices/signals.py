"""Whatever way a notice or a place changes, the live directory follows when the change is safe in the database."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.signals import page_published, page_unpublished, post_page_move

from askae.website.site.services.places import District, HospitalPlace

from . import publishing
from .models import Notice, Scope


def notices_changed(**_: Any) -> None:
    transaction.on_commit(publishing.publish)


def places_changed(**_: Any) -> None:
    transaction.on_commit(publishing.publish_places)
    transaction.on_commit(publishing.publish)


def connect() -> None:
    for model in (Notice, Scope):
        post_save.connect(notices_changed, sender=model, dispatch_uid=f"{model.__name__} saved")
        post_delete.connect(notices_changed, sender=model, dispatch_uid=f"{model.__name__} gone")
    for kept in (HospitalPlace, District):
        post_save.connect(places_changed, sender=kept, dispatch_uid=f"{kept.__name__} saved")
        post_delete.connect(places_changed, sender=kept, dispatch_uid=f"{kept.__name__} gone")
    # A notice names pages by their address.
    page_published.connect(notices_changed, dispatch_uid="notices: published")
    page_unpublished.connect(notices_changed, dispatch_uid="notices: unpublished")
    post_page_move.connect(notices_changed, dispatch_uid="notices: moved")
