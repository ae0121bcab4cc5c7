"""Codes of published code systems, only those that two published sources agree on: `codes.json` cites them.

What has no entry stays text: a wrong code is worse than none.

>>> codings("fever")[0]["code"], codings("cough_cold_flu")
('386661006', [])
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SNOMED, LOINC, UCUM = "http://snomed.info/sct", "http://loinc.org", "http://unitsofmeasure.org"
FILE = Path(__file__).with_name("codes.json")


@cache
def checked() -> Json:
    """``sources`` by name, ``complaints`` (SNOMED CT) and ``readings`` (LOINC and UCUM) by our own id."""
    found: Json = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def codings(complaint: str) -> list[Json]:
    """SNOMED CT, for a complaint that is one thing and means the same."""
    code = checked()["complaints"].get(complaint)
    return [_coding(SNOMED, code)] if code else []


def reading_codings(finding: str) -> list[Json]:
    """LOINC; empty for what is no vital sign."""
    codes = checked()["readings"].get(finding, {}).get("codes", ())
    return [_coding(LOINC, code) for code in codes]


def unit_code(finding: str) -> str:
    """UCUM, or nothing."""
    return str(checked()["readings"].get(finding, {}).get("unit", ""))


def _coding(system: str, code: Json) -> Json:
    return {"system": system, "code": code["code"], "display": code["display"]}
