"""The pages around the questions, and the outcome."""

import copy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup

from askae.live import LiveDirectory, Notice
from askae.places.times import HERE
from askae.triage import Knowledge, Outcome, Warning, advise, version_of
from askae.website.ask.advice import advice
from askae.website.ask.hours import likely_open
from askae.website.ask.numbers import callable_numbers

from .person import Person


@pytest.mark.parametrize("page", ["about", "privacy", "cookies", "terms", "report", "cleared"])
def test_plain_pages(person: Person, page: str) -> None:
    person.open(f"/ask/{page}/")
    assert person.response.status_code == 200
    assert person.heading
    assert person.page.select_one('a[href="tel:999"]')


def test_the_first_address_leads_to_the_start(person: Person) -> None:
    assert person.open("/").url == "/ask/"


@pytest.mark.parametrize(
    "url", ["/nowhere", "/ask/nowhere/", "/ask/j/x/1/", "/ask/j/abcdefghijkl/nowhere/"]
)
def test_an_unknown_address_is_kind(person: Person, url: str) -> None:
    person.open(url)
    assert person.response.status_code == 404
    assert person.page.select_one('main a[href="tel:999"]')


def test_health_and_robots(person: Person) -> None:
    health = person.client.get("/health/").json()
    assert health["ok"]
    assert health["review"] == "draft"
    assert len(health["knowledge"]) == 64
    assert "Disallow: /ask/j/" in person.client.get("/robots.txt").content.decode()


def test_draft_is_said_where_it_matters(person: Person) -> None:
    for url in ("/ask/", "/ask/about/", "/ask/terms/"):
        assert "draft" in person.open(url).main
    person.choose("chest").answer_calmly().click("Get your advice")
    assert "This advice is a draft." in person.main


def test_notices_stand_on_every_page(person: Person, live: LiveDirectory) -> None:
    now = datetime.now(UTC)
    live.write_notices(
        [
            Notice("1", "A&E at North is closed tonight.", "Go to South.", "/news/", urgent=True),
            Notice("2", "Old news.", "Gone.", ends=now - timedelta(days=1)),
        ]
    )
    for url in ("/ask/", "/ask/privacy/"):
        person.open(url)
        assert "A&E at North is closed tonight." in person.text
        assert "Old news." not in person.text
    person.choose("chest")
    assert "Go to South." in person.text
    live.write_notices([])
    assert "Go to South." not in person.open("/ask/").text


def test_the_outcome_says_what_how_soon_why_and_what_next(person: Person) -> None:
    person.choose("chest").say(tick=["tight", "spreads"])
    while "outcome" not in person.url:
        person.calm()
    assert person.heading.endswith("Go to A&E now")
    for text in (
        "Within 1 hour",
        "This can come from the heart.",
        "it feels tight",
        "it spreads to the arm",
        "Go to the nearest A&E.",
        "Sit down and rest.",
        "Do not drive.",
        "Rest.",
        "Your medicines.",
        "Look again tomorrow.",
        "Signs of immediate danger: always call 999",
        "Call 999",
        "Advice version",
    ):
        assert text in person.main, text
    assert "Heart attack missed" not in person.response.content.decode()


def test_at_night_the_route_that_works_then_comes_first(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.choose("chest").say(tick="none").say(how_long="weeks").answer_calmly()
    place = person.url.replace("answers", "outcome")
    clock = "askae.website.ask.views.outcome.timezone.now"
    monkeypatch.setattr(clock, lambda: datetime(2026, 1, 4, 3, tzinfo=UTC))
    person.open(place)
    assert person.main.index("call 111") < person.main.index("Call the surgery.")
    assert "Now, Sunday, 3:00 am" in person.main
    monkeypatch.setattr(clock, lambda: datetime(2026, 1, 5, 11, tzinfo=UTC))
    person.open(place)
    assert person.main.index("Call the surgery.") < person.main.index("call 111")
    assert "If it is closed, or a bank holiday" in person.main


@pytest.mark.parametrize(
    ("service", "day", "hour", "is_open"),
    [
        ("gp", 5, 9, True),
        ("gp", 5, 19, False),
        ("gp", 10, 11, False),
        ("pharmacist", 10, 11, True),
        ("pharmacist", 11, 11, False),
        ("emergency_department", 11, 3, True),
        ("urgent_treatment_centre", 11, 11, True),
        ("something new", 5, 11, True),
    ],
)
def test_usual_hours(service: str, day: int, hour: int, is_open: bool) -> None:
    assert likely_open(service, datetime(2026, 1, day, hour, tzinfo=UTC)) is is_open


def test_only_a_true_emergency_says_999_again_and_only_calm_advice_says_111(
    person: Person,
) -> None:
    person.begin().say(tick="choking")
    assert "call 999 again" in person.main
    assert "111" not in person.main
    assert person.text.count("18000") == 1
    person.choose("chest").say(tick=["tight", "spreads"])
    while "outcome" not in person.url:
        person.calm()
    assert "get help: call 111" not in person.main
    person.choose("chest").answer_calmly().click("Get your advice")
    assert "get help: call 111" in person.main
    assert person.page.select_one("details:not([open])")  # the immediate dangers


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Call 111, day or night.", ["tel:111"]),
        ("Call 18001 111 or Samaritans on 116 123.", ["tel:18001111", "tel:116123"]),
        ("Use 111 online (111.nhs.uk), the app 999 BSL, or text 999.", []),
        ("Call 0800 123 456 <b>", ["tel:0800123456"]),
        ("Take 300 mg; within 1111 days", []),
    ],
)
def test_numbers_to_call_with_a_touch(text: str, made: list[str]) -> None:
    page = BeautifulSoup(callable_numbers(text), "html.parser")
    assert [link["href"] for link in page.find_all("a")] == made
    assert page.get_text() == text


