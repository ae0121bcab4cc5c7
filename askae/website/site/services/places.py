"""Places that Ask A&E can send people to, and where postcode districts are, as editors keep them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from askae.live import current_knowledge
from askae.places.hours import HoursError, check_hours
from askae.triage import BundleError
from askae.triage.ages import interval

from .lists import ChosenWords

SERVICES = {
    "emergency_department": "A&E",
    "urgent_treatment_centre": "Urgent treatment centre",
    "urgent_care": "Doctor or nurse within 2 hours",
    "maternity": "Maternity unit",
    "early_pregnancy_unit": "Early pregnancy unit",
    "mental_health": "Mental health crisis team",
    "cancer_helpline": "Cancer treatment helpline",
    "palliative_team": "Palliative care team",
    "sexual_assault_centre": "Sexual assault referral centre",
    "sexual_health": "Sexual health clinic",
    "community_nurse": "Community nurse",
    "gp": "GP",
    "pharmacist": "Pharmacist",
    "dentist": "Dentist",
    "optician": "Optician",
}
"""Services of the dispositions table that a place can offer."""

LATITUDE = [MinValueValidator(-90.0), MaxValueValidator(90.0)]
LONGITUDE = [MinValueValidator(-180.0), MaxValueValidator(180.0)]


def _services() -> Iterator[tuple[str, str]]:
    yield from SERVICES.items()


def _complaints() -> list[tuple[str, str]]:
    try:
        found = current_knowledge().complaints.values()
    except BundleError:
        return []
    return sorted(((one.id, one.name) for one in found), key=lambda pair: pair[1].casefold())


def _dispositions() -> list[tuple[str, str]]:
    try:
        return [(one.id, one.title) for one in current_knowledge().dispositions.values()]
    except BundleError:
        return []


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
    more_services = ChosenWords(words=_services, help_text="What it offers beside that.")
    kind = models.CharField(
        max_length=60, blank=True, help_text="What people call it: Walk-in centre."
    )
    hospital = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(null=True, blank=True, validators=LONGITUDE)
    phone = models.CharField(max_length=30, blank=True)
    relay = models.CharField(
        "text relay number", max_length=40, blank=True, help_text="18001 0121 496 0110"
    )
    bsl = models.URLField("BSL video relay", blank=True)
    parking = models.CharField(max_length=200, blank=True)
    step_free = models.CharField("step-free access", max_length=200, blank=True)
    transport = models.CharField("bus and train", max_length=200, blank=True)
    ages = models.CharField(
        "people aged",
        max_length=40,
        blank=True,
        help_text="under 16 years; 1 year or over; 5-15 years",
    )
    dispositions = ChosenWords(words=_dispositions, help_text="Only for this advice; none: all.")
    complaints = ChosenWords(
        "only for problems", words=_complaints, help_text="Only for these; none chosen: for all."
    )
    not_complaints = ChosenWords("not for problems", words=_complaints)
    opening = models.CharField(
        max_length=120, blank=True, help_text="In words: Open day and night, every day."
    )
    hours = models.CharField(
        "opening hours",
        max_length=250,
        blank=True,
        help_text="As OpenStreetMap writes them: 24/7, or Mo-Fr 08:00-18:30; Sa 09:00-12:00; PH off. "
        "PH are the bank holidays of England. Empty: we never say that it is closed.",
    )
    exceptions = models.TextField(
        blank=True, help_text='One a line: 2026 Dec 24 08:00-12:00 "Christmas Eve"'
    )
    call_first = models.BooleanField("people should call first", default=False)
    booking = models.URLField("where people book", blank=True)
    page = models.ForeignKey(
        Page, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    panels: ClassVar[list[Any]] = [
        *(FieldPanel(name) for name in ("name", "place_id", "kind", "hospital", "page")),
        MultiFieldPanel(
            [
                FieldPanel("service"),
                FieldPanel("more_services", widget=forms.CheckboxSelectMultiple),
                FieldPanel("ages"),
                FieldPanel("dispositions"),
                FieldPanel("complaints"),
                FieldPanel("not_complaints"),
            ],
            heading="Whom and what it treats",
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("opening", "hours", "exceptions", "call_first", "booking")
            ],
            heading="When it is open",
        ),
        MultiFieldPanel(
            [
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                *(FieldPanel(name) for name in ("step_free", "parking", "transport")),
                *(FieldPanel(name) for name in ("phone", "relay", "bsl")),
            ],
            heading="How to get there, and how to call",
        ),
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

    @admin.display(description="Service", ordering="service")
    def service_name(self) -> str:
        return SERVICES.get(self.service, self.service)

    def clean(self) -> None:
        wrong: dict[str, str] = {}
        if self.exceptions and not self.hours:
            wrong["hours"] = "Write the usual opening hours too."
        for field, rules in (("hours", [self.hours]), ("exceptions", self.exception_rules)):
            try:
                for rule in filter(None, rules):
                    check_hours(rule)
            except HoursError as problem:
                wrong[field] = str(problem)
        try:
            interval(self.ages or "1 year")
        except ValueError:
            wrong["ages"] = "Write it as “under 16 years”, “1 year or over” or “5-15 years”."
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            wrong[missing] = "A position needs both latitude and longitude."
        if wrong:
            raise ValidationError(wrong)

    @property
    def exception_rules(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.exceptions.splitlines() if line.strip())

    def as_published(self) -> dict[str, Any]:
        """As the live directory has it."""
        parts = self.page.get_url_parts() if self.page else None
        has_position = self.latitude is not None and self.longitude is not None
        return {
            "id": self.place_id,
            "name": self.name,
            "services": list(dict.fromkeys([self.service, *self.more_services])),
            **{key: getattr(self, key) for key in SAME},
            "link": parts[2] if parts and parts[2] else "",
            "exceptions": list(self.exception_rules),
            "position": [self.latitude, self.longitude] if has_position else None,
        }


SAME = (
    "address",
    "phone",
    "opening",
    "kind",
    "hospital",
    "dispositions",
    "complaints",
    "not_complaints",
    "ages",
    "relay",
    "bsl",
    "parking",
    "step_free",
    "transport",
    "hours",
    "call_first",
    "booking",
)
"""What has one name here and in the live directory."""


class District(models.Model):
    """Where a postcode district is, roughly: for the order of places by distance, and nothing else."""

    name = models.CharField(
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^[A-Z]{1,2}[0-9][A-Z0-9]?$", "Write it as B9 or EC1A.")],
        help_text="The first half of a postcode: B9.",
    )
    latitude = models.FloatField(validators=LATITUDE)
    longitude = models.FloatField(validators=LONGITUDE)

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
    ]

    class Meta:
        verbose_name = "postcode district"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
