"""How soon somebody should be seen, in words."""

from __future__ import annotations

from askae.triage import Outcome


def how_soon(outcome: Outcome) -> str:
    """Empty for self-care: there is nowhere to go."""
    if outcome.level == "self_care":
        return ""
    hours = outcome.within
    if hours == 0:
        return "Now"
    if hours < 24:
        return f"Within {_count(hours, 'hour')}"
    if hours == 24:
        return "Today, within 24 hours"
    if hours <= 24 * 6:
        return f"Within {_count(hours / 24, 'day')}"
    return f"Within {_count(round(hours / 168), 'week')}"


def _count(number: float, unit: str) -> str:
    return f"{number:g} {unit}{'' if number == 1 else 's'}"
