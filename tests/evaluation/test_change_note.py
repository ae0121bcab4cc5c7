"""The impact of a change, as an entry of the changelog."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.evaluation.moved import moved
from askae.evaluation.packed import pack
from askae.proof.base import Base, base_of
from askae.proof.change_note import entry
from askae.proof.difference import difference

from .small import HEAD, folder_with, sheet

PLAIN = HEAD.replace("  tests_unknown: [sweaty]\n", "")


@pytest.fixture
def before(tmp_path: Path) -> Base:
    return base_of(folder_with(tmp_path / "before"))


def changed(place: Path, old: str, new: str) -> Base:
    chest = folder_with(place) / "complaints/chest.yaml"
    text = chest.read_text()
    assert old in text
    chest.write_text(text.replace(old, new))
    return base_of(place)


def test_an_entry_states_the_impact(tmp_path: Path, before: Base) -> None:
    after = changed(
        tmp_path / "after",
        "when: tight and spreads, then: ae_now",
        "when: tight and spreads, then: gp_today",
    )
    cases = pack(before.knowledge, sheet(tmp_path / "sheets", head=PLAIN).cases)
    told = moved(before.knowledge, after.knowledge, cases)
    text = entry(before, after, difference(before, after), told, "2027-01-15")
    assert text.startswith(f"## 2027-01-15, version {after.knowledge.version[:12]}\n")
    assert f"- After version: {before.knowledge.version[:12]}" in text
    assert "- Complaints whose advice changes: chest (" in text
    assert "- Our own cases moved: 1" in text
    assert "- Sign-off: not signed: a draft" in text
    assert "### Now less urgent" in text
    assert "“Go to A&E now” becomes “Speak to a GP today”. For instance: A man of 35 years" in text
    assert "- `heart` (chest): “Go to A&E now” becomes “Speak to a GP today”, by `heart`" in text
    assert "Heart attack missed" not in text


def test_a_change_of_words_moves_nobody(tmp_path: Path, before: Base) -> None:
    after = changed(tmp_path / "after", "Nothing here needs a doctor.", "No doctor is needed.")
    cases = pack(before.knowledge, sheet(tmp_path / "sheets", head=PLAIN).cases)
    told = list(moved(before.knowledge, after.knowledge, cases))
    text = entry(before, after, difference(before, after), told, "2027-01-15")
    assert not told
    assert "- Complaints whose advice changes: none" in text
    assert "- Wordings that changed: 1" in text
    assert "###" not in text
