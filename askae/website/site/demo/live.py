"""What of the demonstration goes into the live directory: its notice, and the places that Ask A&E sends people to."""

from __future__ import annotations

from wagtail.models import Page

from askae.places import from_data
from askae.website.site.formats.models import ReplyTemplate
from askae.website.site.notices.models import Notice
from askae.website.site.services import place_files
from askae.website.site.services.places import District, HospitalPlace

from .words import read, read_file


def load_places() -> None:
    data = read_file("places.yaml")
    place_files.take_in(from_data(data["places"]))
    for place_id, slug in data["pages"].items():
        page = Page.objects.filter(slug=slug).first()
        HospitalPlace.objects.filter(place_id=place_id).update(page=page)
    for name, (latitude, longitude) in data["districts"].items():
        District.objects.create(name=name, latitude=latitude, longitude=longitude)


def load_reply_templates() -> None:
    for data in read("templates")["templates"]:
        template = ReplyTemplate(**data)
        template.full_clean()
        template.save()


def load_notices() -> None:
    data = read("notices")["coronavirus"]
    Notice.objects.create(
        topic="Coronavirus",
        title=data["title"],
        text=data["text"],
        link_page=Page.objects.get(slug="coronavirus"),
        link_text=data["link_text"],
    )
