"""Codes: cited twice, with the right check digit, and for what we have."""

import json
import re
from typing import Any

import pytest

from askae.fhir.codes import checked, codings
from tests.handover.people import knowledge

from .schema import read

_TIMES = [[(j + i) % 5 if j < 5 else 5 + (i + j) % 5 for j in range(10)] for i in range(5)]
"""The dihedral group of order ten, rows 0 to 4."""
_TIMES += [[5 + (i - 5 - j) % 5 if j < 5 else (i - j) % 5 for j in range(10)] for i in range(5, 10)]
_TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def verhoeff(number: str) -> bool:
    sum_ = 0
    for place, digit in enumerate(reversed(number)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = _TURN[turned]
        sum_ = _TIMES[sum_][turned]
    return sum_ == 0


def mod_10(code: str) -> bool:
    number, digit = code.split("-")
    doubled = [int(d) * (1 + (n % 2 == 0)) for n, d in enumerate(reversed(number))]
    return (10 - sum(d - 9 if d > 9 else d for d in doubled) % 10) % 10 == int(digit)


def test_the_check_digits_see_a_slip() -> None:
    assert verhoeff("22298006")  # the example in SNOMED's own documents
    assert not verhoeff("22298007")
    assert not verhoeff("22289006")
    assert mod_10("8310-5")
    assert not mod_10("8301-5")


def codes() -> list[dict[str, Any]]:
    readings = [code for one in checked()["readings"].values() for code in one["codes"]]
    return [*checked()["complaints"].values(), *readings]


@pytest.mark.parametrize("code", codes(), ids=lambda code: code["code"])
def test_two_sources_show_each_code(code: dict[str, Any]) -> None:
    number = code["code"]
    assert mod_10(number) if "-" in number else verhoeff(number)
    named = {
        name
        for seen in code["sources"]
        for name in checked()["sources"]
        if seen == name or seen.startswith(f"{name} ")
    }
    assert len(named) == len(code["sources"]) >= 2


def test_each_is_for_something_that_we_have_and_used_once() -> None:
    assert set(checked()["complaints"]) <= set(knowledge().complaints)
    assert set(checked()["readings"]) <= set(knowledge().findings)
    numbers = [code["code"] for code in codes()]
    assert len(numbers) == len(set(numbers))
    assert not codings("something_else")


def test_vital_signs_and_their_units_are_those_of_r4() -> None:
    definitions = json.dumps([read("profiles-others.json"), read("valuesets.json")])
    for reading in checked()["readings"].values():
        assert f'"fixedCode": "{reading["codes"][0]["code"]}"' in definitions
        assert re.search(f'"(fixedCode|code)": "{re.escape(reading["unit"])}"', definitions)
