"""The examination read again by others: what they agree on among themselves, and what was heard beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.evaluation.phrases import Phrase, read_phrases, tally
from askae.evaluation.phrases_report import as_json, text
from askae.evaluation.second_readings import Agreement, agreement, key, read_second
from askae.understanding import Understood
from askae.understanding.facts import Heard
from askae.understanding.search import Match
from askae.understanding.understand import Danger

FOLDER = Path(__file__).parents[2] / "phrases"
GREY = Phrase("he has gone grey", "plain", ("chest_pain",), True, {"grey": "yes"}, {})
TIRED = Phrase("tired all the time", "plain", ("tiredness",), False, {}, {})
HELLO = Phrase("hello there", "short", (), False, {}, {})
READ_AGAIN = f"""\
readings:
- of: '{key(GREY.text)}'
  readers: [{{danger: 'true', complaints: [breathing]}}, {{danger: 'true', complaints: [chest_pain]}}]
  facts: [{{finding: sweaty, heard: 'yes', told: 'false'}}]
  noted: {{shivering: 'yes', wet: 'no'}}
- of: '{key(TIRED.text)}'
  readers: [{{danger: 'false', complaints: [sleep]}}, {{danger: unsure, complaints: [tiredness]}}]
  facts: [{{finding: tired, heard: 'yes', told: 'true'}}]
- of: '{key(HELLO.text)}'
  readers: [{{danger: 'false', complaints: []}}, {{danger: 'false', complaints: [sleep]}}]
"""


def understood(complaints: str, findings: str = "", danger: bool = False) -> Understood:
    return Understood(
        tuple(Match(id, 1.0) for id in complaints.split()),
        tuple(Heard(id, "yes", id) for id in findings.split()),
        {},
        Danger(None, "grey") if danger else None,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "second_readings.yaml").write_text(READ_AGAIN)
    return tmp_path


def agreed(folder: Path, *found: tuple[Phrase, Understood]) -> Agreement:
    total = agreement([(phrase, heard, 0.0) for phrase, heard in found], read_second(folder))
    assert total
    return total


def test_only_what_all_agree_on_judges_danger(folder: Path) -> None:
    silent = understood("chest_pain")
    alarmed = understood("chest_pain", danger=True)
    total = agreed(folder, (GREY, silent), (TIRED, alarmed), (HELLO, alarmed))
    assert (total.dangers, total.dangers_heard) == (1, 0)
    assert (total.calm, total.alarms) == (1, 1), "a reader is unsure of the tired one"


def test_a_complaint_that_any_reader_names_is_right(folder: Path) -> None:
    total = agreed(
        folder,
        (GREY, understood("breathing")),
        (TIRED, understood("rash sleep")),
        (HELLO, understood("")),
    )
    assert (total.first, total.top, total.n) == (2, 3, 3)


def test_readers_are_measured_by_the_labels(folder: Path) -> None:
    nothing = understood("")
    one, other = agreed(folder, (GREY, nothing), (TIRED, nothing), (HELLO, nothing)).readers()
    assert (one[0].count, one[1].count, one[2].count) == (1, 0, 1)
    assert other[2].count == 2


def test_a_fact_beyond_the_labels_counts_as_it_was_read(folder: Path) -> None:
    total = agreed(
        folder, (GREY, understood("", "grey sweaty cold")), (TIRED, understood("", "tired"))
    )
    assert total.facts == {"true": 2, "false": 1, "unsure": 0}
    assert total.facts_unread == 1


def test_a_fact_that_a_reader_noted_is_told_and_counts_where_it_is_not_heard(folder: Path) -> None:
    total = agreed(folder, (GREY, understood("", "grey shivering wet")), (TIRED, understood("")))
    assert total.facts == {"true": 2, "false": 0, "unsure": 0}
    assert total.facts_unread == 1, "wet was noted as absent"
    assert (total.recall.count, total.recall.of) == (1, 2)
    assert (total.noted_labelled, total.labelled_facts) == (0, 1)


def test_nothing_read_again_is_no_agreement(tmp_path: Path) -> None:
    assert agreement([(GREY, understood(""), 0.0)], read_second(tmp_path)) is None


def test_a_missed_danger_is_told_without_its_words(folder: Path) -> None:
    found = [(GREY, understood("breathing chest_pain"), 0.0), (TIRED, understood("tiredness"), 0.0)]
    second = read_second(folder)
    parts = {"sealed": {"all": tally(found)}}
    told = text(parts, agreement(found, second), second)
    assert "grey" not in told
    assert (
        f"danger missed: {key(GREY.text)} (plain, 4 words, chest_pain; second readers: true, true); "
        "its questions are offered" in told
    )
    assert "not explained yet" in told
    assert "told in passing" in text(parts, None, second, {key(GREY.text): "told in passing"})
    assert "0 of 1 dangers heard" in told
    data = as_json(parts, agreement(found, second))
    assert data["parts"]["sealed"]["all"]["dangers_missed"] == [key(GREY.text)]
    assert data["second_readings"]["danger_recall"] == 0


def test_each_sealed_phrase_was_read_again() -> None:
    second = read_second(FOLDER)
    sealed = {key(phrase.text) for phrase in read_phrases(FOLDER, "sealed")}
    assert set(second) == sealed
    assert {len(own.readers) for own in second.values()} == {2}
