"""Danger is heard in other languages, in their scripts and romanised; nothing in English sounds like it."""

import pytest

from askae.triage.knowledge import Language
from askae.understanding import understand
from askae.understanding.languages import in_danger
from tests.base.conftest import KNOWLEDGE

NEEDED = {"cy", "pl", "ro", "ur", "pa", "bn", "gu", "ar", "zh", "uk", "es", "pt", "fr", "so"}


def test_every_language_that_is_promised_is_there() -> None:
    assert {language.id for language in KNOWLEDGE.languages} >= NEEDED
    assert all("999" in language.call for language in KNOWLEDGE.languages)


@pytest.mark.parametrize("language", KNOWLEDGE.languages, ids=lambda language: language.id)
def test_every_phrase_is_heard_within_a_sentence(language: Language) -> None:
    for phrase in language.dangers:
        assert in_danger(KNOWLEDGE, f"xx {phrase} yy"), phrase


def test_english_sounds_like_no_other_language() -> None:
    for complaint in KNOWLEDGE.complaints.values():
        for words in complaint.words:
            assert in_danger(KNOWLEDGE, words) is None, words


def test_the_way_to_an_interpreter_comes_along() -> None:
    understood = understand(KNOWLEDGE, "moja mama nie oddycha, szybko")
    assert understood.danger
    assert understood.language is not None
    assert understood.language.english == "Polish"
    assert "999" in understood.language.call
