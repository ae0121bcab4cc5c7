"""A comparison written as data, with each text in its languages beside each other, becomes pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from wagtail.models import Page

from .models import ComparisonPage

Data = Mapping[str, Any]


def comparison_from_data(data: Data, language: str) -> dict[str, Any]:
    """The fields of `ComparisonPage` in one language: ``en`` or ``zh-hans``."""
    in_data = language.split("-")[0]

    def said(text: Data | None) -> str:
        return str((text or {}).get(in_data, ""))

    def sides(topic: Data) -> dict[str, Any]:
        if language != "en":
            return {side: said(topic[side]["text"]) for side in ("a", "b")}
        return {
            side: {"text": said(topic[side]["text"]), "sources": topic[side]["sources"]}
            for side in ("a", "b")
        } | {"verdict": topic["verdict"]}

    topics = [
        {
            "key": topic["id"],
            "name": said(topic["name"]),
            "alike": said(topic.get("alike")),
            "differs": said(topic.get("differs")),
        }
        | sides(topic)
        for topic in data["topics"]
    ]
    kind = "topic" if language == "en" else "translation"
    return {
        "language": language,
        "title": said(data["title"]),
        "summary": said(data["standfirst"]),
        "about": said(data.get("about")),
        "side_a": said(data["sides"]["a"]["name"]),
        "side_b": said(data["sides"]["b"]["name"]),
        "topics": [(kind, topic) for topic in topics],
    }


def add_comparison(
    parent: Page, data: Data, *, slug: str, reviewed: date, next_review: date
) -> tuple[ComparisonPage, ComparisonPage]:
    """The English page below `parent`, and below it the Chinese one, checked against it."""
    english = ComparisonPage(
        slug=slug, reviewed=reviewed, next_review=next_review, **comparison_from_data(data, "en")
    )
    parent.add_child(instance=english)
    chinese = ComparisonPage(
        slug="zh-hans", translation_of=english, **comparison_from_data(data, "zh-hans")
    )
    chinese.check_all()
    english.add_child(instance=chinese)
    return english, chinese
