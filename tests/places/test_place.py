"""A closed place is never where somebody is sent."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from askae.places import Closure, Place, from_data, where_to_go

NORTH = Place("north", "A&E at North", ("emergency_department",))
SOUTH = Place("south", "A&E at South", ("emergency_department",), address="1 South Road")
BABIES = Place("babies", "the maternity unit", ("maternity",))
ALL = (NORTH, SOUTH, BABIES)


def test_only_places_for_the_service() -> None:
    where = where_to_go("emergency_department", ALL, ())
    assert where.open == (NORTH, SOUTH)
    assert where.closed == ()


def test_a_closed_one_is_told_with_the_one_to_go_to_instead() -> None:
    until = datetime(2026, 12, 1, 8, tzinfo=UTC)
    where = where_to_go("emergency_department", ALL, [Closure("north", "south", until)])
    assert where.open == (SOUTH,)
    [closed] = where.closed
    assert (closed.place, closed.until, closed.instead) == (NORTH, until, SOUTH)


def test_the_one_instead_may_be_closed_too() -> None:
    ring = [Closure("north", "south"), Closure("south", "north")]
    where = where_to_go("emergency_department", ALL, ring)
    assert where.open == ()
    assert [closed.instead for closed in where.closed] == [None, None]
    chain = [Closure("north", "south"), Closure("south", "babies")]
    where = where_to_go("emergency_department", ALL, chain)
    assert [closed.instead for closed in where.closed] == [BABIES, BABIES]


ids = st.sampled_from(["north", "south", "babies", "gone", ""])


@given(st.lists(st.builds(Closure, place=ids, instead=ids), max_size=6))
def test_nobody_is_sent_to_a_closed_place(closures: list[Closure]) -> None:
    shut = {closure.place for closure in closures}
    where = where_to_go("emergency_department", ALL, closures)
    sent = {place.id for place in where.open} | {c.instead.id for c in where.closed if c.instead}
    assert not sent & shut
    assert {p.id for p in where.open} | {c.place.id for c in where.closed} == {"north", "south"}


def test_places_as_the_live_directory_has_them() -> None:
    data: list[dict[str, object]] = [
        {"id": "a", "name": "A", "services": ["gp"], "phone": 123, "colour": "red"},
        {"name": "no id"},
        {"id": "b", "name": "B"},
    ]
    assert from_data(data) == (Place("a", "A", ("gp",), phone="123"), Place("b", "B", ()))
