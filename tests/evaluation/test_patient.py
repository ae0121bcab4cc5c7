"""The encoding rules: what a case does not mention, and what a page offers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from askae.evaluation.patient import Result, answer, send
from askae.evaluation.walk import StuckError, walk
from askae.triage import Ask, Choice, advise, journey

from .small import HEAD, case, knowledge, sheet


def told(folder: Path, fields: str, head: str = HEAD) -> Result:
    (one,) = sheet(folder, case(fields), head).cases
    return send(knowledge(), one)


def test_a_symptom_not_mentioned_is_least_worrying(tmp_path: Path) -> None:
    assert told(tmp_path, "age: 30 years").level == "self_care"


def test_what_is_mentioned_counts(tmp_path: Path) -> None:
    found = told(tmp_path, "findings: {tight: yes, spreads: yes}")
    assert (found.level, found.rules) == ("emergency", ("heart",))


def test_a_test_not_mentioned_is_not_sure(tmp_path: Path) -> None:
    """Sweaty, listed under ``tests_unknown``, decides for a man of 60 and for nobody else."""
    man = "age: 60 years\nsex: male"
    unsure = told(tmp_path / "a", man)
    assert unsure.disposition == "speak_now"
    assert told(tmp_path / "b", f"{man}\nfindings: {{sweaty: no}}").level == "self_care"
    known = HEAD.replace("  tests_unknown: [sweaty]\n", "")
    assert told(tmp_path / "c", man, known).level == "self_care"


def test_a_reading_not_mentioned_is_left_out(tmp_path: Path) -> None:
    assert told(tmp_path, "findings: {temperature: 39}").rules == ("fever",)
    (one,) = sheet(tmp_path, case("")).cases
    walked = walk(knowledge(), one.facts(knowledge()))
    assert walked.answers["temperature"] == "skipped"


def test_pages_are_those_of_the_checker(tmp_path: Path) -> None:
    """The same two functions, page by page: the answers replayed give the same advice and pages."""
    (one,) = sheet(tmp_path, case("findings: {hot: yes}")).cases
    found = send(knowledge(), one)
    answers: dict[str, Any] = {}
    pages = 0
    facts = one.facts(knowledge())
    while page := journey(knowledge(), answers).page:
        pages += 1
        for ask in page.questions:
            answers[ask.finding] = answer(knowledge(), ask, facts, one.unknown)
    assert advise(knowledge(), answers).disposition == found.disposition
    assert found.pages == pages


@pytest.mark.parametrize(
    ("age", "band"),
    [("30 years", "16-49 years"), ("4 years", "1-4 years"), ("50 years", "50 years or over")],
)
def test_the_age_is_answered_by_the_band_on_the_page(tmp_path: Path, age: str, band: str) -> None:
    ask = next(q for q in journey(knowledge(), {}).page.questions if q.finding == "age")  # type: ignore[union-attr]
    assert answer(knowledge(), ask, {"age": age}, frozenset()) == band


@pytest.mark.parametrize(
    ("age", "given"), [("14 months", "1 year"), ("35 months", "2 years"), ("48 years", "48 years")]
)
def test_an_exact_age_in_years_is_the_last_birthday(age: str, given: str) -> None:
    years = ("1 year", "2 years") if given != age else ()
    ask = Ask("age_exact", "age", "", options=tuple(Choice(y, y) for y in years))
    assert answer(knowledge(), ask, {"age": age}, frozenset()) == given


@pytest.mark.parametrize(
    ("finding", "value", "given"),
    [
        ("times_sick", 2, 3),
        ("times_sick", 3, 3),
        ("times_sick", 0, 0),
        ("times_sick", 15, 9),
        ("drinks", 5, 3),
    ],
)
def test_a_number_between_two_bands_is_the_worse(finding: str, value: int, given: int) -> None:
    bands = tuple(Choice(str(band), "") for band in (0, 3, 9, "not_sure"))
    ask = Ask(finding, "number", "", options=bands)
    assert answer(knowledge(), ask, {finding: value}, frozenset()) == given


def test_what_nobody_asked_is_told(tmp_path: Path) -> None:
    """Chest pain of a man of 60 that spreads is told at once; the days that it lasted are not asked."""
    found = told(tmp_path, "findings: {tight: yes, spreads: yes, how_long: weeks}")
    assert found.not_asked == ("how_long",)
    assert told(tmp_path, "findings: {how_long: weeks}").not_asked == ()


def test_a_case_without_an_age_is_stuck() -> None:
    with pytest.raises(StuckError):
        walk(knowledge(), {"complaint": ["chest"]})
