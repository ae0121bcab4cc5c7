"""The accessibility statement in the model form of the public bodies' regulations, with its known problems."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from askae.website.site.pages.models import BodyPage

REVIEWED_EVERY = timedelta(days=366)
"""The regulations ask for a review at least once a year."""


class AccessibilityPage(BodyPage):
    template = "site/accessibility.jinja"
    max_count = 1

    status = models.CharField(
        max_length=100,
        help_text="As the audit found it: fully compliant, partially compliant, not compliant, or not yet audited.",
    )
    prepared = models.DateField("first prepared", default=timezone.localdate)
    reviewed = models.DateField("last reviewed", default=timezone.localdate)

    content_panels: ClassVar[list[Any]] = [
        *BodyPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("status"),
                FieldRowPanel([FieldPanel("prepared"), FieldPanel("reviewed")]),
            ],
            heading="Status",
        ),
        InlinePanel("known_issues", label="Known problem", heading="Problems that we know of"),
    ]

    class Meta:
        verbose_name = "accessibility statement"

    @property
    def review_is_due(self) -> bool:
        return bool(self.reviewed + REVIEWED_EVERY < timezone.localdate())

    @property
    def contact(self) -> Any:
        """Who answers: the first contact on the page."""
        return next((block.value for block in self.body if block.block_type == "contact"), None)


class KnownIssue(Orderable):
    page = ParentalKey(AccessibilityPage, on_delete=models.CASCADE, related_name="known_issues")
    what = models.TextField("what does not work")
    who = models.CharField("who it affects", max_length=200)
    alternative = models.TextField("what to do instead")
    fix_by = models.DateField(
        "fixed by",
        null=True,
        blank=True,
        help_text="Empty where there is no plan. After this day the page says that it is late: change it, or take "
        "the problem off the list.",
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("what"),
        FieldPanel("who"),
        FieldPanel("alternative"),
        FieldPanel("fix_by"),
    ]

    def __str__(self) -> str:
        return str(self.what)

    @property
    def is_late(self) -> bool:
        fix_by: date | None = self.fix_by
        return fix_by is not None and fix_by < timezone.localdate()


def contact() -> Any:
    """Phone and email of those who answer requests, or None where no statement gives them."""
    page = AccessibilityPage.objects.live().first()
    return page.contact if page else None
