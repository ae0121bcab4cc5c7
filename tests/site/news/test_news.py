"""Stories: found by topic and year, in the feed, shown with who and what they are about."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page

from askae.website.site.news.models import StoryPage, Topic

VISIT = "/news/chinese-delegates-meet-heartlands-specialists/"


def titles(visitor: Client, query: str = "") -> list[str]:
    page = BeautifulSoup(visitor.get(f"/news/{query}").content, "html.parser")
    return [link.get_text(strip=True) for link in page.select("main .app-card__title a")]


def test_the_latest_first(visitor: Client) -> None:
    dates = [StoryPage.objects.get(title=title).date for title in titles(visitor)]
    assert len(dates) == 5
    assert dates == sorted(dates, reverse=True)


def test_by_topic_and_year(visitor: Client) -> None:
    diabetes = titles(visitor, "?topic=diabetes")
    assert 0 < len(diabetes) < 5
    assert titles(visitor, "?topic=diabetes&year=2026") == diabetes
    assert titles(visitor, "?topic=nonsense&year=1066") == titles(visitor)


def test_more_than_a_page(visitor: Client) -> None:
    news = Page.objects.get(slug="news")
    topic = Topic.objects.create(name="test", slug="test")
    for number in range(12):
        story = StoryPage(
            title=f"Story {number}", summary="S.", standfirst="S.", date=date(2025, 1, number + 1)
        )
        news.add_child(instance=story)
        story.topics.add(topic)
        story.save()
    assert len(titles(visitor, "?topic=test")) == 10
    assert titles(visitor, "?topic=test&page=2") == ["Story 1", "Story 0"]
    assert "topic=test&amp;page=2" in visitor.get("/news/?topic=test").content.decode()


def test_a_draft_is_nowhere(visitor: Client) -> None:
    StoryPage.objects.get(slug=VISIT.split("/")[2]).unpublish()
    assert not any(title.startswith("Chinese delegates") for title in titles(visitor))
    assert visitor.get(VISIT).status_code == 404
    assert VISIT not in visitor.get("/news/feed/").content.decode()


def test_the_feed(visitor: Client) -> None:
    feed = ElementTree.fromstring(visitor.get("/news/feed/").content)
    items = feed.findall("channel/item")
    assert len(items) == 5
    assert str(items[0].findtext("link")).endswith(VISIT)
    assert str(items[0].findtext("description")).startswith("Leading medics")


def test_the_story_of_the_visit_has_all_that_the_first_page_had(visitor: Client) -> None:
    page = BeautifulSoup(visitor.get(VISIT).content, "html.parser")
    words = " ".join(page.get_text(" ").split())
    for told in (
        "Xinjiang Medical University",
        "Diabetes Centre",
        "MIDRU",
        "among the largest centres in the UK",
        "Professor Donald Milligan",
        "Research Director",
        "Professor Hua Yao",
        "Twelve people",
        "lasted a month",
        "leading universities and hospital trusts",
    ):
        assert told in words, told
    quotations = [q.get_text(" ", strip=True) for q in page.select("figure.app-quotation")]
    assert len(quotations) == 2
    assert quotations[0].startswith("“The exchange visit gave us the opportunity to share")
    assert all("Dr Sri Bellary , Clinical Director for Diabetes" in q for q in quotations)
    people = {person.get_text() for person in page.select(".app-people strong")}
    assert people == {"Dr Sri Bellary", "Professor Donald Milligan", "Professor Hua Yao"}
    pictures = page.select("main article img")
    assert pictures
    assert all(picture["alt"] for picture in pictures)
