"""What is heard in a person's own words: never an absence that is not plain, never of somebody else or another time."""

from __future__ import annotations

import dataclasses

import pytest

from askae.triage import Knowledge
from askae.understanding import understand
from askae.understanding.facts import findings
from tests.base.conftest import KNOWLEDGE

HEARD: dict[str, dict[str, tuple[str, ...]]] = {
    "feverish": {"yes": ("temperature", "burning up", "has a fever", "fever")},
    "vomiting": {"yes": ("being sick", "throwing up", "vomiting")},
    "stiff_neck": {"yes": ("stiff neck", "cant put chin on chest")},
    "drinking": {"less": ("drinking a bit less",), "under_half": ("hardly drinking",)},
    "danger_fit": {"yes": ("fitting",)},
    "injured": {"yes": ("hurt my",)},
}


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return dataclasses.replace(KNOWLEDGE, heard=HEARD)


def heard(knowledge: Knowledge, text: str) -> dict[str, object]:
    return {fact.finding: fact.value for fact in findings(knowledge, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I keep throwing up", {"vomiting": "yes"}),
        (
            "neck is stiff",
            {},
        ),  # the words in their order, so that "sick of pain" is not "pain, sick"
        ("my stiff old neck", {"stiff_neck": "yes"}),
        ("no fever but being sick", {"feverish": "no", "vomiting": "yes"}),
        ("havent got a fever", {"feverish": "no"}),
        ("I am not sure if it is a fever", {}),
        ("not just a fever", {"feverish": "yes"}),
        ("never had a fever like this", {}),
        ("not had a temperature this bad before", {}),
        ("no relief from vomiting", {}),
        ("two days no fever and baby is vomiting", {"feverish": "no", "vomiting": "yes"}),
        ("knees are puffy. I did not hurt my hip", {}),
        ("hurt my hip", {"injured": "yes"}),
        ("no other fever", {}),
        ("hes not eating burning up", {}),
        ("no doubt its a fever", {}),
        ("cant stop vomiting", {"vomiting": "yes"}),
        ("without knowing why and im being sick", {"vomiting": "yes"}),
        ("had a fever last year", {}),
        ("my brother had fever and vomiting, I am fine", {}),
        ("worried it could be a fever", {}),
        ("hardly drinking, at first drinking a bit less", {"drinking": "under_half"}),
        ("no fever yesterday. today burning up", {"feverish": "yes"}),
        ("temp of 38.7", {"temperature": 38.7, "feverish": "yes"}),
        ("101 F fever", {"temperature": 38.3, "feverish": "yes"}),
        ("she is 39 weeks", {}),
        ("fitted carpet", {}),
        ("hes fitting", {"danger_fit": "yes"}),
        ("vommiting since dinner", {"vomiting": "yes"}),
    ],
)
def test_what_is_heard(knowledge: Knowledge, text: str, expected: dict[str, object]) -> None:
    assert heard(knowledge, text) == expected


def test_each_fact_has_the_words_that_it_came_from(knowledge: Knowledge) -> None:
    (fact,) = findings(knowledge, "Since Tuesday he's THROWING  up, poor lad")
    assert fact.words == "THROWING  up"


def test_only_facts_of_the_troubles_found_are_shown_and_dangers() -> None:
    understood = understand(KNOWLEDGE, "my ear hurts, and he is fitting now")
    asked = {
        finding
        for match in understood.complaints
        for question in KNOWLEDGE.complaints[match.complaint].ask
        for finding in KNOWLEDGE.questions[question].asks
    }
    assert understood.danger
    assert {f.finding for f in understood.findings} <= asked | set(KNOWLEDGE.dangers)


@pytest.mark.parametrize(
    "text",
    [
        "I think dad might be having a stroke",
        "history of asthma and cant breathe",
        "is it a stroke, his face has dropped",
        "looks like hes choking",
        "worried about my son he is unconscious",
    ],
)
def test_no_fear_and_no_history_hides_words_of_danger(text: str) -> None:
    """Of a fact a doubt may be left out; 999 stays in view."""
    assert understand(KNOWLEDGE, text).danger
