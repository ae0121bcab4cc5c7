"""Answers read from people and programs, and what is refused."""

from typing import Any

import pytest

from askae.triage import AnswerError, read_answer, usable

from .bases import base, choice, complaint, number, older, several, yes_no

temperature = number("temperature", 37, min=30, max=43, unit="°C", also={"°F": (1.8, 32)})
stools = number("stools", 0, reading=False, max=40, unit="times")
knowledge = base(
    [
        yes_no("rash"),
        yes_no("sure", not_sure="refused"),
        choice("colour", "red blue"),
        several("site", "arm leg"),
        temperature,
        stools,
    ],
    [],
    [],
    [complaint("cough", applies=older(5)), complaint("colic")],
)


@pytest.mark.parametrize(
    ("finding", "raw", "value"),
    [
        ("rash", "yes", "yes"),
        ("rash", "Y", "yes"),
        ("rash", True, "yes"),
        ("rash", False, "no"),
        ("rash", "not sure", "not_sure"),
        ("colour", "blue", "blue"),
        ("colour", "not_sure", "not_sure"),
        ("site", "leg,arm", ["arm", "leg"]),
        ("site", ["leg"], ["leg"]),
        ("site", "none", []),
        ("site", "not_sure", "not_sure"),
        ("temperature", "38.5", 38.5),
        ("temperature", "38,5 °C", 38.5),
        ("temperature", 39, 39),
        ("temperature", "101.3 F", 38.5),
        ("temperature", "skipped", "skipped"),
        ("temperature", "", "skipped"),
        ("stools", "3", 3),
        ("stools", "not_sure", "not_sure"),
        ("age", "6 weeks", "6 weeks"),
        ("age", "34", "34 years"),
        ("age", "16-49 years", "16-49 years"),
        ("complaint", "cough", ["cough"]),
        ("complaint", "cough, colic,cough", ["cough", "colic"]),
        ("complaint", ["colic"], ["colic"]),
    ],
)
def test_reads(finding: str, raw: Any, value: Any) -> None:
    assert read_answer(knowledge, {}, finding, raw) == value


@pytest.mark.parametrize(
    ("finding", "raw", "allowed"),
    [
        ("rash", "maybe", ("yes", "no", "not_sure")),
        ("sure", "not_sure", ("yes", "no")),
        ("colour", "green", ("red", "blue", "not_sure")),
        ("site", "arm,nose", ("arm", "leg", "none", "not_sure")),
        ("temperature", "warm", ("a number from 30 to 43 °C", "skipped")),
        ("temperature", "385", ("a number from 30 to 43 °C", "skipped")),
        ("temperature", "311 K", ("a number from 30 to 43 °C", "skipped")),
        ("temperature", "not_sure", ("a number from 30 to 43 °C", "skipped")),
        ("stools", "skipped", ("a number from 0 to 40 times", "not_sure")),
        ("complaint", "", ("cough", "colic")),
        ("complaint", "coff", ("cough", "colic")),
        ("rush", "yes", ("rash",)),
        ("xyzzy", "yes", ()),
    ],
)
def test_refuses_and_says_what_is_allowed(finding: str, raw: Any, allowed: tuple[str, ...]) -> None:
    with pytest.raises(AnswerError) as refused:
        read_answer(knowledge, {}, finding, raw)
    assert refused.value.allowed == allowed
    assert str(refused.value)


def test_refuses_no_age_with_the_bands() -> None:
    with pytest.raises(AnswerError) as refused:
        read_answer(knowledge, {}, "age", "grown-up")
    assert "16-49 years" in refused.value.allowed


def test_a_complaint_that_this_age_cannot_have_is_refused() -> None:
    with pytest.raises(AnswerError, match="not made for this age") as refused:
        read_answer(knowledge, {"age": "6 weeks"}, "complaint", "cough")
    assert refused.value.allowed == ("colic",)


def test_a_number_without_bounds_is_any_number() -> None:
    open_ended = base([number("n", 0, min=None, max=None)], [], [], [])
    assert read_answer(open_ended, {}, "n", "1e3".replace("e3", "000")) == 1000
    with pytest.raises(AnswerError, match="from any to any"):
        read_answer(open_ended, {}, "n", "lots")


def test_what_this_knowledge_cannot_read_is_dropped_and_the_rest_kept() -> None:
    old = {"age": "34 years", "rash": "yes", "colour": "mauve", "gone": "yes"}
    assert usable(knowledge, old) == {"age": "34 years", "rash": "yes"}
