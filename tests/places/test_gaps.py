"""When nobody is there: exact, in words, and never said where a place may be open."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from askae.places import Need, Place, Position
from askae.places.fitting import fit
from askae.places.gaps import gap_words, gaps
from askae.places.map import Dot, draw
from askae.places.times import HERE

MONDAY = datetime(2026, 11, 23, tzinfo=HERE)
WEEK = timedelta(days=7)
DENTIST = Place("d", "the dentist", ("dentist",), hours="Mo-Fr 09:00-18:00; Sa-Su 09:00-13:00")


def test_no_dental_service_on_sunday_night() -> None:
    found = [gap_words(gap) for gap in gaps(Need("dentist"), [DENTIST], MONDAY, MONDAY + WEEK)]
    assert "Saturday 1pm to Sunday 9am" in found
    assert found[-1] == "Sunday 1pm to midnight"


def test_a_bank_holiday_closes_what_is_open_on_weekdays() -> None:
    easter_monday = datetime(2027, 3, 29, tzinfo=HERE)
    closed = Place("d", "the dentist", ("dentist",), hours="Mo-Fr 09:00-18:00; PH off")
    [gap] = gaps(Need("dentist"), [closed], easter_monday, easter_monday + timedelta(days=1))
    assert (gap.start, gap.end) == (easter_monday, easter_monday + timedelta(days=1))


def test_unknown_hours_are_no_gap_and_no_place_is_one() -> None:
    unknown = Place("u", "the dentist", ("dentist",))
    assert gaps(Need("dentist"), [unknown, DENTIST], MONDAY, MONDAY + WEEK) == ()
    [gap] = gaps(Need("gp"), [DENTIST], MONDAY, MONDAY + WEEK)
    assert gap_words(gap) == "the whole week"


weeks = st.lists(
    st.sampled_from(
        ["24/7", "Mo-Fr 09:00-18:00", "Sa-Su 22:00-06:00", "Mo-Su 08:00-20:00; PH off"]
    ),
    max_size=3,
)
minutes = st.integers(0, 7 * 24 * 60 - 1)


@given(weeks, minutes)
def test_a_moment_is_in_a_gap_where_nobody_is_open_and_only_there(
    hours: list[str], minute: int
) -> None:
    places = [Place(str(n), "the dentist", ("dentist",), hours=h) for n, h in enumerate(hours)]
    start = datetime(2026, 12, 21, tzinfo=UTC)
    now = start + timedelta(minutes=minute)
    found = gaps(Need("dentist"), places, start, start + WEEK)
    in_gap = any(gap.start <= now < gap.end for gap in found)
    assert in_gap != bool(fit(Need("dentist"), places, now).open)


near = st.builds(Position, st.floats(52.2, 52.6), st.floats(-2.0, -1.5))


@given(st.lists(near, max_size=6), near)
def test_every_place_within_the_outer_ring_is_on_the_map(
    places: list[Position], you: Position
) -> None:
    drawn = draw([Dot("ABCDEF"[n], f"<{n}>", place) for n, place in enumerate(places)], you)
    assert bool(drawn) == bool(places)
    for number in range(len(places)):
        assert f"{'ABCDEF'[number]} &lt;{number}&gt;" in drawn
    assert "style=" not in drawn
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
