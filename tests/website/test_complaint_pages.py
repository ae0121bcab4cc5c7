"""What each complaint asks and advises, as a part of "How it works"."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from askae.website.ask import rendering
from askae.website.ask.views import complaints

from .person import Person

CASE = {"id": "a", "complaints": ["chest"], "unknown": []}


def facts(**more: str) -> dict[str, object]:
    return {"who": "me", "age": "30 years", "sex": "male", "complaint": ["chest"], **more}


@pytest.fixture
def cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    rendering._kept.clear()  # pages of earlier tests, made with other cases
    path = tmp_path / "cases.json"
    monkeypatch.setattr(complaints, "CASES", path)
    return path


def test_from_how_it_works_to_a_complaint(person: Person) -> None:
    person.open("/ask/about/").click("See what is asked about each")
    person.click("Chest pain")
    assert person.heading == "Chest pain: how it works"


def test_a_complaint_in_words(person: Person) -> None:
    person.open("/ask/about/complaints/chest/")
    for text in (
        "Pain between neck and belly.",
        "These rules are a draft.",
        "Go to A&E now when it feels tight; and it spreads to the arm.",
        "This can come from the heart.",
        "Source: Made for tests (Nobody, 2026-01-01), 2",
        "Do any of these fit? Some pain comes from the heart.",
        "How long has it lasted?",
        "Answers: Hours / Days / Weeks",
    ):
        assert text in person.main, text
    assert person.page.select_one(".app-picture[tabindex='0'] svg[role=img]")


@pytest.mark.parametrize("page", ["", "chest/", "mood/", "general-rules/"])
def test_no_hazard_no_rule_id_and_no_inline_style(person: Person, page: str) -> None:
    person.open(f"/ask/about/complaints/{page}")
    assert person.response.status_code == 200
    text = person.response.content.decode()
    for hidden in ("Heart attack missed", "Airway lost", "Suicide", "plan_now", "not_with_them"):
        assert hidden not in text
    assert not person.page.select("[style], style, script:not([src])")
    assert person.page.select_one('a[href="tel:999"]')


def test_general_rules(person: Person) -> None:
    person.open("/ask/about/complaints/general-rules/")
    assert "Choking needs help at once." in person.main


def test_an_unknown_complaint_is_not_found(person: Person) -> None:
    assert person.open("/ask/about/complaints/nowhere/").response.status_code == 404


def test_it_says_what_it_advises_over_our_cases(person: Person, cases: Path) -> None:
    given = [
        {**CASE, "facts": facts(tight="yes", spreads="yes")},
        {**CASE, "facts": facts(hot="yes", no_longer_known="yes")},
        {**CASE, "facts": facts(hot="yes", how_long="an option that is gone")},
        {**CASE, "complaints": ["mood"], "facts": facts() | {"complaint": ["mood"]}},
    ]
    cases.write_text(json.dumps(given))
    main = person.open("/ask/about/complaints/chest/").main
    assert "Over 3 made-up people" in main
    assert "Emergency: hospital now or today: 1" in main
    assert "Urgent: a clinician within 48 hours: 2" in main


@pytest.mark.parametrize("content", [None, "{damaged"])
def test_without_cases_it_says_nothing_of_them(
    person: Person, cases: Path, content: str | None
) -> None:
    if content:
        cases.write_text(content)
    person.open("/ask/about/complaints/mood/")
    assert "made-up" not in person.main
    assert "You deserve help right now." in person.main


def test_it_is_made_once(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    person.open("/ask/about/complaints/chest/")
    monkeypatch.setattr(complaints, "draw", lambda *_, **__: 1 / 0)
    assert person.open("/ask/about/complaints/chest/").response.status_code == 200
    assert person.response["Cache-Control"] == "no-cache"