def test_the_hospital_is_named_only_where_it_is_known(person: Person) -> None:
    assert "Demonstration" in person.open("/ask/").text
    assert "local hospital" not in person.text


def test_a_report_holds_no_health_data_unless_asked_to(person: Person) -> None:
    person.choose("chest").answer_calmly().click("Get your advice")
    person.press("Report advice that seems wrong").press("Make my message")
    assert person.errors == ["Choose what seems wrong."]
    person.press("Make my message", problem="unclear")
    assert "The words were hard to understand" in person.main
    assert "chest" not in person.main


def test_a_report_may_name_the_rules(person: Person, settings: object) -> None:
    settings.ASKAE_REPORT_EMAIL = "checks@example.org"  # type: ignore[attr-defined]
    person.choose("chest").answer_calmly().click("Get your advice")
    version = person.main.split("Advice version ")[1][:12]
    person.press("Report advice that seems wrong")
    person.press("Make my message", problem="unclear", include="yes")
    assert f"Advice version: {version}" in person.main
    assert "Rules: chest" in person.main
    mail = person.page.select_one('a[href^="mailto:checks@example.org?"]')
    assert mail


def an_emergency_of_hours(knowledge: Knowledge) -> Outcome:
    """As a hospital that is to be reached today."""
    outcome = advise(knowledge, {"who": "me", "age": "16-49 years", "choking": "yes"})
    return replace(outcome, within=6.0, dangers=("Choking (badly), or a fit",))


@pytest.mark.parametrize(("hour", "night"), [(21, False), (22, True), (5, True), (6, False)])
def test_at_night_today_does_not_mean_tomorrow(
    knowledge: Knowledge, hour: int, night: bool
) -> None:
    now = datetime(2026, 11, 28, hour, 30, tzinfo=HERE)
    told = advice(an_emergency_of_hours(knowledge), "emergency_department", now)
    assert (told.hurry == "Do not wait until morning.") == night
    assert len(told.routes.now) == (2 if night else 1)
    assert bool(told.routes.other) != night
    at_once = replace(an_emergency_of_hours(knowledge), within=1.0)
    assert not advice(at_once, "emergency_department", now).hurry


def test_a_sign_of_danger_stands_at_one_level(knowledge: Knowledge) -> None:
    outcome = replace(
        an_emergency_of_hours(knowledge),
        safety_net=(
            Warning("ae_now", "emergency", "Go to A&E now", ("you have a fit", "you feel hot")),
            Warning("gp_today", "urgent", "Speak to a GP", ("you have a fit of laughter",)),
        ),
    )
    told = advice(outcome, "emergency_department", datetime(2026, 11, 28, 12, tzinfo=HERE))
    assert told.warnings == {
        "Call 999 now": ["you have a fit"],
        "Go to A&E now": ["you feel hot"],
        "Speak to a GP": ["you have a fit of laughter"],
    }


def test_long_lists_are_folded_and_their_first_lines_are_not(
    person: Person, live: LiveDirectory, mini_bundle: dict[str, Any]
) -> None:
    bundle = copy.deepcopy(mini_bundle)
    chest = next(c for c in bundle["complaints"] if c["id"] == "chest")
    texts = [*(f"Line {n}." for n in range(7)), "If it gets worse, call 999."]
    lines = [dict.fromkeys(("you", "them", "child", "baby"), text) for text in texts]
    chest["advice"][0]["do"] = lines
    live.publish_knowledge(bundle | {"version": version_of(bundle)})
    person.choose("chest").answer_calmly().click("Get your advice")
    folded = person.page.select_one(".nhsuk-card--feature details")
    assert folded
    assert "3 more" in folded.get_text()
    assert [text in folded.get_text() for text in texts] == [False] * 4 + [True] * 3 + [False]


def test_for_paper_an_emergency_has_the_summary_for_staff(person: Person) -> None:
    person.choose("chest").say(tick=["tight", "spreads"])
    while "outcome" not in person.url:
        person.calm()
    part = person.page.select_one(".app-staff")
    assert part
    assert "Red flags It feels tight" in part.get_text(" ", strip=True)
    assert part.select_one("svg path")
    assert "Summary for staff" not in person.open(person.url + "?as=text").text
    person.choose("mood").say(plan="yes")
    private = person.page.select_one(".app-staff")
    assert private
    assert "plan" not in private.get_text().lower()
    person.choose("chest").answer_calmly().click("Get your advice")
    assert not person.page.select(".app-staff")  # nobody has to see them
