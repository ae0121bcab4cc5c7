"""What every page of the site has, the home page, and the ordinary page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import Orderable, Page
from wagtail.search import index

from .blocks import Body, Link


class Picture(AbstractImage):
    """A picture with a description that nobody can leave out."""

    description = models.CharField(
        "alt text",
        max_length=200,
        help_text="What the picture shows, for somebody who cannot see it. It is read out instead of the picture.",
    )
    admin_form_fields = (*Image.admin_form_fields, "description")

    class Meta(AbstractImage.Meta):
        verbose_name = "picture"


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class SitePage(Page):
    """What every page has. The title is the heading; the summary stands in lists, feeds and shared links."""

    summary = models.CharField(
        max_length=200,
        help_text="One plain sentence: what is here? It stands in lists, search results and shared links.",
    )

    menu_title = models.CharField(
        "name in the menu",
        max_length=30,
        blank=True,
        help_text="Where the title is too long for it.",
    )

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("summary")]
    promote_panels: ClassVar[list[Any]] = [*Page.promote_panels, FieldPanel("menu_title")]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("summary", boost=1.5),
        index.AutocompleteField("title"),
    ]

    class Meta:
        abstract = True

    language = "en"
    schema_type = "WebPage"

    @property
    def sharing_picture(self) -> Picture | None:
        """For Open Graph; None where the page has no picture."""
        return None

    @property
    def other_languages(self) -> dict[str, str]:
        """Language -> address of the same page in it."""
        return {}

    def structured_data(self, base: str) -> dict[str, Any]:
        """The page for machines, in the words of schema.org."""
        return {
            "@context": "https://schema.org",
            "@type": self.schema_type,
            "name": self.title,
            "description": self.summary,
            "url": base + (self.url or ""),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        parents = self.get_ancestors().filter(depth__gt=1).live().specific(defer=True)
        return context | {
            "about_page": self.url or "/",
            "robots": "all",
            "language": self.language,
            "breadcrumbs": [
                (parent.title if parent.depth > 2 else "Home", parent.url) for parent in parents
            ],
        }


class HomePage(SitePage):
    template = "site/home.jinja"
    max_count = 1

    welcome = models.TextField(help_text="One or two sentences.")
    picture = models.ForeignKey(
        Picture, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tiles = StreamField(
        [("link", Link())], blank=True, help_text="Six or so of the things that people come for."
    )

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("welcome"),
        FieldPanel("picture"),
        FieldPanel("tiles"),
    ]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from askae.website.site.news.models import StoryPage

        stories = StoryPage.objects.live().order_by("-date", "-first_published_at")[:3]
        return super().get_context(request, *args, **kwargs) | {"stories": stories}


class BodyPage(SitePage):
    """A page with a body of blocks."""

    body = StreamField(Body(required=False), blank=True)

    content_panels: ClassVar[list[Any]] = [*SitePage.content_panels, FieldPanel("body")]
    search_fields: ClassVar[list[Any]] = [*SitePage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    @property
    def sharing_picture(self) -> Picture | None:
        for block in self.body:
            if block.block_type == "picture":
                found: Picture | None = block.value["image"]
                return found
        return None


class InformationPage(BodyPage):
    """The ordinary page, which may list the pages below it."""

    template = "site/information.jinja"

    lists_children = models.BooleanField("list the pages below this one", default=False)

    content_panels: ClassVar[list[Any]] = [*BodyPage.content_panels, FieldPanel("lists_children")]

    class Meta:
        verbose_name = "ordinary page"


class Reviewed(models.Model):
    """When a page was last checked, when it will be again, and what changed."""

    reviewed = models.DateField("last reviewed", default=timezone.localdate)
    next_review = models.DateField(
        "review again by", help_text="After this day the page says that it is being checked."
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("reviewed"), FieldPanel("next_review")], heading="Review")
    ]

    class Meta:
        abstract = True

    @property
    def review_is_due(self) -> bool:
        return bool(self.next_review < timezone.localdate())


class PersonHere(Orderable):
    """Somebody with a role; no photographs, no private details."""

    name = models.CharField(max_length=100)
    role = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=150, blank=True)

    panels: ClassVar[list[Any]] = [FieldPanel(n) for n in ("name", "role", "organisation")]

    class Meta(Orderable.Meta):
        abstract = True
