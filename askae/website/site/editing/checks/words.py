"""Words and sentences: can somebody who is ill, worried or in a hurry read this?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .findings import Finding, Weight
from .parts import Heading, Link, Part, Summary, Text, paragraphs
from .plain_words import PLAIN_WORDS
from .reading import AIM, reading_age, sentences, words

LONGEST_SENTENCE = 25
_CAPITAL_WORD = r"\b[A-Z][A-Z’']+\b"
_CAPITALS = re.compile(rf"{_CAPITAL_WORD}(?:[ ,:-]+{_CAPITAL_WORD})+|\b[A-Z]{{6,}}\b")
_SHORTEST_SHOUT = 8
"""Letters; shorter runs are names in letters, such as NHS and A&E."""
_ABOUT = 12


def check_summary(parts: Sequence[Part]) -> list[Finding]:
    return [
        Finding(
            Weight.MIDDLE,
            "There is no summary",
            "Say in one plain sentence what people will find here. It stands in lists and search results.",
            part.place,
        )
        for part in parts
        if isinstance(part, Summary) and not part.text.strip()
    ]


def check_capitals(parts: Sequence[Part]) -> list[Finding]:
    return [
        Finding(
            Weight.MIDDLE if isinstance(part, Heading) else Weight.SMALL,
            "Words are written in capitals",
            "Write small letters: capitals are hard to read, and some screen readers spell them.",
            part.place,
            shout,
        )
        for part, shout in _shouts(parts)
    ]


def _shouts(parts: Sequence[Part]) -> Iterator[tuple[Part, str]]:
    for part in parts:
        if isinstance(part, (Heading, Link)):
            texts = [part.text]
        elif isinstance(part, (Text, Summary)):
            texts = [paragraph.text for paragraph in paragraphs([part])]
        else:
            texts = []
        for text in texts:
            for found in _CAPITALS.finditer(text):
                if sum(letter.isupper() for letter in found.group()) >= _SHORTEST_SHOUT or (
                    found.group().isalpha()
                ):
                    yield part, found.group()


def check_sentences(parts: Sequence[Part]) -> list[Finding]:
    return [
        Finding(
            Weight.SMALL,
            f"A sentence has {length} words",
            f"Make two of it, or a list. Most people lose a sentence after {LONGEST_SENTENCE} words.",
            paragraph.place,
            " ".join(sentence.split()[:_ABOUT]) + " …",
        )
        for paragraph in paragraphs(parts)
        for sentence in sentences(paragraph.text)
        if (length := len(words(sentence))) > LONGEST_SENTENCE
    ]


def check_hard_words(parts: Sequence[Part]) -> list[Finding]:
    """Each once, where it first stands."""
    found: dict[str, Finding] = {}
    for paragraph in paragraphs(parts):
        text = paragraph.text.lower()
        for hard, plain in PLAIN_WORDS.items():
            if hard not in found and re.search(rf"\b{hard}\b", text):
                found[hard] = Finding(
                    Weight.SMALL,
                    f"“{hard}” has a plainer word",
                    f"Try “{plain}”.",
                    paragraph.place,
                )
    return list(found.values())


def check_reading_age(parts: Sequence[Part]) -> list[Finding]:
    age = reading_age([paragraph.text for paragraph in paragraphs(parts)])
    if age is None or age <= AIM:
        return []
    return [
        Finding(
            Weight.SMALL,
            f"This page is harder to read than we aim for: reading age {age}",
            f"We aim for {AIM} or below. Shorten the longest sentences first, then look for long words.",
        )
    ]
