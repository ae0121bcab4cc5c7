from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import Page

from askae.website.site.exchange.models import (
    Institution,
    ProgrammeItem,
    VisitPage,
    VisitPerson,
)
from askae.website.site.news.models import NewsPage, StoryPage

from .conftest import Comparison

Read = Callable[[str], BeautifulSoup]
pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(section: Page, comparison: Comparison) -> VisitPage:
    news = section.get_parent().add_child(instance=NewsPage(title="News", slug="news", summary="x"))
    story = news.add_child(instance=StoryPage(title="They rode here", summary="x", standfirst="x"))
    page = VisitPage(
        title="Visit from Southland",
        slug="visit",
        summary="Riders met.",
        host="North Works",
        delegation="A group of three",
        members=3,
        story=story,
        comparison=comparison.english,
        institutions=[
            Institution(name="North Works", role="host", country="Northland"),
            Institution(name="South School", role="visitor", country="Southland"),
            Institution(name="The Mill", role="other"),
        ],
        people=[VisitPerson(name="Ada Reed", role="Rode in front", organisation="South School")],
        programme=[
            ProgrammeItem(when="Morning", text="Look at brakes."),
            ProgrammeItem(when="Morning", text="Look at bells."),
            ProgrammeItem(when="Evening", text="Ride."),
        ],
    )
    made: VisitPage = section.add_child(instance=page)
    return made


def test_who_visited_whom_at_a_glance(visit: VisitPage, read: Read) -> None:
    page = read("/exchange/visit/")
    came, visited = (side.get_text(" ", strip=True) for side in page.select(".app-visit__side"))
    for words in ("Who came", "A group of three", "South School", "Southland", "3 people"):
        assert words in came
    for words in ("Who they visited", "North Works", "Northland"):
        assert words in visited
    assert visited.count("North Works") == 1
    assert "The Mill" not in came + visited
    assert "The Mill" in page.get_text()
    assert "Rode in front" in page.get_text()


def test_a_host_that_is_no_institution_of_the_list_is_named(visit: VisitPage, read: Read) -> None:
    visit.host = "The brake room"
    visit.save()
    visited = read("/exchange/visit/").select(".app-visit__side")[1].get_text()
    assert "The brake room" in visited
    assert "North Works" in visited


def test_the_programme_groups_what_happens_together(visit: VisitPage, read: Read) -> None:
    page = read("/exchange/visit/")
    lists = [
        [item.get_text() for item in part("li")] for part in page.select(".app-visit__programme")
    ]
    assert lists == [["Look at brakes.", "Look at bells."], ["Ride."]]
    assert [h.get_text() for h in page.select("main h3")] == ["Morning", "Evening"]


def test_it_leads_to_story_and_comparison(visit: VisitPage, read: Read) -> None:
    links = [str(link["href"]) for link in read("/exchange/visit/").select("main a")]
    assert links == ["/news/they-rode-here/", "/exchange/bicycles/"]
    assert visit.story
    visit.story.unpublish()
    links = [str(link["href"]) for link in read("/exchange/visit/").select("main a")]
    assert links == ["/exchange/bicycles/"]


def test_days(visit: VisitPage, read: Read) -> None:
    assert "When" not in read("/exchange/visit/").get_text()
    visit.starts, visit.ends = date(2026, 11, 5), date(2026, 11, 6)
    visit.save()
    assert "5 November 2026 to 6 November 2026" in read("/exchange/visit/").get_text()
    assert visit.structured_data("")["about"]["endDate"] == "2026-11-06"


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [(None, date(2026, 11, 5), "starts"), (date(2026, 11, 5), date(2026, 11, 4), "ends")],
)
def test_days_that_cannot_be(visit: VisitPage, starts: date | None, ends: date, field: str) -> None:
    visit.starts, visit.ends = starts, ends
    with pytest.raises(ValidationError) as refused:
        visit.clean()
    assert list(refused.value.message_dict) == [field]
