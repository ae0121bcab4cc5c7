"""A visit between centres: who came, who hosted, and what they did."""

from __future__ import annotations

from itertools import groupby
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable
from wagtail.search import index

from askae.website.site.pages.models import BodyPage, PersonHere


class VisitPage(BodyPage):
    template = "site/visit.jinja"

    host = models.CharField(max_length=150, help_text="The hospital or centre that was visited.")
    delegation = models.CharField("who came", max_length=250, help_text="A group of 12 from China.")
    members = models.PositiveSmallIntegerField("how many came", null=True, blank=True)
    starts = models.DateField(
        "first day", null=True, blank=True, help_text="Empty if it is not known."
    )
    ends = models.DateField("last day", null=True, blank=True)
    story = models.ForeignKey(
        "news.StoryPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    comparison = models.ForeignKey(
        "exchange.ComparisonPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels[:-1],
        MultiFieldPanel(
            [
                FieldPanel("host"),
                FieldPanel("delegation"),
                FieldPanel("members"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            ],
            heading="The visit",
        ),
        InlinePanel("institutions", label="Institution"),
        InlinePanel("people", label="Person"),
        InlinePanel("programme", label="Item", heading="Programme"),
        FieldPanel("body"),
        MultiFieldPanel(
            [PageChooserPanel("story"), PageChooserPanel("comparison")], heading="Read more"
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BodyPage.search_fields,
        index.SearchField("host"),
        index.SearchField("delegation"),
        index.RelatedFields("institutions", [index.SearchField("name")]),
        index.RelatedFields("people", [index.SearchField("name")]),
        index.RelatedFields("programme", [index.SearchField("text")]),
    ]

    class Meta:
        verbose_name = "visit"

    def clean(self) -> None:
        super().clean()
        if self.ends and not self.starts:
            raise ValidationError({"starts": "Give the first day too, or leave both empty."})
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": "The last day cannot be before the first."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        institutions = list(self.institutions.all())
        by_role = {
            role: [one for one in institutions if one.role == role]
            for role in Institution.Role.values
        }
        parts = groupby(self.programme.all(), key=lambda item: item.when)
        return super().get_context(request, *args, **kwargs) | {
            "visitors": by_role[Institution.Role.VISITOR],
            "hosts": by_role[Institution.Role.HOST],
            "others": by_role[Institution.Role.OTHER],
            "programme": [(when, [item.text for item in items]) for when, items in parts],
            "read_more": [page for page in (self.story, self.comparison) if page and page.live],
        }

    def structured_data(self, base: str) -> dict[str, Any]:
        data = super().structured_data(base) | {
            "mentions": [
                {"@type": "Organization", "name": one.name} for one in self.institutions.all()
            ]
            + [
                {"@type": "Person", "name": one.name, "affiliation": one.organisation}
                for one in self.people.all()
            ]
        }
        if self.starts:
            data["about"] = {
                "@type": "Event",
                "name": self.title,
                "startDate": self.starts.isoformat(),
                "endDate": (self.ends or self.starts).isoformat(),
                "location": {"@type": "Place", "name": self.host},
            }
        return data


class Institution(Orderable):
    class Role(models.TextChoices):
        HOST = "host", "Host"
        VISITOR = "visitor", "Visitor"
        OTHER = "other", "Also took part"

    visit = ParentalKey(VisitPage, on_delete=models.CASCADE, related_name="institutions")
    name = models.CharField(max_length=150)
    role = models.CharField(max_length=10, choices=Role.choices)
    country = models.CharField(max_length=60, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel(name) for name in ("name", "role", "country")]


class VisitPerson(PersonHere):
    visit = ParentalKey(VisitPage, on_delete=models.CASCADE, related_name="people")


class ProgrammeItem(Orderable):
    visit = ParentalKey(VisitPage, on_delete=models.CASCADE, related_name="programme")
    when = models.CharField(
        max_length=60,
        blank=True,
        help_text="In any words: Monday morning, 10am. Items with the same stand together.",
    )
    text = models.CharField("what", max_length=300)

    panels: ClassVar[list[Any]] = [FieldPanel("when"), FieldPanel("text")]
