from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.website.site.formats.working_days import days_after, days_between, is_working_day

# As the government publishes them for England.
BANK_HOLIDAYS = {
    2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
    2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
}


@pytest.mark.parametrize("year", BANK_HOLIDAYS)
def test_bank_holidays_and_no_other_weekday(year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    free = [f"{day:%m-%d}" for day in days if day.weekday() < 5 and not is_working_day(day)]
    assert free == BANK_HOLIDAYS[year]


some_day = st.dates(date(2024, 1, 1), date(2035, 1, 1))


@given(some_day, st.integers(0, 40))
def test_counting_there_and_back(start: date, days: int) -> None:
    end = days_after(start, days)
    assert days_between(start, end) == days
    assert end == start if days == 0 else is_working_day(end)


@given(some_day, st.integers(0, 10))
def test_a_later_start_is_never_due_earlier(start: date, days: int) -> None:
    assert days_after(start, days) <= days_after(start + timedelta(days=1), days)


def test_asked_at_the_weekend_counts_from_monday() -> None:
    assert days_after(date(2026, 11, 28), 1) == date(2026, 11, 30)
