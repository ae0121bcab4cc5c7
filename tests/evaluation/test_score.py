"""Figures: intervals against published values, and the algebra of shares."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.evaluation.intervals import percentile, wilson
from askae.evaluation.patient import Result
from askae.evaluation.score import (
    by_age,
    by_complaint,
    figures,
    is_missed_emergency,
    is_over,
    is_right,
    is_under,
)
from askae.evaluation.sheet import Case, between
from askae.triage.knowledge import LEVELS

shares = st.integers(0, 200).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of)))


def result(
    gold: str, told: str, acceptable: Sequence[str] = (), pages: int = 9, **more: object
) -> Result:
    kept = {"age": "30 years", "complaints": ("chest",), "missing": ()} | more
    case = Case(
        "s", "c", str(kept["age"]), "male", kept["complaints"], {}, gold,  # type: ignore[arg-type]
        tuple(acceptable) or (gold,), missing=kept["missing"],  # type: ignore[arg-type]
    )  # fmt: skip
    return Result(case, told, "d", ("r",), pages, ())


results = st.builds(
    lambda gold, told, other, pages: result(gold, told, between(gold, other), pages),
    *[st.sampled_from(LEVELS)] * 3,
    st.integers(1, 25),
)


@pytest.mark.parametrize(
    ("successes", "of", "low", "high"),
    [
        # Newcombe RG. Stat Med 1998;17:857-72, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
        # its mirror images
        (20, 20, 0.8389, 1.0000),
        (28, 29, 0.8282, 0.9939),
    ],
)
def test_wilson_as_published(successes: int, of: int, low: float, high: float) -> None:
    assert wilson(successes, of) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


@given(shares)
def test_wilson_holds_the_share_within_0_and_1(share: tuple[int, int]) -> None:
    successes, of = share
    low, high = wilson(successes, of)
    assert 0 <= low <= high <= 1
    if of:
        assert low <= successes / of <= high


@given(shares)
def test_wilson_is_the_same_seen_from_the_other_side(share: tuple[int, int]) -> None:
    successes, of = share
    low, high = wilson(successes, of)
    assert wilson(of - successes, of) == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_more_cases_are_surer() -> None:
    widths = [high - low for low, high in (wilson(9 * k, 10 * k) for k in (1, 3, 10))]
    assert widths == sorted(widths, reverse=True)


@pytest.mark.parametrize("share", [(-1, 3), (4, 3)])
def test_no_share_has_no_interval(share: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(*share)


@given(st.lists(st.integers(1, 25), min_size=1), st.floats(0.01, 1))
def test_the_percentile_is_the_smallest_that_covers_the_share(
    values: list[int], share: float
) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(v <= found for v in values) >= share * len(values) - 1e-9
    assert sum(v < found for v in values) < share * len(values) + 1e-9


@given(results)
def test_a_case_is_right_under_or_over(one: Result) -> None:
    assert [is_right(one), is_under(one), is_over(one)].count(True) == 1
    assert is_right(one) == (one.level in one.case.acceptable)


@given(st.lists(results))
def test_the_figures_add_up(found: list[Result]) -> None:
    own = figures(found)
    assert own.right.count + own.under.count + own.over.count == own.n == len(found)
    assert own.safe.count == own.right.count + own.over.count
    assert sum(n for row in own.matrix.values() for n in row.values()) == own.n
    assert own.caught.count <= own.caught.of == sum(r.case.gold == "emergency" for r in found)
    assert sum(map(is_missed_emergency, found)) <= own.caught.of - own.caught.count
    bands, complaints = by_age(found), by_complaint(found)
    assert sum(map(len, bands.values())) == sum(map(len, complaints.values())) == own.n


def test_nothing_to_count_is_no_share() -> None:
    own = figures([])
    assert (own.right.value, own.pages_median, own.pages_p95) == (None, None, None)


def test_an_urgent_answer_that_counts_as_right_is_no_missed_emergency() -> None:
    one = result("emergency", "urgent", ("emergency", "urgent"))
    assert is_right(one)
    assert not is_missed_emergency(one)
    assert figures([one]).caught.count == 0


def test_self_care_sent_to_hospital() -> None:
    found = [result("self_care", told) for told in ("emergency", "urgent", "self_care")]
    assert (figures(found).to_hospital.count, figures(found).to_hospital.of) == (1, 3)


@pytest.mark.parametrize(
    ("age", "band"),
    [
        ("364 days", "under 1"),
        ("1 year", "1 to 4"),
        ("15 years", "5 to 15"),
        ("80 years", "65 or over"),
    ],
)
def test_age_bands(age: str, band: str) -> None:
    assert list(by_age([result("urgent", "urgent", age=age)])) == [band]


def test_a_case_with_two_complaints_counts_in_both() -> None:
    found = by_complaint([result("urgent", "urgent", complaints=("b", "a"))])
    assert list(found) == ["a", "b"]
