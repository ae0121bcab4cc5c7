"""The stories as RSS."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.utils import timezone

from .models import StoryPage

LATEST = 20


class StoryFeed(Feed):
    title = "News from our hospitals"
    description = "The latest stories"
    link = "/news/"

    def get_feed(self, obj: Any, request: Any) -> Any:
        feed = super().get_feed(obj, request)
        # Django builds addresses from the Host header; ours come from the settings.
        feed.feed["link"] = settings.ASKAE_SITE_URL + self.link
        return feed

    def items(self) -> QuerySet[StoryPage]:
        return StoryPage.objects.live().order_by("-date", "-first_published_at")[:LATEST]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return str(item.standfirst)

    def item_link(self, item: Any) -> str:
        return settings.ASKAE_SITE_URL + str(item.url)

    def item_pubdate(self, item: Any) -> datetime:
        return timezone.make_aware(datetime.combine(item.date, time(9)))
