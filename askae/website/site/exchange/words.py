"""The words of a comparison's own frame, in each of its languages. A word that lacks a language does not start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from askae.places.times import day as english_day


@dataclass(frozen=True, kw_only=True)
class Words:
    code: str
    """As the database and addresses have it."""
    tag: str
    """As browsers and screen readers know it."""
    own_name: str

    languages: str
    about: str
    reviewed: str
    review_by: str
    review_is_due: str
    topics: str
    show: str
    all_topics: str
    differences_only: str
    showing_all: str
    showing_differences: str
    no_differences: str
    alike: str
    partly: str
    differs: str
    verdict: str
    what_is_alike: str
    what_differs: str
    sources: str
    sources_about: str
    section: str
    date: str
    undated: str
    how_read: str
    official_page: str
    document: str
    secondary: str
    not_read: str
    back_to_topics: str
    title_changed: str
    introduction_changed: str
    topic_changed: str
    topic_missing: str
    read_in_english: str


ENGLISH = Words(
    code="en",
    tag="en",
    own_name="English",
    languages="This page in another language",
    about="This page compares what published standards say should happen. It is not a ranking of hospitals or "
    "countries, and not advice for one person.",
    reviewed="Last reviewed: {day}.",
    review_by="Next review: by {day}.",
    review_is_due="This page was due to be checked by {day}. We are checking it.",
    topics="Topics",
    show="Show",
    all_topics="All topics",
    differences_only="Only the differences",
    showing_all="Showing all topics: {total}.",
    showing_differences="Showing the topics with differences: {shown} of {total}.",
    no_differences="No topic here has a difference.",
    alike="Alike",
    partly="Partly alike",
    differs="Different",
    verdict="In short:",
    what_is_alike="What is alike",
    what_differs="What differs",
    sources="Sources: {count}",
    sources_about="(for {topic}, {side})",
    section="Section: {section}",
    date="Date: {date}",
    undated="not stated",
    how_read="How we read it: {how}",
    official_page="the official page",
    document="the document itself",
    secondary="a summary by somebody else",
    not_read="not read by us",
    back_to_topics="Back to the topics",
    title_changed="The title of this page has changed in English.",
    introduction_changed="The introduction to this page has changed in English. The translation is being checked.",
    topic_changed="The English text on this topic has changed. The translation is being checked.",
    topic_missing="This topic is not translated yet.",
    read_in_english="Read it in English",
)

CHINESE = Words(
    code="zh-hans",
    tag="zh-Hans",
    own_name="简体中文",
    languages="本页的其他语言版本",
    about="本页对照的是已发布的标准所提出的要求，不是对医院或国家的排名，也不能代替针对个人的医疗建议。",
    reviewed="最近审阅：{day}。",
    review_by="下次审阅：不迟于{day}。",
    review_is_due="本页原定于{day}前复核，目前正在复核。",
    topics="主题",
    show="显示",
    all_topics="全部主题",
    differences_only="只看差异",
    showing_all="显示全部主题，共{total}个。",
    showing_differences="显示有差异的主题：{total}个主题中的{shown}个。",
    no_differences="没有存在差异的主题。",
    alike="相同",
    partly="部分相同",
    differs="不同",
    verdict="简而言之：",
    what_is_alike="相同之处",
    what_differs="不同之处",
    sources="出处：{count}项",
    sources_about="（主题：{topic}，{side}）",
    section="章节：{section}",
    date="日期：{date}",
    undated="未注明",
    how_read="阅读方式：{how}",
    official_page="官方网页",
    document="文件原文",
    secondary="他人撰写的摘要",
    not_read="我们未曾阅读",
    back_to_topics="返回主题列表",
    title_changed="本页的英文标题已有改动。",
    introduction_changed="本页的英文简介已有改动，中文译文正在核对。",
    topic_changed="这一主题的英文内容已有改动，中文译文正在核对。",
    topic_missing="这一主题尚未译成中文。",
    read_in_english="阅读英文版",
)

ALL = {words.code: words for words in (ENGLISH, CHINESE)}
LANGUAGES = [(words.code, words.own_name) for words in ALL.values()]

_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?")


def day(when: date, words: Words) -> str:
    """
    >>> day(date(2026, 11, 5), ENGLISH), day(date(2026, 11, 5), CHINESE)
    ('5 November 2026', '2026年11月5日')
    """
    return english_day(when) if words is ENGLISH else f"{when.year}年{when.month}月{when.day}日"


def source_date(text: str, words: Words) -> str:
    """A date as a source gives it, where it is one: "2020-21" is a year of two halves and stays.

    >>> source_date("2018-12", ENGLISH), source_date("2018-12", CHINESE), source_date("2020-21", ENGLISH)
    ('December 2018', '2018年12月', '2020-21')
    """
    if text == ENGLISH.undated:
        return words.undated
    found = _DATE.fullmatch(text)
    if not found:
        return text
    try:
        when = date(int(found[1]), int(found[2]), int(found[3] or 1))
    except ValueError:  # 31 February
        return text
    if found[3]:
        return day(when, words)
    return f"{when:%B %Y}" if words is ENGLISH else f"{when.year}年{when.month}月"
