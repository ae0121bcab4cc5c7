"""Words of danger in other languages, in their own script or romanised, and how to call for help in each."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from askae.triage.knowledge import Knowledge, Language

from .words import bare

_SPACED = re.compile(r"[a-z\u0370-\u1fff]", re.IGNORECASE)
"""Scripts with spaces between words; Chinese has none."""


def in_danger(knowledge: Knowledge, text: str) -> Language | None:
    """The language in which the text may tell of a danger to life."""
    said = plain(text)
    for language, spaced, whole in _dangers(knowledge):
        if (spaced and spaced.search(said)) or any(phrase in said for phrase in whole):
            return language
    return None


def plain(text: str) -> str:
    """Bare words apart by one space. Unlike `cut` it keeps the vowel signs of Indian scripts."""
    return " ".join("".join(c if _in_word(c) else " " for c in bare(text)).split())


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) in ("Mc", "Mn")


@lru_cache(maxsize=2)
def _dangers(
    knowledge: Knowledge,
) -> tuple[tuple[Language, re.Pattern[str] | None, tuple[str, ...]], ...]:
    return tuple((language, *_patterns(language)) for language in knowledge.languages)


def _with_room(phrase: str) -> str:
    """The words in their order, with up to two others between."""
    return r" (?:\w+ ){0,2}".join(map(re.escape, phrase.split()))


def _patterns(language: Language) -> tuple[re.Pattern[str] | None, tuple[str, ...]]:
    phrases = [plain(phrase) for phrase in language.dangers]
    spaced = [phrase for phrase in phrases if _SPACED.search(phrase)]
    pattern = "|".join(map(_with_room, sorted(spaced, key=len, reverse=True)))
    whole = tuple(phrase.replace(" ", "") for phrase in phrases if not _SPACED.search(phrase))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)") if spaced else None, whole
