"""Comparison of care: topic by topic, what two sides do, from published standards; and its translations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from askae.website.site.pages.models import Reviewed, SitePage

from . import drift, showing
from .blocks import Topics
from .forms import ComparisonForm
from .words import ALL, LANGUAGES, Words


class ComparisonPage(Reviewed, SitePage):
    """The English page, or below it the same page in another language."""

    template = "site/comparison.jinja"
    schema_type = "MedicalWebPage"
    subpage_types: ClassVar[list[str]] = ["exchange.ComparisonPage"]
    base_form_class = ComparisonForm

    language = models.CharField(max_length=10, choices=LANGUAGES, default="en")
    translation_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.RESTRICT, related_name="translations"
    )
    about = models.TextField(
        "what it is and is not",
        blank=True,
        help_text="Where the statements come from, and that it is no ranking. Empty: the usual words.",
    )
    side_a = models.CharField("first side", max_length=60, help_text="England")
    side_b = models.CharField("second side", max_length=60, help_text="China")
    topics = StreamField(Topics(required=False), blank=True)
    checked = models.JSONField(default=dict, blank=True, editable=False)
    """Part -> fingerprint of the English that this translation was checked against: see `drift`."""

    content_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("checked_parts")], heading="To translate or to check again"),
        *SitePage.content_panels,
        FieldPanel("language"),
        FieldPanel("about"),
        FieldRowPanel([FieldPanel("side_a"), FieldPanel("side_b")]),
        FieldPanel("topics"),
        *Reviewed.panels,
    ]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("about"),
        index.SearchField("topics"),
        index.SearchField("parts_of_names", boost=1.5),
    ]

    class Meta:
        verbose_name = "comparison of care"
        verbose_name_plural = "comparisons of care"

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Below a comparison stands its translation, and below that nothing."""
        above = parent.specific
        nested = isinstance(above, ComparisonPage) and above.translation_of_id is not None
        return bool(super().can_create_at(parent)) and not nested

    def can_move_to(self, parent: Page) -> bool:
        """A translation stays below its English page."""
        if self.translation_of_id:
            return bool(parent.pk == self.translation_of_id)
        return bool(super().can_move_to(parent)) and not isinstance(parent.specific, ComparisonPage)

    @property
    def english(self) -> ComparisonPage:
        return self.translation_of or self

    @property
    def say(self) -> Words:
        return ALL[self.language]

    @property
    def other_languages(self) -> dict[str, str]:
        return {page.say.tag: page.url for page in self.versions() if page.pk != self.pk}

    def versions(self) -> list[ComparisonPage]:
        """This page in each language that readers can open, English first."""
        english = self.english
        others = english.translations.all() if english.pk else []  # a first preview has no key yet
        return [page for page in (english, *others) if page.live or page.pk == self.pk]

    @property
    def parts_of_names(self) -> str:
        """Chinese has no spaces, so that a search finds whole phrases only: here is every part of each heading."""
        if self.language == "en":
            return ""
        names = [self.title, *(topic["name"] for topic in self.topics_by_key().values())]
        return " ".join(
            name[start:end]
            for name in names
            for start in range(len(name))
            for end in range(start + 2, min(start + 7, len(name) + 1))
        )

    def topics_by_key(self) -> dict[str, Any]:
        return {block.value["key"]: block.value for block in self.topics}

    def check_all(self) -> None:
        """Somebody has checked the whole translation against the English as it is now."""
        now = drift.parts(self.english)
        self.checked = {part: now[part] for part in now if part in drift.translated(self)}

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        if self.translation_of:  # what was reviewed are the facts, and these are in English
            self.reviewed = self.translation_of.reviewed
            self.next_review = self.translation_of.next_review
        super().full_clean(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        kind = "translation" if self.translation_of else "topic"
        if any(block.block_type != kind for block in self.topics):
            raise ValidationError(
                {
                    "topics": "This page is a translation: use “Translated topic”."
                    if self.translation_of
                    else "This page is the English one: use “Topic”."
                }
            )
        if self.translation_of is None:
            if self.language != "en":
                raise ValidationError({"language": "Add a translation below its English page."})
            return
        same = self.translation_of.translations.filter(language=self.language).exclude(pk=self.pk)
        if self.language == "en" or same.exists():
            raise ValidationError({"language": "There is a page in this language already."})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        only_differences = request.GET.get("show") == "differences"
        return context | showing.comparison(self, only_differences=only_differences)

    def structured_data(self, base: str) -> dict[str, Any]:
        data = super().structured_data(base) | {
            "inLanguage": self.say.tag,
            "lastReviewed": self.english.reviewed.isoformat(),
            "citation": showing.citations(self.english),
        }
        if self.translation_of:
            data["translationOfWork"] = {"@id": base + (self.translation_of.url or "")}
        return data
