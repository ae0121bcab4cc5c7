"""A translation is never shown as if it said what the English says when the English has changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag

from askae.website.site.exchange import drift
from askae.website.site.exchange.models import ComparisonPage

from .conftest import Comparison

Read = Callable[[str], BeautifulSoup]
CHINESE = "/exchange/bicycles/zh-hans/"
CHANGED = "这一主题的英文内容已有改动"
pytestmark = pytest.mark.django_db


def topic(page: BeautifulSoup, key: str) -> Tag:
    heading = page.find(id=f"topic-{key}")
    assert heading
    assert isinstance(heading.parent, Tag)
    return heading.parent


def test_nothing_is_left_behind_at_first(comparison: Comparison, read: Read) -> None:
    assert drift.to_do(comparison.chinese) == {}
    assert "已有改动" not in read(CHINESE).get_text()


@pytest.mark.parametrize(
    "change",
    [
        ("a", "text", "Northland wants three lamps."),
        ("b", "text", "Southland wants none."),
        ("name", "Lights"),
        ("alike", "Both love light."),
        ("differs", "Many lamps or few."),
        ("verdict", "differs"),
    ],
)
def test_a_changed_topic_is_not_shown(
    comparison: Comparison, read: Read, change: tuple[str, ...]
) -> None:
    comparison.change("lamps", *change)
    page = read(CHINESE)
    lamps = topic(page, "lamps")
    assert CHANGED in lamps.get_text()
    assert "北国要求两盏灯" not in page.get_text()
    assert "一盏或两盏" not in page.get_text()
    (link,) = lamps.select("a[hreflang]")
    assert link["href"] == "/exchange/bicycles/#topic-lamps"
    assert "北国要按铃" in topic(page, "bells").get_text(), "other topics go on"


def test_its_heading_is_then_the_english_one(comparison: Comparison, read: Read) -> None:
    comparison.change("lamps", "name", "Lights")
    page = read(CHINESE)
    assert topic(page, "lamps").h2
    for name in (topic(page, "lamps").h2, page.select_one("a[href='#topic-lamps']")):
        assert name
        assert (name.get_text(), name["lang"]) == ("Lights", "en")


def test_the_filter_goes_by_what_is_true_now(comparison: Comparison, read: Read) -> None:
    comparison.change("brakes", "verdict", "differs")
    comparison.change("lamps", "verdict", "alike")
    page = read(f"{CHINESE}?show=differences")
    assert page.find(id="topic-brakes")
    assert not page.find(id="topic-lamps")


def test_spaces_do_not_matter(comparison: Comparison) -> None:
    comparison.change("bells", "a", "text", " Northland  rings.\n")
    assert drift.to_do(ComparisonPage.objects.get(pk=comparison.chinese.pk)) == {}


def test_a_new_source_shows_at_once(comparison: Comparison, read: Read) -> None:
    english = ComparisonPage.objects.get(pk=comparison.english.pk)
    english.topics_by_key()["bells"]["a"]["sources"][0]["title"] = "Bell standard, second edition"
    english.save_revision().publish()
    bells = topic(read(CHINESE), "bells").get_text()
    assert "北国要按铃" in bells
    assert "second edition" in bells


def test_a_draft_changes_nothing(comparison: Comparison, read: Read) -> None:
    english = ComparisonPage.objects.get(pk=comparison.english.pk)
    english.topics_by_key()["bells"]["a"]["text"] = "Northland hums."
    english.save_revision()
    assert "北国要按铃" in topic(read(CHINESE), "bells").get_text()


def test_a_new_title(comparison: Comparison, read: Read) -> None:
    comparison.english.title = "Bicycles compared"
    comparison.english.save()
    page = read(CHINESE)
    assert page.h1
    assert page.title
    assert (page.h1.get_text(), page.h1["lang"]) == ("Bicycles compared", "en")
    assert page.title.get_text().startswith("Bicycles compared")
    assert "本页的英文标题已有改动" in page.get_text()
    assert "自行车如何保养" in page.get_text(), "the introduction is still right"


@pytest.mark.parametrize("field", ["summary", "about", "side_a"])
def test_a_new_introduction(comparison: Comparison, read: Read, field: str) -> None:
    setattr(comparison.english, field, "Northland and its islands")
    comparison.english.save()
    page = read(CHINESE)
    assert page.main
    text = page.main.get_text()
    assert "本页的英文简介已有改动" in text
    assert "自行车如何保养" not in text
    assert "依据已发布的标准" not in text
    assert "不是对医院或国家的排名" in text, "that it is no ranking stands on the page all the same"
    side = topic(page, "bells").h3
    assert side
    assert side.get_text() == comparison.english.side_a


def test_topics_come_and_go_with_the_english(comparison: Comparison, read: Read) -> None:
    english = ComparisonPage.objects.get(pk=comparison.english.pk)
    topics = english.topics_by_key()
    saddles = {**topics["bells"], "key": "saddles", "name": "Saddles"}
    english.topics = [("topic", topics["lamps"]), ("topic", saddles), ("topic", topics["brakes"])]
    english.save_revision().publish()
    page = read(CHINESE)
    headings = [heading.get_text() for heading in page.select(".app-compare h2")]
    assert headings == ["车灯", "Saddles", "刹车检查"]
    assert "这一主题尚未译成中文" in topic(page, "saddles").get_text()


def test_what_nobody_has_checked_is_not_shown(comparison: Comparison, read: Read) -> None:
    comparison.chinese.checked = {}
    comparison.chinese.save()
    assert "北国" not in read(CHINESE).get_text()
    assert list(drift.to_do(comparison.chinese)) == [
        drift.TITLE,
        drift.INTRODUCTION,
        "brakes",
        "lamps",
        "bells",
    ]
