from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from .conftest import Comparison

Read = Callable[[str], BeautifulSoup]
ENGLISH = "/exchange/bicycles/"
CHINESE = "/exchange/bicycles/zh-hans/"
pytestmark = pytest.mark.django_db


def headings(page: BeautifulSoup) -> list[str]:
    return [heading.get_text() for heading in page.select(".app-compare h2")]


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_each_topic_says_what_both_sides_do(comparison: Comparison, read: Read) -> None:
    page = read(ENGLISH)
    assert [topic.get_text() for topic in page.select("main h1")] == [comparison.english.title]
    assert headings(page) == ["Brakes", "Lamps", "Bells"]
    lamps = page.select(".app-compare")[1].get_text()
    assert in_order(
        lamps,
        "Partly alike",
        "Northland wants two lamps.",
        "Southland wants one lamp.",
        "Both want light.",
        "One lamp or two.",
    )


def test_it_says_what_it_is_and_when_it_was_reviewed(comparison: Comparison, read: Read) -> None:
    text = read(ENGLISH).select_one(".app-compare__about")
    assert text
    assert "no ranking" in text.get_text()
    assert "Last reviewed: 12 November 2026." in text.get_text()
    comparison.english.about = ""
    comparison.english.save()
    assert "It is not a ranking" in read(ENGLISH).get_text()


def test_each_statement_has_its_sources(comparison: Comparison, read: Read) -> None:
    north, south, *_ = read(ENGLISH).select(".app-compare details")
    said = " ".join(north.get_text(" ").split())
    for words in (
        "Brake standard",
        "Northland Wheels",
        "Section: 2",
        "3 June 2024",
        "official page",
    ):
        assert words in said
    link = north.select_one("a")
    assert link
    assert link["href"] == "https://north.example/brakes"
    assert "a summary by somebody else" in south.get_text()


def test_names_of_sources_tell_a_voice_their_language(comparison: Comparison, read: Read) -> None:
    english, chinese = (
        read(address).select(".app-compare details")[1] for address in (ENGLISH, CHINESE)
    )
    assert [word.get_text() for word in english.select("[lang=zh-Hans]")] == ["刹车标准"]
    assert "Southland Wheels" in [word.get_text() for word in chinese.select("[lang=en]")]


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (ENGLISH, "Showing the topics with differences: 2 of 3."),
        (CHINESE, "显示有差异的主题：3个主题中的2个。"),
    ],
)
def test_only_the_differences(
    comparison: Comparison, read: Read, address: str, status: str
) -> None:
    every, some = read(address), read(f"{address}?show=differences")
    assert headings(some) == headings(every)[1:]
    found = some.select_one("[role=status]")
    assert found
    assert found.get_text() == status
    jumps = [link["href"] for link in some.select(".app-compare__jump a")]
    assert jumps == ["#topic-lamps", "#topic-bells"]


def test_where_all_is_alike_the_filter_says_so(comparison: Comparison, read: Read) -> None:
    english = comparison.english
    english.topics = [("topic", english.topics_by_key()["brakes"])]
    english.save()
    page = read(f"{ENGLISH}?show=differences")
    assert headings(page) == []
    assert "No topic here has a difference." in page.get_text()
    assert headings(read(f"{ENGLISH}?show=everything")) == ["Brakes"]


def test_each_jump_lands_on_its_topic(comparison: Comparison, read: Read) -> None:
    for address in (ENGLISH, CHINESE):
        page = read(address)
        for link in page.select("main a[href^='#']"):
            assert page.find(id=str(link["href"])[1:])


def test_the_chinese_page_is_chinese_and_its_frame_english(
    comparison: Comparison, read: Read
) -> None:
    page = read(CHINESE)
    assert page.html
    assert page.body
    assert page.main
    assert [page.html["lang"], page.body["lang"], page.main["lang"]] == ["zh-Hans", "en", "zh-Hans"]
    words = page.main.get_text()
    for word in (
        "主题",
        "部分相同",
        "不同",
        "出处",
        "只看差异",
        "最近审阅：2026年11月12日",
        "官方网页",
        "未注明",
    ):
        assert word in words
    for word in ("Alike", "Different", "Sources", "Last reviewed", "Topics", "not stated"):
        assert word not in words


def test_an_english_page_needs_no_marks(comparison: Comparison, read: Read) -> None:
    page = read(ENGLISH)
    assert page.html
    assert page.body
    assert page.main
    assert page.html["lang"] == "en"
    assert not page.body.has_attr("lang")
    assert not page.main.has_attr("lang")


@pytest.mark.parametrize(("here", "name"), [(ENGLISH, "简体中文"), (CHINESE, "English")])
def test_the_languages_lead_to_each_other(
    comparison: Comparison, read: Read, here: str, name: str
) -> None:
    page = read(here)
    alternates = {
        str(link["hreflang"]): str(link["href"]) for link in page.select("head [hreflang]")
    }
    assert {tag: href.split(":8000")[-1] for tag, href in alternates.items()} == {
        "en": ENGLISH,
        "zh-Hans": CHINESE,
    }
    (switch,) = page.select(".app-languages a")
    assert switch.get_text() == name
    assert switch["href"] == (CHINESE if here == ENGLISH else ENGLISH)
    assert switch.parent
    assert switch.parent["lang"] == switch["hreflang"]


def test_a_translation_in_the_drawer_is_not_offered(comparison: Comparison, read: Read) -> None:
    comparison.chinese.unpublish()
    page = read(ENGLISH)
    assert not page.select("head [hreflang]")
    assert not page.select(".app-languages")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            ENGLISH,
            (
                "Lamps",
                "Northland\n",
                "two lamps",
                "Southland\n",
                "one lamp",
                "What is alike",
                "What differs",
            ),
        ),
        (CHINESE, ("车灯", "北国\n", "两盏灯", "南国\n", "一盏灯", "相同之处", "不同之处")),
    ],
)
def test_as_plain_text(
    comparison: Comparison, client: Client, address: str, words: tuple[str, ...]
) -> None:
    text = client.get(address, {"as": "text"}).content.decode()
    start = text.rindex("Partly alike" if address == ENGLISH else "部分相同")
    assert in_order(text[start:], *words[1:])
    assert "https://north.example/lamps" in text
    assert "show=differences" not in text


def test_search_finds_topics(comparison: Comparison, read: Read) -> None:
    assert comparison.english.title in read("/search/?words=lamps").get_text()
    assert comparison.english.title in read("/search/?words=shouts").get_text()
    # Part of 刹车检查: Chinese writes no spaces between words.
    assert comparison.chinese.title in read("/search/?words=刹车").get_text()


def test_for_machines(comparison: Comparison) -> None:
    english, chinese = (page.structured_data("https://h.example") for page in comparison)
    assert (english["inLanguage"], chinese["inLanguage"]) == ("en", "zh-Hans")
    assert chinese["translationOfWork"] == {"@id": f"https://h.example{ENGLISH}"}
    assert english["lastReviewed"] == chinese["lastReviewed"] == "2026-11-12"
    names: list[Any] = [work["name"] for work in chinese["citation"]]
    assert len(names) == len(set(names)) == 6
