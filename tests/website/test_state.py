"""What a journey carries: small, lasting, and good with another version of the knowledge."""

import contextlib
import dataclasses
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.triage import Knowledge
from askae.website.ask.packing import UnreadableError, pack, unpack
from askae.website.ask.state import LONGEST, LostError, State, mark, seal_state, unseal_state

KEYS = ["a secret that only this test knows"]
HOURS = 4 * 3600
ANSWERS: dict[str, Any] = {
    "who": "me",
    "age": "16-49 years",
    "age_exact": "34 years",
    "complaint": ["chest", "mood"],
    "tight": "yes",
    "spreads": "not_sure",
    "sweaty": "no",
    "how_long": "days",
    "where": ["right"],
    "times_sick": 3,
    "drinks": 2.5,
    "temperature": "skipped",
}


def opened(text: str, knowledge: Knowledge, now: float | None = None, journey: str = "j") -> State:
    return unseal_state(text, knowledge, journey, KEYS, HOURS, now)


def test_everything_comes_back(knowledge: Knowledge) -> None:
    state = State(
        ANSWERS,
        draft={"tight": "yes", "complaint": []},
        proposed={"age": "50 years or over"},
        opened=mark("chest_feel+felt"),
        words="tight chest, très serré",
        part="chest",
        counted=True,
    )
    assert opened(seal_state(state, knowledge, "j", KEYS), knowledge) == state


def test_answers_drop_what_was_only_for_one_page() -> None:
    state = State({"a": "yes"}, {"b": "yes"}, {"c": "no"}, "page", "words", "part", counted=True)
    assert state.answered({"d": "no"}) == State(
        {"a": "yes", "d": "no"}, words="words", counted=True
    )
    chosen = state.answered({"complaint": ["c"]})
    assert (chosen.words, chosen.part) == ("", "")  # kept until the problem is chosen


def test_own_words_are_kept_short_in_every_script(knowledge: Knowledge) -> None:
    kept = opened(seal_state(State(words="字" * 2000), knowledge, "j", KEYS), knowledge)
    assert 0 < len(kept.words) <= 400
    assert set(kept.words) == {"字"}


def test_it_ends_after_its_time(knowledge: Knowledge) -> None:
    text = seal_state(State(ANSWERS), knowledge, "j", KEYS, now=1_000_000)
    assert opened(text, knowledge, now=1_000_000 + HOURS - 60)
    for now in (1_000_000 + HOURS + 60, 1_000_000 - 3600):
        with pytest.raises(LostError) as lost:
            opened(text, knowledge, now=now)
        assert lost.value.reason == "expired"


@pytest.mark.parametrize("text", ["", "nonsense", "A" * (LONGEST + 1), "A" * 300])
def test_what_is_not_ours_is_lost_not_a_crash(knowledge: Knowledge, text: str) -> None:
    with pytest.raises(LostError) as lost:
        opened(text, knowledge)
    assert lost.value.reason == "unreadable"


def test_another_journeys_state_is_not_taken(knowledge: Knowledge) -> None:
    text = seal_state(State(ANSWERS), knowledge, "j", KEYS)
    with pytest.raises(LostError):
        opened(text, knowledge, journey="k")


def wide(knowledge: Knowledge, findings: int) -> Knowledge:
    """The same base with so many more findings."""
    pattern = knowledge.findings["tight"]
    more = {f"flag_{n}": dataclasses.replace(pattern, id=f"flag_{n}") for n in range(findings)}
    every = MappingProxyType({**knowledge.findings, **more})
    return dataclasses.replace(knowledge, version=f"wide {findings}", findings=every)


def test_the_longest_journey_is_under_a_kilobyte(knowledge: Knowledge) -> None:
    """25 pages of eight lines each, every answer kept, three worded differently."""
    large = wide(knowledge, 4000)
    flags = {f"flag_{n}": ("no", "yes", "not_sure")[n % 3] for n in range(25 * 8 - len(ANSWERS))}
    state = State({**ANSWERS, **flags}, opened=mark("chest_feel"), words="w" * 60)
    assert len(seal_state(state, large, "j", KEYS)) < 1024


def test_ids_never_fall_together_however_large_the_base(knowledge: Knowledge) -> None:
    large = wide(knowledge, 4000)
    flags = {f"flag_{n}": "yes" if n % 2 else "no" for n in range(4000)}
    assert unpack(large, pack(large, flags)) == flags


def test_a_new_version_keeps_what_it_still_knows(knowledge: Knowledge) -> None:
    findings = {id: f for id, f in knowledge.findings.items() if id != "tight"}
    weeks_only = tuple(o for o in findings["how_long"].options if o.id == "weeks")
    findings["how_long"] = dataclasses.replace(findings["how_long"], options=weeks_only)
    newer = dataclasses.replace(
        wide(knowledge, 30), findings=MappingProxyType(findings), version="newer"
    )
    kept = unpack(newer, pack(knowledge, ANSWERS))
    assert kept == {id: v for id, v in ANSWERS.items() if id not in ("tight", "how_long")}


def test_an_answer_to_no_finding_is_left_out(knowledge: Knowledge) -> None:
    assert unpack(knowledge, pack(knowledge, {"gone": "yes"})) == {}


@given(st.binary(max_size=60))
def test_no_bytes_crash_it(content: bytes) -> None:
    from askae.live import current_knowledge

    with contextlib.suppress(UnreadableError):
        unpack(current_knowledge(), content)
