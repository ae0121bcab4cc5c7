"""Dates and times as people in England say them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/London")


def clock(time: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> clock(datetime(2026, 1, 4, 15, 5, tzinfo=UTC)), clock(datetime(2026, 1, 4, 9, tzinfo=UTC))
    ('3:05pm', '9am')
    """
    local = time.astimezone(HERE)
    if (local.hour, local.minute) in ((0, 0), (12, 0)):
        return "midnight" if local.hour == 0 else "midday"
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def day(when: date) -> str:
    """
    >>> day(date(2026, 11, 5))
    '5 November 2026'
    """
    local = when.astimezone(HERE) if isinstance(when, datetime) else when
    return f"{local.day} {local:%B %Y}"


def moment(time: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> moment(datetime(2026, 7, 5, 15, 5, tzinfo=UTC))
    'Sunday 5 July, 4:05pm'
    """
    local = time.astimezone(HERE)
    return f"{local:%A} {local.day} {local:%B}, {clock(local)}"
