from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date

import pytest

from askae.website.site.exchange.scripts import marked
from askae.website.site.exchange.words import ALL, CHINESE, ENGLISH, Words, day, source_date

WORDS = sorted(set(asdict(ENGLISH)) - {"code", "tag"})


@pytest.mark.parametrize("name", WORDS)
def test_each_word_is_in_chinese_and_has_the_same_gaps(name: str) -> None:
    english, chinese = getattr(ENGLISH, name), getattr(CHINESE, name)
    assert re.search("[\u4e00-\u9fff]", chinese)
    gaps = [sorted(re.findall(r"{\w+}", text)) for text in (english, chinese)]
    assert gaps[0] == gaps[1]


def test_languages_are_known_by_their_codes() -> None:
    assert {code: words.code for code, words in ALL.items()} == {"en": "en", "zh-hans": "zh-hans"}


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("2024-06-03", ENGLISH, "3 June 2024"),
        ("2024-06-03", CHINESE, "2024年6月3日"),
        ("2018-12", ENGLISH, "December 2018"),
        ("2018-12", CHINESE, "2018年12月"),
        ("2020-21", ENGLISH, "2020-21"),  # a year of two halves, no month
        ("2023-02-31", ENGLISH, "2023-02-31"),
        ("2009 recommendation", CHINESE, "2009 recommendation"),
        ("not stated", ENGLISH, "not stated"),
        ("not stated", CHINESE, "未注明"),
    ],
)
def test_the_date_of_a_source(text: str, words: Words, said: str) -> None:
    assert source_date(text, words) == said


def test_a_day() -> None:
    assert day(date(2026, 11, 5), ENGLISH) == "5 November 2026"
    assert day(date(2026, 11, 5), CHINESE) == "2026年11月5日"


@pytest.mark.parametrize(
    ("text", "language", "html"),
    [
        ("Plain words, 2024", "en", "Plain words, 2024"),
        ("《指南（2018）》 / Guide", "en", '<span lang="zh-Hans">《指南（2018）》</span> / Guide'),
        ("《指南（2018）》", "zh-Hans", "《指南（2018）》"),
        ("2023", "zh-Hans", "2023"),
        ("NICE", "zh-Hans", '<span lang="en">NICE</span>'),
        ("<b> & 标准", "en", '&lt;b&gt; &amp; <span lang="zh-Hans">标准</span>'),
    ],
)
def test_the_other_script_is_marked(text: str, language: str, html: str) -> None:
    assert str(marked(text, language)) == html
