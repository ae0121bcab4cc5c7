"""Working days in England: Monday to Friday, without bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

from askae.places.bank_holidays import bank_holidays

_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """
    >>> is_working_day(date(2026, 11, 25)), is_working_day(date(2026, 12, 28))
    (True, False)
    """
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def days_after(start: date, days: int) -> date:
    """The day that is so many working days after another, which does not count itself.

    >>> days_after(date(2026, 12, 23), 5)  # over Christmas and New Year's Day
    datetime.date(2027, 1, 4)
    """
    day = start
    while days > 0:
        day += _DAY
        days -= is_working_day(day)
    return day


def days_between(start: date, end: date) -> int:
    """Working days after ``start``, up to and with ``end``: what `days_after` counted.

    >>> days_between(date(2026, 12, 23), date(2027, 1, 4))
    5
    """
    return sum(is_working_day(start + n * _DAY) for n in range(1, (end - start).days + 1))


def in_words(day: date) -> str:
    """
    >>> in_words(date(2026, 12, 1))
    'Tuesday 1 December 2026'
    """
    return f"{day:%A} {day.day} {day:%B %Y}"
