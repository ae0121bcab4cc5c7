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


def day_and_clock(time: datetime, now: datetime) -> str:
    """As said at ``now``, to follow "opens" or "until".

    >>> from datetime import UTC
    >>> now = datetime(2026, 7, 4, 22, 40, tzinfo=UTC)
    >>> [day_and_clock(datetime(2026, 7, day, 7, tzinfo=UTC), now) for day in (5, 6, 20)]
    ['tomorrow (Sunday) at 8am', 'on Monday at 8am', 'on Monday 20 July at 8am']
    """
    local, here = time.astimezone(HERE), now.astimezone(HERE)
    days = (local.date() - here.date()).days
    if days <= 0:
        return f"today at {clock(time)}"
    if days == 1:
        return f"tomorrow ({local:%A}) at {clock(time)}"
    if days < 7:
        return f"on {local:%A} at {clock(time)}"
    return f"on {local:%A} {local.day} {local:%B} at {clock(time)}"


def until(time: datetime, now: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> until(datetime(2026, 1, 4, 20, tzinfo=UTC), datetime(2026, 1, 4, 12, tzinfo=UTC))
    '8pm'
    """
    same = time.astimezone(HERE).date() == now.astimezone(HERE).date()
    return clock(time) if same else day_and_clock(time, now).removeprefix("on ")
