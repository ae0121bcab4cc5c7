"""Whether a service is likely to be open: only decides which route is said first, both are always said."""

from __future__ import annotations

from datetime import datetime, time
from typing import NamedTuple

from askae.places.bank_holidays import bank_holidays
from askae.places.times import HERE

ALWAYS_OPEN = frozenset(
    {
        "ambulance",
        "cancer_helpline",
        "emergency_department",
        "helpline",
        "maternity",
        "mental_health",
        "nhs_111",
        "palliative_team",
        "sexual_assault_centre",
    }
)


class Hours(NamedTuple):
    last_day: int
    """4 is Friday, 6 is Sunday; all begin on Monday."""
    opens: time
    closes: time


SURGERY = Hours(4, time(8), time(18, 30))
"""The core hours of a GP contract; for every service that is not named."""
USUAL = {
    "community_nurse": Hours(6, time(8), time(20)),
    "dentist": Hours(4, time(9), time(17)),
    "early_pregnancy_unit": Hours(4, time(9), time(17)),
    "optician": Hours(5, time(9), time(17)),
    "pharmacist": Hours(5, time(9), time(17, 30)),
    "urgent_treatment_centre": Hours(6, time(8), time(20)),
}


def likely_open(service: str, now: datetime) -> bool:
    """By the usual hours in England. What closes on Sundays closes on bank holidays.

    >>> from datetime import UTC
    >>> likely_open("gp", datetime(2026, 7, 1, 7, 30, tzinfo=UTC))  # half past eight in summer
    True
    """
    if service in ALWAYS_OPEN:
        return True
    local, hours = now.astimezone(HERE), USUAL.get(service, SURGERY)
    if hours.last_day < 6 and local.date() in bank_holidays(local.year):
        return False
    return local.weekday() <= hours.last_day and hours.opens <= local.time() < hours.closes


NIGHT_FROM, NIGHT_TO = time(22), time(6)


def is_night(now: datetime) -> bool:
    """
    >>> from datetime import UTC
    >>> [is_night(datetime(2026, 1, 4, hour, tzinfo=UTC)) for hour in (21, 22, 5, 6)]
    [False, True, True, False]
    """
    local = now.astimezone(HERE).time()
    return local >= NIGHT_FROM or local < NIGHT_TO


def time_in_words(now: datetime) -> str:
    """
    >>> from datetime import UTC
    >>> time_in_words(datetime(2026, 1, 4, 3, 5, tzinfo=UTC))
    'Sunday, 3:05 am'
    """
    local = now.astimezone(HERE)
    return f"{local:%A}, {local.hour % 12 or 12}:{local:%M} {'am' if local.hour < 12 else 'pm'}"
