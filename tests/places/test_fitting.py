"""The places for an outcome: the right one named, the others explained, never nothing to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.places import Closure, Need, Place, Position, offer_sentences, passed_sentences
from askae.places.fitting import NOBODY_OPEN, fit, takes_age
from askae.places.hours import OPEN, at
from askae.places.status import STALE, Status, statuses
from askae.places.tell import where_shape
from askae.places.times import HERE
from askae.triage.ages import interval

SATURDAY_NIGHT = datetime(2026, 11, 28, 23, 40, tzinfo=HERE)
CENTRE = Place(
    "centre", "the urgent treatment centre", ("utc",), hours="Mo-Su,PH 08:00-22:00", phone="1"
)
CHILDREN = Place(
    "children",
    "Children’s A&E",
    ("ae", "utc"),
    hours="24/7",
    ages="under 16 years",
    position=Position(52.48, -1.83),
)
ADULTS = Place(
    "adults",
    "A&E for adults",
    ("ae", "utc"),
    hours="24/7",
    ages="16 years or over",
    position=Position(52.41, -1.78),
)
EYES = Place("eyes", "the eye casualty", ("utc",), hours="24/7", complaints=("eye_injury",))
ALL = (CENTRE, ADULTS, CHILDREN, EYES)
BURN = Need("utc", "utc_today", 2, ("burn",), interval("1-4 years"))


def test_a_childs_burn_on_saturday_night() -> None:
    found = fit(BURN, ALL, SATURDAY_NIGHT)
    assert [offer.place for offer in found.open] == [CHILDREN]
    assert found.otherwise == ""
    assert passed_sentences(found, SATURDAY_NIGHT) == (
        "The urgent treatment centre is closed now. It opens tomorrow (Sunday) at 8am.",
        "A&E for adults is for people aged: 16 years or over.",
        "The eye casualty cannot help with this problem.",
    )


def test_what_opens_in_time_is_offered_after_what_is_open() -> None:
    found = fit(replace(BURN, within=12), ALL, SATURDAY_NIGHT)
    assert [offer.place for offer in found.offers] == [CHILDREN, CENTRE]
    [later] = found.later
    assert offer_sentences(later, SATURDAY_NIGHT)[0] == (
        "Closed now. It opens tomorrow (Sunday) at 8am."
    )


def test_ten_to_closing_it_says_so_and_others_stand_first() -> None:
    now = datetime(2026, 11, 28, 21, 50, tzinfo=HERE)
    found = fit(BURN, ALL, now, near=Position(52.48, -1.83))
    assert [offer.place for offer in found.open] == [CHILDREN, CENTRE]
    says = offer_sentences(found.open[1], now)
    assert says == ("Closes at 10pm, in 10 minutes. Call before you set out.",)


def test_the_last_minute_is_open_and_the_next_is_not() -> None:
    for minute, expected in ((59, 1), (60, 0)):
        now = datetime(2026, 11, 28, 21, 0, tzinfo=HERE) + timedelta(minutes=minute)
        assert len(fit(BURN, (CENTRE,), now).open) == expected


def test_where_nothing_is_open_there_is_something_to_do() -> None:
    found = fit(BURN, (CENTRE,), SATURDAY_NIGHT)
    assert found.offers == ()
    assert found.otherwise == NOBODY_OPEN
    assert "111" in NOBODY_OPEN


def test_the_nearest_first_only_where_the_person_says_where() -> None:
    both = Need("ae", "ae_now", 1)
    at_childrens = Position(52.481, -1.831)
    assert [o.place for o in fit(both, ALL, SATURDAY_NIGHT).open] == [ADULTS, CHILDREN]
    near = fit(both, ALL, SATURDAY_NIGHT, near=at_childrens).open
    assert [o.place for o in near] == [CHILDREN, ADULTS]
    assert near[0].kilometres is not None
    assert near[0].kilometres < 0.2


def test_full_and_busy_as_the_hospital_says() -> None:
    then = SATURDAY_NIGHT - timedelta(minutes=12)
    said = {"children": Status("closed", then, "the desk"), "adults": Status("busy", then, "x", 90)}
    found = fit(Need("ae"), ALL, SATURDAY_NIGHT, statuses=said)
    assert [offer.place for offer in found.open] == [ADULTS]
    assert "Children’s A&E takes nobody new for now (the desk, 12 minutes ago)." in (
        passed_sentences(found, SATURDAY_NIGHT)
    )
    assert "Busy: the wait was about 1 hour 30 minutes, 12 minutes ago (x)." in (
        offer_sentences(found.open[0], SATURDAY_NIGHT)
    )


def test_a_notice_sends_nobody_to_a_place_that_is_closed_by_its_hours() -> None:
    closure = [Closure("children", "centre")]
    night, day = SATURDAY_NIGHT, SATURDAY_NIGHT - timedelta(hours=8)
    assert [c.instead for c in fit(BURN, ALL, night, closure).closed] == [None]
    assert [c.instead for c in fit(BURN, ALL, day, closure).closed] == [CENTRE]


def test_old_news_is_dropped_and_nonsense_too() -> None:
    good = {"capacity": "busy", "source": "desk", "at": SATURDAY_NIGHT.isoformat()}
    data = {
        "good": good,
        "old": good | {"at": (SATURDAY_NIGHT - STALE).isoformat()},
        "ahead": good | {"at": (SATURDAY_NIGHT + timedelta(hours=1)).isoformat()},
        "no zone": good | {"at": "2026-11-28T23:40:00"},
        "word": good | {"capacity": "so so"},
        "list": [],
    }
    assert statuses(data, SATURDAY_NIGHT).keys() == {"good"}


def test_hours_that_cannot_be_read_are_said_to_be_unsure() -> None:
    odd = Place("odd", "the odd place", ("utc",), hours="when I like")
    [offer] = fit(BURN, (odd,), SATURDAY_NIGHT).open
    assert offer_sentences(offer, SATURDAY_NIGHT) == (
        "We are not sure that it is open. Call before you go.",
    )


@pytest.mark.parametrize(
    ("ages", "age", "takes"),
    [
        ("", "40 years", True),
        ("under 16 years", "5-15 years", True),
        ("16 years or over", "5-15 years", False),
        ("18 years or over", "16-49 years", None),
        ("1 year or over", "1 year", True),
        ("under 16 years", "16 years", False),
        ("grown-ups", "40 years", None),
    ],
)
def test_whom_a_place_takes(ages: str, age: str, takes: bool | None) -> None:
    assert takes_age(ages, interval(age)) is takes


bands = ["", "under 16 years", "16 years or over", "1 year or over"]
week = ["", "24/7", "Mo-Fr 09:00-17:00; PH off", "Mo-Su 08:00-22:00", "nonsense"]
some_places = st.lists(
    st.builds(
        Place,
        id=st.sampled_from("abcdef"),
        name=st.just("the place"),
        services=st.sampled_from([("utc",), ("ae",), ("ae", "utc")]),
        hours=st.sampled_from(week),
        ages=st.sampled_from(bands),
        not_complaints=st.sampled_from([(), ("burn",)]),
        position=st.sampled_from([None, Position(52.4, -1.8), Position(52.5, -1.9)]),
    ),
    max_size=6,
    unique_by=lambda place: place.id,
)
needs = st.builds(
    Need,
    service=st.sampled_from(["utc", "ae"]),
    within=st.sampled_from([0.0, 2, 12, 48]),
    complaints=st.sampled_from([(), ("burn",), ("cough", "burn")]),
    age=st.sampled_from([None, interval("2 years"), interval("16-49 years")]),
)
moments = st.integers(0, 16 * 24 * 60).map(
    lambda minutes: datetime(2026, 12, 20, tzinfo=UTC) + timedelta(minutes=minutes)
)
said = st.dictionaries(
    st.sampled_from("abcdef"),
    st.sampled_from(["normal", "busy", "closed"]).map(
        lambda capacity: Status(capacity, datetime(2026, 12, 25, tzinfo=UTC), "x")
    ),
)
closed = st.lists(
    st.builds(Closure, place=st.sampled_from("abcdef"), instead=st.sampled_from("abcdef")),
    max_size=2,
)
positions = st.sampled_from([None, Position(52.45, -1.85)])


@given(needs, some_places, moments, closed, said, positions)
def test_each_place_is_told_once_and_nobody_is_sent_to_a_closed_door(
    need: Need,
    places: list[Place],
    now: datetime,
    closures: list[Closure],
    status: dict[str, Status],
    near: Position | None,
) -> None:
    found = fit(need, places, now, closures, status, near)
    told = [
        *(offer.place.id for offer in found.offers),
        *(closed.place.id for closed in found.closed),
        *(shut.place.id for shut in found.shut),
        *(full.place.id for full in found.full),
        *(unfit.place.id for unfit in found.unfit),
    ]
    assert sorted(told) == sorted(place.id for place in places if need.service in place.services)
    for offer in found.open:
        place = offer.place
        assert place.id not in {closure.place for closure in closures}
        assert status.get(place.id) is None or status[place.id].capacity != "closed"
        assert takes_age(place.ages, need.age) is not False
        assert not set(need.complaints) & set(place.not_complaints)
        if place.hours and offer.is_sure:
            assert at(place.hours, (), now).state == OPEN
    for offer in found.later:
        assert offer.opens
        assert now < offer.opens <= now + timedelta(hours=need.within)
        assert at(offer.place.hours, (), offer.opens).state == OPEN
    for closed in found.closed:
        if instead := closed.instead:
            assert instead.id not in {closure.place for closure in closures}
            assert takes_age(instead.ages, need.age) is not False
            assert status.get(instead.id) is None or status[instead.id].capacity != "closed"
    if told:
        assert found.open or found.otherwise
    where_shape(found, now)  # every one can be told


@given(needs, some_places, moments)
def test_more_time_never_takes_a_place_away(need: Need, places: list[Place], now: datetime) -> None:
    short, long = (fit(replace(need, within=w), places, now) for w in (2, 24))
    assert {o.place.id for o in short.offers} <= {o.place.id for o in long.offers}


@given(some_places, moments)
def test_by_distance_the_near_one_stands_first_among_those_open(
    places: list[Place], now: datetime
) -> None:
    found = fit(Need("utc"), places, now, near=Position(52.4, -1.8))
    far = [o.kilometres for o in found.open if o.kilometres is not None and not o.closes_soon(now)]
    assert far == sorted(far)
