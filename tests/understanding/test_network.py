"""The networks over meanings: they set apart what no straight line does, and a rare kind is not drowned."""

from __future__ import annotations

import pytest

numpy = pytest.importorskip("numpy")

from askae.understanding import network, sense  # noqa: E402
from askae.understanding.vectors import Reader  # noqa: E402


def test_what_no_line_sets_apart_is_learnt() -> None:
    """Only both together or neither is of the kind (exclusive or)."""
    chance = numpy.random.default_rng(3)
    rows = chance.normal(0, 1, (24_000, 8))
    right = (rows[:, 0] * rows[:, 1] > 0).astype(float)
    taught = network.teach(rows[:20_000], right[:20_000], numpy.ones(20_000))
    hit = ((taught.odds(rows[20_000:]) > 0) == (right[20_000:] > 0)).mean()
    assert hit > 0.85


def test_a_rare_kind_that_weighs_as_much_as_the_rest_is_heard() -> None:
    chance = numpy.random.default_rng(4)
    right = (numpy.arange(3000) % 30 == 0).astype(float)
    rows = chance.normal(0, 1, (3000, 4)) + right[:, None]
    share = numpy.where(right > 0, 15.0, 15 / 29)
    odds = network.teach(rows, right, share).odds(rows)
    assert (odds[right > 0] > 0).mean() > 0.6


class Counting(Reader):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def __call__(self, text: str) -> object:
        self.asked.append(text)
        return None


def test_of_a_long_story_only_the_most_dangerous_sentences_are_read_for_their_meaning() -> None:
    """Reading takes longest: a story of forty sentences must not take forty times as long."""
    taught = sense.known()
    if taught is None or taught.networks is None:
        pytest.skip("without the model nothing is read")
    reader = Counting()
    story = "The garden was lovely. " * 3 + "He is not breathing. " + "We had tea and cake. " * 3
    taught.of(story, reader)
    assert len(reader.asked) <= sense.READ
    assert "He is not breathing" in reader.asked
