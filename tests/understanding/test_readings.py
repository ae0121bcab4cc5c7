"""Numbers that somebody tells."""

from typing import Any

import pytest

from askae.understanding.readings import readings
from tests.base.conftest import KNOWLEDGE


def told(text: str) -> dict[str, Any]:
    return {finding: value for finding, value, _ in readings(KNOWLEDGE, text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11 months, jabs yesterday, 38.1 and grizzly", {"temperature": 38.1, "feverish": "yes"}),
        ("he's been 39,2 since this morning", {"temperature": 39.2, "feverish": "yes"}),
        ("temp 36.8", {"temperature": 36.8}),
        ("im 36 weeks pregnant", {"pregnancy_weeks": "24_or_more"}),
        ("I am 23 week, pregnant, pain under right rib", {"pregnancy_weeks": "20_to_23"}),
        ("18 wks no flutters", {"pregnancy_weeks": "12_to_19"}),
        ("6 weeks after IVF", {}),
        ("8 months pregnant", {"pregnancy_weeks": "24_or_more"}),
        ("bm 22 and ketones 1.8", {"blood_sugar": 22, "ketones": 1.8}),
        ("sats are only 88", {"spo2": 88}),
        ("BP 190/110 and a headache", {"systolic": 190}),
        ("pulse racing at 150", {"pulse": 150}),
    ],
)
def test_what_a_number_says(text: str, expected: dict[str, Any]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "my baby is 7 weeks old and not moving much",
        "pregnant, sick for 6 weeks",
        "I am 38 and tired",
        "she weighs 38.5 kg",
        "cough for 39 days",
        "ran 38.5 miles",
        "sugar free since 2019",
        "my bp is up",
        "pulse 5 of beans",
        "had a stroke 6 weeks ago",
    ],
)
def test_other_numbers_say_nothing(text: str) -> None:
    assert told(text) == {}
