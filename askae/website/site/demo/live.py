"""What of the demonstration goes into the live directory: its notice, and the places that Ask A&E sends people to."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from askae.website.site.notices.models import Notice
from askae.website.site.services.places import HospitalPlace

from .words import read

PLACES = {
    "heartlands-ae": ("A&E at Heartlands Hospital", "emergency_department", "heartlands"),
    "elmbrook-ae": ("A&E at Elmbrook Hospital", "emergency_department", "elmbrook"),
    "elmbrook-utc": (
        "the urgent treatment centre at Elmbrook Hospital",
        "urgent_treatment_centre",
        "elmbrook",
    ),
    "heartlands-maternity": (
        "the maternity unit at Heartlands Hospital",
        "maternity",
        "heartlands",
    ),
}
OPENING = {"urgent_treatment_centre": "Open every day, 8am to 8pm"}


def load_places() -> None:
    for place_id, (name, service, hospital) in PLACES.items():
        data = read(f"hospital-{hospital}")
        service_page = Page.objects.filter(slug=service.replace("_", "-")).first()
        HospitalPlace.objects.create(
            place_id=place_id,
            name=name,
            service=service,
            address=", ".join(data["address"][1:]),
            phone=_phone(data, service),
            opening=OPENING.get(service, "Open day and night, every day"),
            page=service_page,
        )


def _phone(hospital: dict[str, Any], service: str) -> str:
    words = {
        "emergency_department": "A&E",
        "urgent_treatment_centre": "Urgent",
        "maternity": "Maternity",
    }
    found = [
        d["phone"] for d in hospital["departments"] if str(d["name"]).startswith(words[service])
    ]
    return str(found[0] if found else hospital["phone"])


def load_notices() -> None:
    data = read("notices")["coronavirus"]
    Notice.objects.create(
        topic="Coronavirus",
        title=data["title"],
        text=data["text"],
        link_page=Page.objects.get(slug="coronavirus"),
        link_text=data["link_text"],
    )
