"""Places that Ask A&E can send people to, as editors keep them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

SERVICES = {
    "emergency_department": "A&E",
    "urgent_treatment_centre": "Urgent treatment centre",
    "maternity": "Maternity unit",
    "early_pregnancy_unit": "Early pregnancy unit",
    "mental_health": "Mental health crisis team",
    "cancer_helpline": "Cancer treatment helpline",
    "gp": "GP",
    "pharmacist": "Pharmacist",
    "dentist": "Dentist",
    "optician": "Optician",
}
"""Services of the dispositions table that a place can offer."""


class HospitalPlace(index.Indexed, models.Model):
    place_id = models.SlugField(
        "short id",
        unique=True,
        help_text="Never changes: heartlands-ae. Other programs know the place by it.",
    )
    name = models.CharField(
        max_length=100, help_text="As after “Go to”: A&E at Heartlands Hospital."
    )
    service = models.CharField(max_length=40, choices=SERVICES)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    opening = models.CharField(
        max_length=120, blank=True, help_text="In words: Open day and night, every day."
    )
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel(name)
        for name in ("name", "place_id", "service", "address", "phone", "opening", "page")
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
    ]

    class Meta:
        verbose_name = "place"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def as_published(self) -> dict[str, Any]:
        """As the live directory has it."""
        parts = self.page.get_url_parts() if self.page else None
        return {
            "id": self.place_id,
            "name": self.name,
            "services": [self.service],
            "address": self.address,
            "phone": self.phone,
            "opening": self.opening,
            "link": parts[2] if parts and parts[2] else "",
        }
