"""Finding complaints by a person's own words, slips and all."""

import pytest

from askae.live.directory import PACKAGED
from askae.triage import load
from askae.triage.expressions import TRUE
from askae.triage.knowledge import Complaint, Knowledge
from askae.understanding import find_complaints


def complaint(id: str, name: str, *words: str, means: str = "", body: str = "whole") -> Complaint:
    return Complaint(id, name, means, "group", (body,), words, TRUE, {}, (), ())


COMPLAINTS = (
    complaint(
        "chest_pain", "Chest pain", "tight chest", "chest hurts", "pain in my heart", body="chest"
    ),
    complaint("fever", "Fever", "high temperature", "hot and shivery", "burning up"),
    complaint("headache", "Headache", "migraine", "my head hurts", "head is pounding", body="head"),
    complaint("ankle", "Ankle or foot injury", "twisted ankle", "sprained foot", "swollen ankle"),
    complaint(
        "vomiting",
        "Vomiting or diarrhoea",
        "being sick",
        "throwing up",
        "upset stomach",
        "the runs",
    ),
    complaint(
        "low_mood", "Low mood or thoughts of suicide", "depressed", "want to die", "suicidal"
    ),
    complaint("something_else", "Something else"),
)
KNOWLEDGE = Knowledge(
    version="for-search", title="", review="draft", max_pages=25, speak_now="", dispositions={}, findings={},
    questions={}, rules=(), complaints={c.id: c for c in COMPLAINTS}, first_aid={}, advice=(), start=(),
    sources={},
)  # fmt: skip


def best(words: str) -> str | None:
    found = find_complaints(KNOWLEDGE, words)
    return found[0].complaint if found else None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        # As written
        ("Chest pain", "chest_pain"),
        ("my head is pounding and I feel awful", "headache"),
        ("throwing up all night", "vomiting"),
        ("I don’t want to live, I want to die", "low_mood"),
        ("my son fell off his bike and his ankle is so swollen that he cannot walk", "ankle"),
        ("baby is burning up", "fever"),
        # Slips
        ("cheast pain", "chest_pain"),
        ("hedache", "headache"),
        ("hedake", "headache"),
        ("anckle", "ankle"),
        ("twisted my ankel", "ankle"),
        ("temprature", "fever"),
        ("vomitting", "vomiting"),
        ("diarrhea", "vomiting"),
        ("diorrea", "vomiting"),
        ("suicidle", "low_mood"),
        ("depresed", "low_mood"),
        # Other forms, joined and split
        ("vomited", "vomiting"),
        ("headaches", "headache"),
        ("chestpain", "chest_pain"),
        ("head ache", "headache"),
        ("hed hurts", "headache"),
        ("suicide", "low_mood"),
        # Half typed
        ("ches", "chest_pain"),
        ("vom", "vomiting"),
        ("twisted an", "ankle"),
    ],
)
def test_it_is_found(words: str, meant: str) -> None:
    assert best(words) == meant


@pytest.mark.parametrize(
    "words", ["", "   ", "the", "xyzzy", "cat sat on a mat", "?!", "\x00", "ø" * 5000]
)
def test_nothing_fits(words: str) -> None:
    assert find_complaints(KNOWLEDGE, words) == ()


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("elephant sitting on my chest", "chest_pain"),
        ("tite chest", "chest_pain"),
        ("my baby is boiling", "fever"),
        ("6 week old with fever", "fever"),
        ("rolled my ankle at football", "ankle_foot_injury"),
        ("stubbed toe", "ankle_foot_injury"),
        ("worst headake of my life", "headache"),
        ("throwing up blood", "vomiting_diarrhoea"),
        ("diahorrea", "vomiting_diarrhoea"),
        ("want to kill myself", "low_mood"),
        ("suicide", "low_mood"),
        ("panic atack", "low_mood"),
    ],
)
def test_it_is_found_in_the_real_knowledge(words: str, meant: str) -> None:
    assert find_complaints(load(PACKAGED), words)[0].complaint == meant


def test_something_else_comes_last() -> None:
    found = find_complaints(load(PACKAGED), "sick")
    assert found[0].complaint == "vomiting_diarrhoea"
    assert found[-1].complaint == "something_else"


def test_two_troubles_are_both_offered() -> None:
    found = find_complaints(KNOWLEDGE, "fever and a headache")
    assert {match.complaint for match in found[:2]} == {"fever", "headache"}


def test_the_name_comes_before_a_mention_elsewhere() -> None:
    scores = [match.score for match in find_complaints(KNOWLEDGE, "pain")]
    assert scores == sorted(scores, reverse=True)
    assert best("pain") == "chest_pain"


def test_scores_are_between_nothing_and_one() -> None:
    for words in ("chest pain", "vom", "hedake", "fever fever fever fever"):
        assert all(0 < match.score <= 1 for match in find_complaints(KNOWLEDGE, words))


def test_a_whole_story_is_read_without_trouble() -> None:
    assert (
        find_complaints(KNOWLEDGE, "my ankle " + "and then it happened again " * 2000)[0].complaint
        == "ankle"
    )
