"""Finding complaints by a person's own words, slips and all."""

import pytest

from askae.live.directory import PACKAGED
from askae.triage import load
from askae.triage.expressions import TRUE
from askae.triage.knowledge import Complaint, Knowledge
from askae.understanding import find_complaints
from askae.understanding.search import ELSE, sounds_dangerous


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
        ("throwing up blood", "blood_up"),
        ("diahorrea", "vomiting_diarrhoea"),
        ("want to kill myself", "low_mood"),
        ("suicide", "low_mood"),
        ("panic atack", "panic"),
        ("ches pane", "chest_pain"),
        ("heartburn", "heartburn"),
        ("indigestion", "heartburn"),
        ("pressure on breastbone", "chest_pain"),
        ("palpitations", "palpitations"),
        ("dizzy", "dizziness"),
        ("funny turn", "stroke_like"),
        ("my chest is killing me", "chest_pain"),
        ("dull ache left side of chest", "chest_pain"),
        ("frightened", "something_else"),
    ],
)
def test_it_is_found_in_the_real_knowledge(words: str, meant: str) -> None:
    assert find_complaints(load(PACKAGED), words)[0].complaint == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("foot is blue and numb", {"numbness", "leg_pain", "ankle_foot_injury"}),
        ("blue foot", {"leg_pain", "ankle_foot_injury"}),
        ("my toes are blue", {"leg_pain", "cold_limb"}),
        ("cut my toe", {"ankle_foot_injury"}),
        ("fell down", {"head_injury", "ankle_foot_injury"}),
    ],
)
def test_words_of_mood_beside_a_part_of_the_body_speak_of_the_body(
    words: str, meant: set[str]
) -> None:
    found = [match.complaint for match in find_complaints(load(PACKAGED), words)]
    assert found[0] in meant
    assert not {"low_mood", "self_harm", "after_birth"} & set(found)


@pytest.mark.parametrize("words", ["chesty", "went blue"])
def test_words_for_babies_are_for_babies(words: str) -> None:
    """Without a baby in it, "chest" must not find the phrase "baby chesty" first."""
    assert find_complaints(load(PACKAGED), words)[0].complaint != "unwell_baby"
    assert "unwell_baby" in [m.complaint for m in find_complaints(load(PACKAGED), f"baby {words}")]


@pytest.mark.parametrize("words", ["numb hand", "blue lips", "gout", "my hand is cold and blue"])
def test_another_part_of_the_body_is_not_sad(words: str) -> None:
    assert "low_mood" not in [m.complaint for m in find_complaints(load(PACKAGED), words)]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("feeling blue", "low_mood"),
        ("baby blues", "after_birth"),
        ("numb inside", "low_mood"),
        ("I cut my wrists", "self_harm"),
    ],
)
def test_words_of_mood_stay_words_of_mood(words: str, meant: str) -> None:
    assert find_complaints(load(PACKAGED), words)[0].complaint == meant


@pytest.mark.parametrize("words", ["fell over", "granny fell", "nan had a fall"])
def test_a_fall_is_no_stomach_bug(words: str) -> None:
    found = [match.complaint for match in find_complaints(load(PACKAGED), words)]
    assert found[0] in ("head_injury", "ankle_foot_injury")
    assert "vomiting_diarrhoea" not in found


@pytest.mark.parametrize(
    "words",
    [
        "stroke", "I think it is a STROKE!", "her face is drooping", "face drooping on one side",
        "slurred speech", "overdose", "he overdosed", "overdoes of pills", "not breathing",
        "isn’t breathing", "stopped breathing", "can't breathe", "heart attack", "hart attack",
        "suicide", "suicidle", "kill myself", "hanging himself", "choking", "won't wake up",
        "having a fit", "siezure", "blue lips", "lips have gone blue", "my baby is blue",
        "anaphylaxis", "my throat is closing", "won't stop bleeding", "swallowed a battery",
        "took too many tablets", "unconcious", "stabbed in the leg",
        "no he is choking", "no pulse", "not moving, unconscious", "no fever but she is choking",
    ],
)  # fmt: skip
def test_a_danger_is_heard_and_never_ends_in_nothing(words: str) -> None:
    assert sounds_dangerous(words)
    assert "something_else" in [m.complaint for m in find_complaints(load(PACKAGED), words)]


@pytest.mark.parametrize(
    "words",
    [
        "", "panic attack", "heartburn", "breast stroke hurt my shoulder", "stroking the cat",
        "cannot breathe through my nose", "baby blues", "feeling blue", "blue foot",
        "fit and well", "cooking burn", "joking", "choked up", "collar bone", "chest pain",
        "out of breath", "hurts when breathing", "eye drops", "killing me", "stop smoking",
        "over the counter dose", "bleeding gums", "swollen ankle", "food poisoning", "sleeping",
        "my son outfit", "dog bite", "period", "sun stroked", "runny nose", "battery acid", "I don't want to die",
        "no coughing or choking", "he has not passed out", "lips are not blue", "without any seizures",
    ],
)  # fmt: skip
def test_everyday_words_raise_no_alarm(words: str) -> None:
    assert not sounds_dangerous(words)


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


def test_every_complaint_is_offered_for_its_own_words() -> None:
    """A word that a new complaint claims must not hide those that had it before."""
    known = load(PACKAGED)
    own = [(c.id, words) for c in known.complaints.values() for words in (c.name, *c.words)]
    found = {words: [m.complaint for m in find_complaints(known, words)] for _, words in own}
    missed = [(id, words) for id, words in own if id != ELSE and id not in found[words]]
    first = sum(found[words][:1] == [id] for id, words in own)
    assert not missed
    assert first / len(own) > 0.9
