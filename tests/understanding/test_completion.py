"""What half-typed words may become, on the real knowledge."""

import pytest

from askae.live import current_knowledge
from askae.understanding import complete


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ches", "chest_pain"),
        ("heada", "headache"),
        ("my ear", "earache_discharge"),
        ("back pa", "back_pain"),
        ("RASH on my le", "rash"),
    ],
)
def test_what_people_most_often_mean_comes_first(typed: str, first: str) -> None:
    assert complete(current_knowledge(), typed, 4)[0] == first


@pytest.mark.parametrize("typed", ["", "  ", "?!", "xyzzy", "chest xyzzy"])
def test_what_fits_nothing_gives_nothing(typed: str) -> None:
    assert complete(current_knowledge(), typed, 4) == ()


def test_no_more_than_wanted_and_none_twice() -> None:
    found = complete(current_knowledge(), "pain", 3)
    assert len(set(found)) == 3
