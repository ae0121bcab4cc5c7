"""What a reader of a comparison is shown: only words that are right today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from . import drift
from .scripts import marked
from .words import ENGLISH, Words, day, source_date

if TYPE_CHECKING:
    from markupsafe import Markup

    from .comparisons import ComparisonPage


@dataclass(frozen=True)
class ShownSource:
    publisher: Markup
    title: Markup
    section: Markup | None
    date: Markup
    read: str
    url: str


@dataclass(frozen=True)
class ShownSide:
    name: str
    text: str
    sources: list[ShownSource]


@dataclass(frozen=True)
class ShownTopic:
    """`instead` stands where the translation is not to be trusted: then there are no sides."""

    key: str
    name: str
    name_language: str
    verdict: str
    verdict_word: str
    sides: list[ShownSide]
    alike: str
    differs: str
    instead: str = ""


def comparison(page: ComparisonPage, *, only_differences: bool) -> dict[str, Any]:
    """The context of the page's template."""
    english, say = page.english, page.say
    good = drift.current(page)
    source_of_names = page if drift.INTRODUCTION in good else english
    every = [
        _topic(page, key, topic, source_of_names, good)
        for key, topic in english.topics_by_key().items()
    ]
    shown = [topic for topic in every if topic.verdict != "alike"] if only_differences else every
    status = say.showing_differences if only_differences else say.showing_all
    if only_differences and not shown:
        status = say.no_differences
    return {
        "language": say.tag,
        "say": say,
        "english": english,
        "title_is_current": drift.TITLE in good,
        "introduction_is_current": drift.INTRODUCTION in good,
        "reviewed": say.reviewed.format(day=day(english.reviewed, say)),
        "next_review": (say.review_is_due if english.review_is_due else say.review_by).format(
            day=day(english.next_review, say)
        ),
        "topics": shown,
        "only_differences": only_differences,
        "status": status.format(shown=len(shown), total=len(every)),
        "versions": [
            {"words": one.say, "url": one.url, "here": one.pk == page.pk} for one in page.versions()
        ],
    }


def _topic(
    page: ComparisonPage, key: str, topic: Any, names: ComparisonPage, good: set[str]
) -> ShownTopic:
    say, own = page.say, page.topics_by_key().get(key)
    verdict = {"verdict": topic["verdict"], "verdict_word": getattr(say, topic["verdict"])}
    if key not in good or own is None:
        instead = say.topic_missing if own is None else say.topic_changed
        return ShownTopic(
            key,
            topic["name"],
            ENGLISH.tag,
            **verdict,
            sides=[],
            alike="",
            differs="",
            instead=instead,
        )
    sides = [
        ShownSide(
            getattr(names, f"side_{side}"),
            own[side]["text"] if page.translation_of is None else own[side],
            [_source(source, say) for source in topic[side]["sources"]],
        )
        for side in ("a", "b")
    ]
    return ShownTopic(
        key,
        own["name"],
        say.tag,
        **verdict,
        sides=sides,
        alike=own["alike"],
        differs=own["differs"],
    )


def _source(source: Any, say: Words) -> ShownSource:
    return ShownSource(
        publisher=marked(source["publisher"], say.tag),
        title=marked(source["title"], say.tag),
        section=marked(source["section"], say.tag) if source["section"] else None,
        date=marked(source_date(source["date"], say), say.tag),
        read=getattr(say, source["read"]),
        url=source["url"] or "",
    )


def citations(english: ComparisonPage) -> list[dict[str, str]]:
    """Each source once, in the words of schema.org."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for topic in english.topics_by_key().values():
        for source in [*topic["a"]["sources"], *topic["b"]["sources"]]:
            work = {
                "@type": "CreativeWork",
                "name": source["title"],
                "publisher": source["publisher"],
            }
            if source["url"]:
                work["url"] = source["url"]
            found.setdefault((source["title"], source["url"] or ""), work)
    return list(found.values())
