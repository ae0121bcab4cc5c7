"""Information that must be right today: guidance with its reviews, and who may visit when."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from askae.website.site.pages.models import BodyPage, Reviewed


class GuidancePage(Reviewed, BodyPage):
    """A page of guidance, or the hub of several, that says when it was checked and what changed."""

    template = "site/guidance.jinja"

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        InlinePanel("changes", label="Change", heading="What changed"),
        *Reviewed.panels,
    ]

    class Meta:
        verbose_name = "guidance"

    def structured_data(self, base: str) -> dict[str, Any]:
        return super().structured_data(base) | {"lastReviewed": self.reviewed.isoformat()}


class Change(Orderable):
    page = ParentalKey(GuidancePage, on_delete=models.CASCADE, related_name="changes")
    date = models.DateField(default=timezone.localdate)
    text = models.CharField(max_length=200, help_text="What is different now, in plain words.")

    panels: ClassVar[list[Any]] = [FieldPanel("date"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        ordering = ("-date", "sort_order")


class VisitingPage(BodyPage):
    """Who may visit whom, when: one rule a hospital and kind of ward, each with its days."""

    template = "site/visiting.jinja"

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        InlinePanel("rules", label="Visiting rule", heading="Visiting rules"),
    ]

    class Meta:
        verbose_name = "visiting rules"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | self.rules_on(timezone.localdate())

    def rules_on(self, day: Any) -> dict[str, Any]:
        """The rules of a day by hospital, and those that come within four weeks."""
        rules = list(
            self.rules.select_related("hospital").order_by("hospital__title", "sort_order")
        )
        now = [rule for rule in rules if rule.holds_on(day)]
        soon = [rule for rule in rules if 0 < (rule.starts - day).days <= 28]
        by_hospital = groupby(now, key=lambda rule: rule.hospital)
        return {
            "hospitals": [(hospital, list(own)) for hospital, own in by_hospital],
            "coming": sorted(soon, key=lambda rule: rule.starts),
            "today": day,
        }


class VisitingRule(Orderable):
    page = ParentalKey(VisitingPage, on_delete=models.CASCADE, related_name="rules")
    hospital = models.ForeignKey(
        "services.HospitalPage", on_delete=models.CASCADE, related_name="+"
    )
    ward_type = models.CharField("kind of ward", max_length=60)
    times = models.CharField("hours", max_length=200)
    how_many = models.CharField(max_length=120, help_text="2 people at a time")
    who = models.CharField(max_length=250, blank=True)
    exceptions = models.TextField(blank=True)
    starts = models.DateField("from", default=timezone.localdate)
    ends = models.DateField(
        "until", null=True, blank=True, help_text="The first day on which it no longer holds."
    )

    panels: ClassVar[list[Any]] = [
        FieldRowPanel([FieldPanel("hospital"), FieldPanel("ward_type")]),
        FieldPanel("times"),
        FieldPanel("how_many"),
        FieldPanel("who"),
        FieldPanel("exceptions"),
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
    ]

    def __str__(self) -> str:
        return f"{self.hospital}: {self.ward_type}"

    def holds_on(self, day: Any) -> bool:
        return bool(self.starts <= day and (self.ends is None or day < self.ends))

    @property
    def last_day(self) -> Any:
        return self.ends - timedelta(days=1) if self.ends else None

    def clean(self) -> None:
        if self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": "The end must be after the start."})
