"""Ages as people give them, and three-valued comparison."""

import pytest

from askae.triage.ages import DAYS, compare, interval, refined

YEAR = DAYS["year"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("6 weeks", (42, 42)),
        ("6w", (42, 42)),
        ("3 days", (3, 3)),
        ("18 months", (18 * DAYS["month"],) * 2),
        ("34", (34 * YEAR,) * 2),
        ("34 years old", (34 * YEAR,) * 2),
        ("2.5 years", (2.5 * YEAR,) * 2),
        ("16-49 years", (16 * YEAR, 50 * YEAR)),
        ("16 to 49 years", (16 * YEAR, 50 * YEAR)),
        ("28 days-2 months", (28, 3 * DAYS["month"])),
        ("under 28 days", (0, 28)),
        ("75 years or over", (75 * YEAR, 120 * YEAR)),
    ],
)
def test_reads_ages(text: str, days: tuple[float, float]) -> None:
    assert interval(text) == pytest.approx(days)


@pytest.mark.parametrize(
    "text", ["", "old", "-3 years", "130 years", "3 fortnights", "75-16 years"]
)
def test_refuses_what_is_no_age(text: str) -> None:
    with pytest.raises(ValueError, match="age"):
        interval(text)


@pytest.mark.parametrize(
    ("age", "op", "years", "known"),
    [
        ("50-64 years", ">=", 50, True),
        ("50-64 years", ">=", 65, False),
        ("50-64 years", ">=", 55, None),
        ("50-64 years", "<", 65, True),
        ("50-64 years", "<", 50, False),
        ("50-64 years", "<", 60, None),
        ("50-64 years", ">", 50, None),
        ("50-64 years", ">", 49, True),
        ("50-64 years", "<=", 49, False),
        ("50-64 years", "<=", 50, None),
        ("50-64 years", "<=", 65, True),
        ("50 years", ">=", 50, True),
        ("50 years", ">", 50, False),
        ("50 years", "<=", 50, True),
        ("50 years", "<", 50, False),
    ],
)
def test_compares_without_guessing(age: str, op: str, years: int, known: bool | None) -> None:
    assert compare(interval(age), op, years * YEAR) is known


def test_an_exact_age_outside_a_corrected_band_is_void() -> None:
    band = interval("1-4 years")
    assert refined(band, interval("2 years")) == interval("2 years")
    assert refined(band, interval("6 weeks")) == band
    assert refined(band, None) == band
