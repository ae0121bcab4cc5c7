"""When a place is open: bank holidays of England, clock changes, nothing in between left out."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.places import hours
from askae.places.bank_holidays import bank_holidays, next_bank_holiday
from askae.places.hours import CLOSED, OPEN, HoursError, check_hours, next_open, spans
from askae.places.times import HERE

WEEKDAYS = "Mo-Fr 08:00-18:30; PH off"
# As the government lists them; a substitute day beside the day that it stands in for.
PUBLISHED = """
2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26
"""


def here(text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HERE, fold=fold)


def state(rules: str, when: datetime, *exceptions: str) -> str:
    return hours.at(rules, exceptions, when).state


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in PUBLISHED.split()], ids=str)
def test_every_bank_holiday_of_england_for_two_years(day: date) -> None:
    noon = datetime.combine(day, time(12), HERE)
    assert day in bank_holidays(day.year)
    assert state(WEEKDAYS, noon) == CLOSED
    assert state("Mo-Fr,PH 08:00-18:30", noon) == OPEN
    assert state("Mo-Sa 08:00-18:30; Su,PH 10:00-11:00", noon) == CLOSED
    assert state("24/7", noon) == OPEN


def test_no_other_weekday_is_taken_for_a_bank_holiday() -> None:
    listed = {date.fromisoformat(day) for day in PUBLISHED.split()}
    day = date(2027, 1, 1)
    while day.year < 2029:
        if day.weekday() < 5:
            noon = datetime.combine(day, time(12), HERE)
            assert (state(WEEKDAYS, noon) == CLOSED) == (day in listed), day
        day += timedelta(days=1)


def test_the_next_bank_holiday_may_be_next_year() -> None:
    assert next_bank_holiday(date(2026, 12, 29)) == date(2027, 1, 1)
    assert next_bank_holiday(date(2027, 1, 1)) == date(2027, 1, 1)


def test_an_exception_goes_before_the_week_and_bank_holidays() -> None:
    exceptions = ('2026 Dec 24 08:00-12:00 "Christmas Eve"', "2026 Dec 28 10:00-12:00")
    assert state(WEEKDAYS, here("2026-12-24 13:00"), *exceptions) == CLOSED
    assert hours.at(WEEKDAYS, exceptions, here("2026-12-24 09:00")).comment == "Christmas Eve"
    assert state(WEEKDAYS, here("2026-12-28 11:00"), *exceptions) == OPEN


def test_the_night_when_the_clock_goes_back_is_an_hour_longer() -> None:
    night = "Mo-Su 22:00-06:00"
    begins, ends = here("2026-10-24 22:00"), here("2026-10-25 06:00")
    [span] = [s for s in spans(night, (), begins, ends) if s.state == OPEN]
    assert span.end.astimezone(UTC) - span.start.astimezone(UTC) == timedelta(hours=9)


def test_the_night_when_the_clock_goes_forward_is_an_hour_shorter() -> None:
    begins, ends = here("2027-03-27 22:00"), here("2027-03-28 06:00")
    [span] = [s for s in spans("Mo-Su 22:00-06:00", (), begins, ends) if s.state == OPEN]
    assert span.end.astimezone(UTC) - span.start.astimezone(UTC) == timedelta(hours=7)


def test_what_closes_in_the_hour_that_comes_twice_closes_once() -> None:
    rule = "Mo-Su 20:00-01:30"
    assert state(rule, here("2026-10-25 01:15")) == OPEN
    assert state(rule, here("2026-10-25 01:45")) == CLOSED
    assert state(rule, here("2026-10-25 01:15", fold=1)) == CLOSED


def test_what_opens_in_the_hour_that_never_comes_opens_when_the_clock_jumps() -> None:
    opens = next_open("Mo-Su 01:30-04:00", (), here("2027-03-28 00:00"))
    assert opens == datetime(2027, 3, 28, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("Monday to Friday", "Write them as OpenStreetMap does"),
        ("", "Write them as OpenStreetMap does"),
        ("Apr-Sep PH off", "write bank holidays (PH) among the days"),
        ("Mo-Fr 08:00-18:00; SH off", "School holidays"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_write(rules: str, says: str) -> None:
    with pytest.raises(HoursError, match="“") as problem:
        check_hours(rules)
    assert says in str(problem.value)


times = st.integers(0, 47).map(lambda half: f"{half // 2:02}:{half % 2 * 30:02}")
days = st.sampled_from(["Mo-Fr", "Sa", "Su", "Mo-Su", "Mo,We", "Sa,PH", "PH"])
rules = st.builds(
    lambda parts: "; ".join(f"{day} {a}-{b}" if a != b else f"{day} off" for day, a, b in parts),
    st.lists(st.tuples(days, times, times), min_size=1, max_size=4),
)
moments = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(rules, moments, st.integers(1, 240))
def test_spans_cover_the_time_once_and_never_repeat(rule: str, start: datetime, long: int) -> None:
    end = start + timedelta(hours=long)
    found = spans(rule, (), start, end)
    assert (found[0].start, found[-1].end) == (start, end)
    for one, next_one in itertools.pairwise(found):
        assert one.end == next_one.start
        assert one.start < one.end
        assert (one.state, one.comment) != (next_one.state, next_one.comment)


@given(rules, moments)
def test_the_next_change_is_the_first_one(rule: str, now: datetime) -> None:
    found = hours.at(rule, (), now)
    if found.until is None:
        return
    assert state(rule, found.until) != found.state
    assert state(rule, now + (found.until - now) / 2) == found.state


@given(rules, moments)
def test_rules_mean_what_they_say_on_an_ordinary_day(rule: str, now: datetime) -> None:
    """Against the slow reading: the library itself, one moment at a time, in wall time."""
    from opening_hours import OpeningHours

    wall = now.astimezone(HERE)
    jumps = wall.month in (3, 10) and wall.day > 23
    if "PH" in rule or jumps:
        return
    assert (state(rule, now) == OPEN) == OpeningHours(rule).is_open(wall.replace(tzinfo=None))


@given(moments)
def test_off_on_bank_holidays_and_as_always_on_all_others(now: datetime) -> None:
    day = now.astimezone(HERE).date()
    with_holidays, without = (state(r, now) for r in ("Mo-Su 08:00-20:00; PH off", "08:00-20:00"))
    assert with_holidays == (CLOSED if day in bank_holidays(day.year) else without)
