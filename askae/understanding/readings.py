"""Numbers that somebody tells: a temperature, weeks of pregnancy, what a meter at home shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from askae.triage.knowledge import Knowledge

FEVER = 38.0
"""Degrees Celsius: whoever measured so much has felt hot, and need not say so again (as the concept `fever`)."""
PLAIN_TEMPERATURE = 37.5
"""From here on a number with a decimal is a temperature whatever stands around it ("11 months, 38.1 and grizzly")."""

Reading = tuple[str, str | float, str]
"""A finding, its value, and the words."""

_TEMPERATURE = re.compile(
    r"\b(?:(?P<c>3[4-9]|4[0-2])(?P<part>[.,]\d)?(?!\d| ?(?:week|wk|month|year|yr|day|hour|min|kg|kilo|cm|mm|mile|%|/))"
    r"|(?P<f>9[5-9]|10[0-7])(?:[.,]\d)? ?f\b)",
    re.IGNORECASE,
)
_FEVER_NEAR = re.compile(r"temp|fever|degree|°|celsius|thermometer|hot", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Meter:
    finding: str
    named: re.Pattern[str]
    least: float
    most: float


def _meter(finding: str, names: str, number: str, least: float, most: float) -> _Meter:
    """The number stands in the same sentence, at most a few words on."""
    named = re.compile(rf"\b(?:{names})\b[^\d.;!?]{{0,18}}(?P<n>{number})(?!\d)", re.IGNORECASE)
    return _Meter(finding, named, least, most)


_METERS = (
    _meter("blood_sugar", r"(?:blood )?(?:sugars?|glucose)|bms?", r"\d{1,2}(?:[.,]\d)?", 0.5, 40),
    _meter("ketones", "ketones?", r"\d(?:[.,]\d)?", 0, 10),
    _meter("spo2", r"sats?|spo2|oxygen(?: levels?)?|o2", r"\d{2,3}", 50, 100),
    _meter("pulse", r"pulse|heart ?rate|hr", r"\d{2,3}", 20, 260),
    _meter("systolic", r"bp|blood pressure", r"\d{2,3}(?= ?(?:/|over) ?\d{2,3}\b)", 50, 280),
)

_WEEKS = re.compile(
    r"(?P<before>\b\w+ )?\b(?P<n>[4-9]|[1-3]\d|4[0-2])(?: ?\+ ?\d)? ?(?P<unit>weeks?|wks?|months?|mths?)\b"
    r"(?! ?(?:old|ago|post|after|later|since))",
    re.IGNORECASE,
)
_LASTING = frozenset(("for", "last", "past", "every", "in", "about"))
_PREGNANT = re.compile(
    r"\b(?:pregnan\w*|preg|weeks? gone|wks? gone|months gone|expecting|my bump|ivf|midwife|flutters?|trimester"
    r"|(?:baby|hes|shes|he|she|it)(?: is| has| been|s)? (?:not |hardly |barely |less )?(?:moving|moved|kick\w*))",
    re.IGNORECASE,
)
WEEKS = (("under_12", 0), ("12_to_19", 12), ("20_to_23", 20), ("24_or_more", 24))
WEEKS_OF_MONTH = 4.3


def readings(knowledge: Knowledge, text: str) -> Iterator[Reading]:
    """In the order of the kinds; one of each."""
    for told in (_temperature(text), _weeks(text), *map(_of_meter, _METERS, [text] * len(_METERS))):
        for reading in told:
            if reading[0] in knowledge.findings:
                yield reading


def _temperature(text: str) -> list[Reading]:
    for match in _TEMPERATURE.finditer(text):
        near = _FEVER_NEAR.search(text[max(0, match.start() - 30) : match.end() + 12])
        if match["f"]:
            value = round((float(match["f"]) - 32) * 5 / 9, 1)
        else:
            value = float(match["c"] + (match["part"] or "").replace(",", "."))
        if near or (match["part"] and value >= PLAIN_TEMPERATURE):
            told: list[Reading] = [("temperature", value, match.group())]
            if value >= FEVER:
                told.append(("feverish", "yes", match.group()))
            return told
    return []


def _of_meter(meter: _Meter, text: str) -> list[Reading]:
    match = meter.named.search(text)
    value = float(match["n"].replace(",", ".")) if match else -1
    inside = meter.least <= value <= meter.most
    return [(meter.finding, value, match.group())] if match and inside else []


def _weeks(text: str) -> list[Reading]:
    """Weeks, or months, where the words speak of a child to be born; neither an age nor how long something lasts."""
    if not _PREGNANT.search(text):
        return []
    for match in _WEEKS.finditer(text):
        if (match["before"] or "").strip().lower() in _LASTING:
            continue
        months = match["unit"].lower().startswith("m")
        number = int(match["n"]) * (WEEKS_OF_MONTH if months else 1)
        if number <= 43:
            band = next(id for id, least in reversed(WEEKS) if number >= least)
            return [("pregnancy_weeks", band, match.group().strip())]
    return []
