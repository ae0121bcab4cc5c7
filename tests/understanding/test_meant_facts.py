"""Facts told by meaning: what is told is quoted, what is denied is not told, and nothing that reassures is guessed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("numpy")

from askae.knowledge import compile_folder
from askae.triage import Knowledge, from_bundle
from askae.understanding import meant_facts, teach_facts, vectors
from askae.understanding.fact_lesson import of_lexicon, of_phrase
from askae.understanding.facts import Heard
from askae.understanding.meant_facts import beside, every_fact, fact, id_of, value_of
from askae.understanding.phrase_files import Told
from askae.understanding.teach_facts import lowest
from askae.understanding.vectors import Reader
from tests.base.conftest import KNOWLEDGE

ASKED = {"vomiting", "stiff_neck", "light_hurts", "drinking"}
SICK = [
    f"{who} {what}"
    for who in ("mum", "our lad", "the wife", "nan", "my bairn")
    for what in ("brought up her dinner", "chucked up all over the rug", "lost his breakfast")
]
NECK = [
    f"{who} {what}"
    for who in ("mum", "our lad", "the wife", "nan", "my bairn")
    for what in ("has a neck like a plank", "cannot nod", "holds the neck rigid")
]


def phrase(text: str, facts: Mapping[str, list[str]]) -> dict[str, object]:
    return {"text": text, "danger": "false", "complaints": ["headache"], "facts": facts}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("phrases")
    told = [phrase(text, {"vomiting": ["yes", text.split(" ", 2)[-1]]}) for text in SICK]
    told += [phrase(text, {"stiff_neck": ["yes", text.split(" ", 2)[-1]]}) for text in NECK]
    told += [phrase(f"{who} has a headache", {}) for who in ("mum", "our lad", "nan")]
    (made / "learn.yaml").write_text(json.dumps({"phrases": told}))
    (made / "threshold.yaml").write_text(json.dumps({"phrases": told}))
    return made


@pytest.fixture
def taught(folder: Path, monkeypatch: pytest.MonkeyPatch, silent: Knowledge) -> meant_facts.Taught:
    """By pieces alone: the encoder knows more than these few phrases."""
    monkeypatch.setattr(vectors, "PATH", folder / "no encoder")
    teach_facts.teach(silent, folder, folder / "facts.npz")
    made = meant_facts.read_file(folder / "facts.npz")
    monkeypatch.setattr(meant_facts, "known", lambda: made)
    return made


@pytest.fixture(scope="module")
def silent() -> Knowledge:
    """The knowledge without its lexicon."""
    return dataclasses.replace(KNOWLEDGE, heard={})


def told(text: str) -> list[tuple[str, str]]:
    return [(h.finding, h.words) for h in beside(text, (), ASKED, Reader())]


@pytest.mark.usefixtures("taught")
def test_what_no_phrase_of_the_lexicon_tells_is_heard_with_its_words() -> None:
    assert told("grandad brought up her dinner") == [("vomiting", "brought up her dinner")]
    found = dict(told("my uncle chucked up all over the rug, he cannot nod"))
    assert found["vomiting"] == "chucked up all over the rug"
    assert found["stiff_neck"] in ("cannot nod", "nod")


@pytest.mark.usefixtures("taught")
@pytest.mark.parametrize(
    "text",
    [
        "nan never chucked up all over the rug",
        "years ago mum chucked up all over the rug",
        "worried that nan chucked up all over the rug",
        "mum has a headache",
        "",
    ],
)
def test_what_is_denied_past_or_feared_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.usefixtures("taught")
def test_only_what_is_asked_is_told() -> None:
    assert beside(SICK[0], (), {"stiff_neck"}, Reader()) == ()


@pytest.mark.usefixtures("taught")
def test_what_the_lexicon_heard_is_not_told_again_and_a_denial_stands() -> None:
    denied = Heard("vomiting", "no", "dinner")
    assert beside("mum brought up her dinner", (denied,), ASKED, Reader()) == (denied,)


def test_where_the_encoder_cannot_be_loaded_any_more_words_alone_tell_nothing(
    taught: meant_facts.Taught, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit was set for both judges: for one alone it would be far too low."""
    with_meaning = dataclasses.replace(taught, with_meaning=True)
    monkeypatch.setattr(meant_facts, "known", lambda: with_meaning)
    monkeypatch.setattr(vectors, "_model", lambda threads=1: None)
    assert told("mum brought up her dinner") == []


def test_without_what_was_taught_the_lexicon_hears_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meant_facts, "known", lambda: None)
    heard = (Heard("stiff_neck", "yes", "stiff neck"),)
    assert beside("stiff neck", heard, ASKED, Reader()) == heard


def test_nothing_that_reassures_is_guessed() -> None:
    """Its question would not be asked: a danger could be passed over."""
    for one in every_fact(KNOWLEDGE):
        finding = KNOWLEDGE.findings[id_of(one)]
        assert finding.least != value_of(one), one
        assert finding.worse != "no" or finding.options, one


def test_a_fact_has_one_name() -> None:
    for id, value in (("bi_hard", "yes"), ("bi_pain", "worse")):
        assert (id_of(fact(id, value)), value_of(fact(id, value))) == (id, value)


def test_a_text_teaches_only_facts_of_the_trouble_that_was_looked_at() -> None:
    text = Told(
        "x", ("fever", "rash"), False, {"vomiting": ("yes", "x"), "stiff_neck": ("no", "x")}
    )
    facts = of_phrase(KNOWLEDGE, text)
    assert "vomiting" in facts.told
    assert "stiff_neck" not in facts.told
    asked = set(KNOWLEDGE.asked_by["fever"])
    assert {id_of(one) for one in facts.absent} <= asked
    assert not of_phrase(KNOWLEDGE, Told("x", ("fever",), False, None)).absent


def test_what_a_phrase_of_the_lexicon_tells_is_not_absent_from_it() -> None:
    for _, facts in of_lexicon(KNOWLEDGE):
        assert facts.told
        assert facts.told.keys().isdisjoint(facts.absent)


@pytest.mark.parametrize(
    ("judged", "share", "expected"),
    [
        ([(3.0, True), (2.0, True), (1.0, False)], 1.0, 2.0),
        ([(3.0, False), (2.0, True), (1.0, True), (0.0, False)], 0.6, 1.0),
        ([(3.0, False)], 0.5, float("inf")),
        ([], 0.5, float("inf")),
    ],
)
def test_from_the_limit_on_enough_are_right(
    judged: list[tuple[float, bool]], share: float, expected: float
) -> None:
    assert lowest(judged, share) == expected


def test_the_folder_of_phrases_is_read_whole(tmp_path: Path) -> None:
    mini = from_bundle(compile_folder(Path(__file__).parents[1] / "mini_knowledge"))
    with pytest.raises(OSError, match="learn"):
        teach_facts.teach(mini, tmp_path, tmp_path / "facts.npz")
