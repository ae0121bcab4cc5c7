"""The layers together: what is offered, and what is left out though some words are like it."""

from __future__ import annotations

import pytest

from askae.understanding import understand
from tests.base.conftest import KNOWLEDGE


def offered(words: str) -> list[str]:
    return [match.complaint for match in understand(KNOWLEDGE, words).complaints]


HURTS = {id for id, complaint in KNOWLEDGE.complaints.items() if complaint.only_if_meant}


@pytest.mark.parametrize(
    "words",
    [
        "itchy bum something chronic at night cant leave it alone",
        "my boy put a bead up his nose and he won't let me look",
        "stopped my brown inhaler because I didn't think it was safe with the baby, is that ok",
    ],
)
def test_what_hurts_is_not_offered_for_a_word_that_is_like_it(words: str) -> None:
    assert HURTS.isdisjoint(offered(words))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("he's hit me again and I dont feel safe", "domestic_abuse"),
        ("my boyfriend made me do it and I said no", "sexual_assault"),
    ],
)
def test_it_is_offered_to_whoever_means_it(words: str, meant: str) -> None:
    assert meant in offered(words)
