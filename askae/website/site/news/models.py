"""News: stories with people, organisations, place and topics."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from askae.website.site.pages.models import BodyPage, PersonHere, Picture, SitePage

A_PAGE = 10


@register_snippet
class Topic(models.Model):
    name = models.CharField(max_length=40, unique=True)
    slug = models.SlugField(unique=True)

    panels: ClassVar[list[Any]] = [FieldPanel("name"), FieldPanel("slug")]

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class NewsPage(SitePage):
    """All stories, the latest first; by topic or year where asked."""

    template = "site/news.jinja"
    max_count = 1
    subpage_types: ClassVar[list[str]] = ["news.StoryPage"]

    class Meta:
        verbose_name = "news"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        stories = StoryPage.objects.child_of(self).live().order_by("-date", "-first_published_at")
        years = [day.year for day in stories.dates("date", "year", order="DESC")]
        topic = Topic.objects.filter(slug=request.GET.get("topic", "")).first()
        year = request.GET.get("year", "")
        if topic:
            stories = stories.filter(topics=topic)
        if year.isdigit() and int(year) in years:
            stories = stories.filter(date__year=int(year))
        else:
            year = ""
        page = Paginator(stories.prefetch_related("topics"), A_PAGE).get_page(
            request.GET.get("page")
        )
        return super().get_context(request, *args, **kwargs) | {
            "stories": page,
            "topics": Topic.objects.filter(stories__live=True).distinct(),
            "topic": topic,
            "years": years,
            "year": year,
        }


class StoryPage(BodyPage):
    template = "site/story.jinja"
    parent_page_types: ClassVar[list[str]] = ["news.NewsPage"]
    schema_type = "NewsArticle"

    date = models.DateField(default=timezone.localdate)
    standfirst = models.TextField(help_text="The story in one or two sentences.")
    place = models.CharField(max_length=100, blank=True)
    topics = ParentalManyToManyField(Topic, blank=True, related_name="stories")

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("date"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("place"),
                FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                InlinePanel("people", label="Person"),
                InlinePanel("organisations", label="Organisation"),
            ],
            heading="What it is about",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BodyPage.search_fields,
        index.SearchField("standfirst"),
        index.RelatedFields("people", [index.SearchField("name")]),
        index.RelatedFields("organisations", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = "story"

    @property
    def lead_picture(self) -> Picture | None:
        return self.sharing_picture

    def structured_data(self, base: str) -> dict[str, Any]:
        data = super().structured_data(base) | {
            "headline": self.title,
            "datePublished": self.date.isoformat(),
            "mentions": [
                {"@type": "Person", "name": person.name, "jobTitle": person.role}
                for person in self.people.all()
            ]
            + [{"@type": "Organization", "name": o.name} for o in self.organisations.all()],
            "keywords": [topic.name for topic in self.topics.all()],
        }
        if self.latest_revision_created_at:
            data["dateModified"] = self.latest_revision_created_at.date().isoformat()
        if self.place:
            data["contentLocation"] = {"@type": "Place", "name": self.place}
        return data


class StoryPerson(PersonHere):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="people")


class StoryOrganisation(Orderable):
    story = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="organisations")
    name = models.CharField(max_length=150)

    panels: ClassVar[list[Any]] = [FieldPanel("name")]
