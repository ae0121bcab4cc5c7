"""Guidance that says when it was checked, and visiting rules that change on the right day."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client

from askae.website.site.information.models import GuidancePage, VisitingPage, VisitingRule


def rules(day: date) -> dict[str, list[str]]:
    shown = VisitingPage.objects.get().rules_on(day)
    return {h.slug: [f"{r.ward_type}: {r.times}" for r in own] for h, own in shown["hospitals"]}


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 12, 19), "2pm to 8pm every day"),
        (date(2026, 12, 20), "11am to 8pm every day (Christmas hours)"),
        (date(2027, 1, 3), "11am to 8pm every day (Christmas hours)"),
        (date(2027, 1, 4), "2pm to 8pm every day"),
    ],
)
def test_one_rule_a_ward_on_every_day(day: date, hours: str) -> None:
    adult = [rule for rule in rules(day)["heartlands"] if rule.startswith("adult wards")]
    assert adult == [f"adult wards: {hours}"]


def test_what_comes_within_four_weeks_is_told() -> None:
    page = VisitingPage.objects.get()
    assert [r.starts for r in page.rules_on(date(2026, 11, 25))["coming"]] == [date(2026, 12, 20)]
    assert page.rules_on(date(2026, 11, 10))["coming"] == []


@time_machine.travel("2026-12-19T22:30:00Z", tick=False)
def test_the_page_of_today(visitor: Client) -> None:
    words = visitor.get("/visiting/").content.decode()
    assert "These rules hold today, 19 December 2026." in words
    assert "Until the end of 19 December 2026." in words
    assert "From 20 December 2026" in words


def test_a_rule_that_ends_before_it_starts_is_refused() -> None:
    rule = VisitingRule.objects.first()
    assert rule
    rule.ends = rule.starts
    with pytest.raises(ValidationError, match="after the start"):
        rule.clean()


@time_machine.travel("2027-02-11T12:00:00Z", tick=False)
def test_guidance_whose_review_is_due_says_so(visitor: Client) -> None:
    page = GuidancePage.objects.get(slug="visitors")
    assert page.review_is_due
    words = visitor.get(page.url).content.decode()
    assert "was due to be checked by 10 February 2027" in words


def test_guidance_says_when_it_was_checked_and_what_changed(visitor: Client) -> None:
    words = visitor.get("/coronavirus/visitors/").content.decode()
    assert "Last reviewed" in words
    assert "10 November 2026" in words
    assert "We added the 48-hour rule" in words
