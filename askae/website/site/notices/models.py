"""A notice as the notice officer writes it. Saving one puts it on every page within seconds: see `publishing`."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from askae import live
from askae.website.site.services.places import HospitalPlace


class Notice(index.Indexed, ClusterableModel):
    class Where(models.TextChoices):
        EVERYWHERE = "everywhere", "Every page, and Ask A&E"
        CHOSEN = "chosen", "Only where chosen below"

    topic = models.CharField(
        max_length=30,
        help_text="One or two words that stand first: “A&E”, “Visiting”, “Coronavirus”. People who have read one "
        "notice skip the next unless it says at once that it is about something else.",
    )
    title = models.CharField(max_length=80, help_text="What it says, in one line.")
    text = models.CharField(
        max_length=240, blank=True, help_text="What people should do. Two short sentences at most."
    )
    link_page = models.ForeignKey(
        Page,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="page",
    )
    link_text = models.CharField(
        max_length=80, blank=True, help_text="Makes sense alone: “View coronavirus information”."
    )
    urgent = models.BooleanField(
        default=False,
        help_text="Red, first, and spoken by screen readers. Only for what changes what people should do today.",
    )
    dismissable = models.BooleanField(
        "readers can hide it",
        default=True,
        help_text="It comes back when its words change.",
    )
    where = models.CharField(max_length=12, choices=Where.choices, default=Where.EVERYWHERE)
    on_ask = models.BooleanField("also on Ask A&E", default=False)
    active = models.BooleanField("shown", default=True, help_text="Untick to take it down at once.")
    starts = models.DateTimeField(null=True, blank=True, help_text="Empty: at once.")
    ends = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is taken down.")
    closes = models.ForeignKey(
        HospitalPlace,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="closed place",
        help_text="Ask A&E stops sending people there while the notice is shown.",
    )
    instead = models.ForeignKey(
        HospitalPlace,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="place to go to instead",
    )
    changed = models.DateTimeField(editable=False, default=timezone.now)

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("topic"),
                FieldPanel("title"),
                FieldPanel("text"),
                FieldPanel("link_page"),
                FieldPanel("link_text"),
            ],
            heading="What it says",
        ),
        MultiFieldPanel(
            [
                FieldPanel("active"),
                FieldPanel("urgent"),
                FieldPanel("dismissable"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
            ],
            heading="How and when it is shown",
        ),
        MultiFieldPanel(
            [
                FieldPanel("where"),
                FieldPanel("on_ask"),
                InlinePanel("scopes", label="Place on the site"),
            ],
            heading="Where it is shown",
        ),
        MultiFieldPanel(
            [FieldPanel("closes", widget=forms.Select), FieldPanel("instead", widget=forms.Select)],
            heading="What it changes in Ask A&E’s advice",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
    ]

    class Meta:
        ordering = ("-active", "-urgent", "-changed")

    def __str__(self) -> str:
        return f"{self.topic}: {self.title}"

    def clean(self) -> None:
        wrong: dict[str, str] = {}
        if self.starts and self.ends and self.ends <= self.starts:
            wrong["ends"] = "The end must be after the start."
        if self.closes and not self.ends:
            wrong["ends"] = (
                "Say until when the place is closed, so that people are sent there again afterwards."
            )
        if self.closes and not self.urgent:
            wrong["urgent"] = "A closed place is urgent."
        if self.instead and not self.closes:
            wrong["closes"] = "Choose the place that is closed."
        if self.instead and self.instead == self.closes:
            wrong["instead"] = "This is the place that is closed."
        if self.link_page and not self.link_text:
            wrong["link_text"] = "Say in a few words where the link leads."
        if wrong:
            raise ValidationError(wrong)

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = Notice.objects.filter(pk=self.pk).first()
        if before is None or before.as_published().key != self.as_published().key:
            self.changed = timezone.now()
        super().save(*args, **kwargs)

    def as_published(self) -> live.Notice:
        """As the live directory has it."""
        sections: list[str] = []
        pages: list[str] = []
        if self.where == self.Where.CHOSEN:
            sections = ["/ask/"] if self.on_ask else []
            for scope in self.scopes.all() if self.pk else ():
                (sections if scope.with_below else pages).append(path_of(scope.page))
            if not sections and not pages:
                pages = [""]  # nowhere: no address is empty
        return live.Notice(
            id=str(self.pk),
            title=self.title,
            text=self.text,
            link=path_of(self.link_page) if self.link_page else "",
            link_text=self.link_text,
            topic=self.topic,
            urgent=self.urgent,
            dismissable=self.dismissable,
            sections=tuple(sections),
            pages=tuple(pages),
            starts=self.starts,
            ends=self.ends,
            updated=self.changed,
            closes=self.closes.place_id if self.closes else "",
            instead=self.instead.place_id if self.instead else "",
        )

    @property
    def kind(self) -> str:
        return "Urgent" if self.urgent else "Information"

    @property
    def state(self) -> str:
        """For the list of notices."""
        now = timezone.now()
        if not self.active:
            return "Taken down"
        if self.ends and self.ends <= now:
            return "Over"
        if self.starts and self.starts > now:
            return "Coming"
        return "Shown now"


class Scope(Orderable):
    notice = ParentalKey(Notice, on_delete=models.CASCADE, related_name="scopes")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    with_below = models.BooleanField("and all pages below it", default=True)

    panels: ClassVar[list[Any]] = [FieldPanel("page"), FieldPanel("with_below")]


def path_of(page: Page) -> str:
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""
