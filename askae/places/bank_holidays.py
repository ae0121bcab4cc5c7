"""Bank holidays in England, and opening hours in which ``PH`` means them.

The opening-hours library only knows the holidays that the whole United Kingdom shares: it would say "open" on
England's Easter Monday. So ``PH`` is written out as dates before it sees the rule.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_DAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?"
_RULE = re.compile(rf"(?P<days>(?:{_DAY}|PH)(?: ?, ?(?:{_DAY}|PH))*)(?P<rest>$|[ :].*)", re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"')
_HOLIDAY = re.compile(r"\b[PS]H\b")
_SEPARATOR = re.compile(r"(;|\|\|)(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")  # not within quotes


@lru_cache(maxsize=32)
def bank_holidays(year: int) -> tuple[date, ...]:
    """With the days that they stand in for: where Boxing Day is a Saturday, that day and the Monday.

    >>> date(2026, 4, 6) in bank_holidays(2026), date(2026, 8, 31) in bank_holidays(2026)
    (True, True)
    """
    import holidays  # takes a moment, and is only needed where a place has hours

    return tuple(sorted(holidays.country_holidays("GB", subdiv="ENG", years=year)))


def next_bank_holiday(day: date) -> date:
    """The first one on or after a day."""
    return min(d for year in (day.year, day.year + 1) for d in bank_holidays(year) if d >= day)


def with_dates(hours: str, years: tuple[int, ...]) -> str:
    """The same opening hours with ``PH`` written out for these years. Raises ValueError where it cannot be.

    >>> with_dates("Mo-Fr 08:00-18:00; PH off", (2028,))[:57]
    'Mo-Fr 08:00-18:00;2028 Jan 01,2028 Jan 03,2028 Apr 14,202'
    """
    dates = ",".join(f"{day:%Y %b %d}" for year in years for day in bank_holidays(year))
    return "".join(
        part if part in (";", "||") else _written_out(part.strip(), dates)
        for part in _SEPARATOR.split(hours)
    )


def _written_out(rule: str, dates: str) -> str:
    if not _HOLIDAY.search(_QUOTED.sub("", rule)):
        return rule
    match = _RULE.fullmatch(rule)
    if not match or _HOLIDAY.search(_QUOTED.sub("", match["rest"])):
        raise ValueError(
            f"“{rule}”: write bank holidays (PH) among the days at the start of a rule, as in “Mo-Sa,PH 08:00-20:00” "
            "or “PH off”, with ; between rules. School holidays (SH) are not known here."
        )
    days = [day.strip() for day in match["days"].split(",")]
    others = ",".join(day for day in days if day != "PH")
    rules = ([others + match["rest"]] if others else []) + [dates + match["rest"]]
    return ";".join(rules)
