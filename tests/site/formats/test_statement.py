from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from .asking import a_statement, words

TODAY = timezone.localdate()


def read(visitor: Client) -> str:
    answer = visitor.get("/accessibility/")
    assert answer.status_code == 200
    return words(answer.content)


def test_says_what_it_is_and_what_does_not_work(visitor: Client) -> None:
    a_statement(what="Maps do not work", who="Screen reader users", alternative="Call us")
    said = read(visitor)
    for part in (
        "Not yet audited",
        "Maps do not work",
        "Screen reader users",
        "Call us",
        "no date",
    ):
        assert part in said


@pytest.mark.parametrize(("fix_by", "late"), [(TODAY, False), (TODAY - timedelta(days=1), True)])
def test_a_date_that_has_passed_is_owned_up_to(visitor: Client, fix_by: date, late: bool) -> None:
    a_statement(fix_by=fix_by)
    assert ("We have not done it yet" in read(visitor)) is late


def test_a_list_without_problems_claims_no_more_than_it_knows(visitor: Client) -> None:
    a_statement()
    assert "We do not know of any" in read(visitor)


def test_a_statement_that_nobody_looked_at_for_a_year_says_so(visitor: Client) -> None:
    page = a_statement()
    assert "should have looked" not in read(visitor)
    page.reviewed = TODAY - timedelta(days=400)
    page.save()
    assert "should have looked" in read(visitor)
