"""Hospitals, departments, services and research, and the people to turn to."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from askae.website.site.pages.blocks import RICH_TEXT
from askae.website.site.pages.models import BodyPage, PersonHere

from .places import District, HospitalPlace

__all__ = [
    "Department",
    "District",
    "HospitalPage",
    "HospitalPlace",
    "Member",
    "ResearchTeamPage",
    "ServicePage",
    "StudyPage",
]


class Reachable(models.Model):
    """How to get in touch."""

    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    contact_text = models.CharField(
        "about contact", max_length=250, blank=True, help_text="When to call, what to say."
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("contact_text"),
            ],
            heading="Contact",
        )
    ]

    class Meta:
        abstract = True


class HospitalPage(Reachable, BodyPage):
    template = "site/hospital.jinja"
    schema_type = "Hospital"

    address = models.TextField(help_text="One line each.")
    opening = models.TextField(blank=True)
    getting_here = RichTextField(features=RICH_TEXT, blank=True)
    parking = RichTextField(features=RICH_TEXT, blank=True)
    access = RichTextField(
        features=RICH_TEXT,
        blank=True,
        help_text="Steps, lifts, wheelchairs, hearing loops, toilets.",
    )

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        FieldPanel("address"),
        *Reachable.panels,
        FieldPanel("opening"),
        InlinePanel("departments", label="Department"),
        FieldPanel("getting_here"),
        FieldPanel("parking"),
        FieldPanel("access"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BodyPage.search_fields,
        index.SearchField("address"),
        index.RelatedFields(
            "departments", [index.SearchField("name"), index.SearchField("summary")]
        ),
    ]

    class Meta:
        verbose_name = "hospital"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        services = ServicePage.objects.live().filter(hospitals=self).order_by("title")
        return super().get_context(request, *args, **kwargs) | {"services": services}

    def structured_data(self, base: str) -> dict[str, Any]:
        data = super().structured_data(base) | {"address": ", ".join(self.address.splitlines())}
        return data | ({"telephone": self.phone} if self.phone else {})


class Department(Orderable):
    hospital = ParentalKey(HospitalPage, on_delete=models.CASCADE, related_name="departments")
    name = models.CharField(max_length=100)
    summary = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    where = models.CharField(max_length=150, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel(n) for n in ("name", "summary", "phone", "where")]

    def __str__(self) -> str:
        return f"{self.name}, {self.hospital}"


class ServicePage(Reachable, BodyPage):
    template = "site/service.jinja"
    schema_type = "MedicalClinic"

    hospitals = ParentalManyToManyField(HospitalPage, related_name="+")
    who_for = models.TextField("who it is for", blank=True)
    referral = models.TextField("how to be referred", blank=True)
    opening = models.TextField(blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        FieldPanel("hospitals"),
        FieldPanel("who_for"),
        FieldPanel("referral"),
        FieldPanel("opening"),
        *Reachable.panels,
        InlinePanel("people", label="Person"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BodyPage.search_fields,
        index.SearchField("who_for"),
        index.RelatedFields("people", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = "service"


class ServicePerson(PersonHere):
    page = ParentalKey(ServicePage, on_delete=models.CASCADE, related_name="people")


class ResearchTeamPage(Reachable, BodyPage):
    template = "site/research_team.jinja"
    schema_type = "ResearchOrganization"

    known_as = models.CharField("short name", max_length=40, blank=True)
    place = models.CharField(max_length=100, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        FieldRowPanel([FieldPanel("known_as"), FieldPanel("place")]),
        *Reachable.panels,
        InlinePanel("people", label="Member"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BodyPage.search_fields,
        index.RelatedFields("people", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = "research team"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        studies = StudyPage.objects.live().filter(team=self).order_by("status", "title")
        return super().get_context(request, *args, **kwargs) | {"studies": studies}


class Member(PersonHere):
    page = ParentalKey(ResearchTeamPage, on_delete=models.CASCADE, related_name="people")


class StudyPage(Reachable, BodyPage):
    """A study: who can take part, and how to ask. There is no form: nobody should send health data to ask."""

    template = "site/study.jinja"
    schema_type = "MedicalStudy"

    class Status(models.TextChoices):
        RECRUITING = "a_recruiting", "Looking for people to take part"
        FULL = "b_full", "Full"
        CLOSED = "c_closed", "Finished"

    team = models.ForeignKey(
        ResearchTeamPage, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    status = models.CharField(max_length=20, choices=Status.choices)
    aim = models.TextField(help_text="What the study wants to find out, in plain words.")
    can_take_part = models.TextField(help_text="One condition a line.")
    cannot = models.TextField("cannot take part", blank=True, help_text="One a line.")
    lead = models.CharField(max_length=150, blank=True)
    lead_role = models.CharField(max_length=200, blank=True)
    ends = models.DateField(null=True, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        FieldRowPanel([FieldPanel("team"), FieldPanel("status")]),
        FieldPanel("aim"),
        FieldPanel("can_take_part"),
        FieldPanel("cannot"),
        FieldRowPanel([FieldPanel("lead"), FieldPanel("lead_role"), FieldPanel("ends")]),
        *Reachable.panels,
    ]
    search_fields: ClassVar[list[Any]] = [*BodyPage.search_fields, index.SearchField("aim")]

    class Meta:
        verbose_name = "study"

    @property
    def is_open(self) -> bool:
        over = self.ends and self.ends < timezone.localdate()
        return self.status == self.Status.RECRUITING and not over
