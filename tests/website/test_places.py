"""Where to go, on the outcome page: open now or in time, nearest first where somebody says where they are."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from askae.live import LiveDirectory
from askae.places.times import HERE

from .person import Person

SATURDAY_NIGHT = datetime(2026, 11, 28, 23, 40, tzinfo=HERE)
AE: dict[str, Any] = {
    "services": ["emergency_department"],
    "hours": "24/7",
    "relay": "18001 0121 496 0110",
    "parking": "Car park 2.",
}
PLACES = [
    AE | {"id": "north", "name": "A&E at North", "position": [52.5, -1.8]},
    AE | {"id": "south", "name": "A&E at South", "position": [52.4, -1.8]},
    AE | {"id": "day", "name": "the day A&E", "hours": "Mo-Fr 08:00-20:00; PH off"},
    AE | {"id": "young", "name": "Children’s A&E", "ages": "under 16 years"},
]


@pytest.fixture(autouse=True)
def _saturday_night(live: LiveDirectory) -> Iterator[None]:
    live.write_places(PLACES)
    live.write_districts({"XX1": [52.49, -1.8], "XX2": [52.41, -1.8]})
    with time_machine.travel(SATURDAY_NIGHT):
        yield


def to_ae(person: Person, age: str = "16-49 years") -> Person:
    person.choose("chest", age=age).say(tick=["tight", "spreads"])
    while "outcome" not in person.url:
        person.calm()
    return person


def listed(person: Person) -> list[str]:
    return [
        strong.get_text() for strong in person.page.select(".app-places li > strong:first-of-type")
    ]


def test_open_places_first_and_why_the_others_are_not(person: Person) -> None:
    to_ae(person)
    assert listed(person) == ["A&E at North", "A&E at South"]
    passed = [line.get_text() for line in person.page.select(".app-passed li")]
    assert passed == [
        "The day A&E is closed now. It opens on Monday at 8am.",
        "Children’s A&E is for people aged: under 16 years.",
    ]
    assert person.page.select_one('a[href="tel:1800101214960110"]')


def test_a_child_may_go_where_children_go(person: Person) -> None:
    assert "Children’s A&E" in listed(to_ae(person, age="5-15 years"))


def test_nearest_first_by_a_district_that_is_used_once(
    person: Person, live: LiveDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    to_ae(person)
    files = everything_in(live.path)
    person.press("Show the nearest first", near="xx2 4zz")
    assert listed(person) == ["A&E at South", "A&E at North"]
    assert "About half a mile away" in person.main
    assert person.url.endswith("/outcome/#where")
    assert everything_in(live.path) == files
    assert not any("xx2" in record.getMessage().lower() for record in caplog.records)
    person.open(person.url.removesuffix("#where"))  # a fresh look has forgotten it
    assert listed(person) == ["A&E at North", "A&E at South"]
    assert "xx2" not in person.response.content.decode().lower()


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("ZZ9", "We do not know where ZZ9 is. We know these: XX1, XX2."),
        ("my house", "Type the first half of a postcode, such as B9."),
        ("<b>", "Type the first half of a postcode"),
    ],
)
def test_a_district_that_cannot_be_used_leaves_the_list_whole(
    person: Person, typed: str, says: str
) -> None:
    to_ae(person).press("Show the nearest first", near=typed)
    assert says in person.main
    assert listed(person) == ["A&E at North", "A&E at South"]
    box = person.page.select_one('input[name="near"]')
    assert box
    assert box["value"] == typed


def test_an_empty_box_is_no_error(person: Person) -> None:
    to_ae(person).press("Show the nearest first", near=" ")
    assert listed(person) == ["A&E at North", "A&E at South"]
    assert not person.page.select(".nhsuk-error-message")


def test_it_works_where_cookies_are_refused(newcomer: Any) -> None:
    person = newcomer(cookies=False).choose("chest").say(tick=["tight", "spreads"])
    person.answer_calmly().press("Show the nearest first", near="XX2")
    assert listed(person) == ["A&E at South", "A&E at North"]


def test_nearest_first_by_a_position_that_is_rounded_and_used_once(
    person: Person, live: LiveDirectory, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    to_ae(person)
    files = everything_in(live.path)
    person.press("Use where I am now", here="52.4112345,-1.8012345")
    assert listed(person) == ["A&E at South", "A&E at North"]
    assert "About half a mile away" in person.main
    page = person.response.content.decode()
    assert "52.41" not in page
    assert person.url.endswith("/outcome/#where")
    assert everything_in(live.path) == files
    assert not any("52.41" in record.getMessage() for record in caplog.records)
    person.open(person.url.removesuffix("#where"))
    assert listed(person) == ["A&E at North", "A&E at South"]


@pytest.mark.parametrize("here", ["nan,nan", "91,0", "here", "1,2,3", "9e999,0"])
def test_a_position_that_cannot_be_used_leaves_the_list_whole(person: Person, here: str) -> None:
    to_ae(person).press("Use where I am now", here=here)
    assert "We could not use where you are." in person.main
    assert listed(person) == ["A&E at North", "A&E at South"]


def test_only_the_page_that_lists_places_may_ask_the_browser(
    person: Person, live: LiveDirectory
) -> None:
    asks = "camera=(), geolocation=(self), microphone=(), payment=(), usb=()"
    to_ae(person)
    assert person.response["Permissions-Policy"] == asks
    place = person.url
    assert "geolocation=()" in person.open("/ask/privacy/").response["Permissions-Policy"]
    live.write_places([AE | {"id": "north", "name": "A&E at North"}])
    assert "geolocation=()" in person.open(place).response["Permissions-Policy"]
    assert not person.page.select("[data-locate]")


def test_of_many_places_the_first_few_are_in_view(person: Person, live: LiveDirectory) -> None:
    live.write_places([AE | {"id": str(n), "name": f"A&E {n}"} for n in range(6)])
    to_ae(person)
    assert len(listed(person)) == 6
    folded = person.page.select_one("#where details:has(.app-places)")
    assert folded
    assert "3 more places" in folded.get_text()
    assert len(folded.select(".app-places > li")) == 3


def test_without_districts_nobody_is_asked_where_they_are(
    person: Person, live: LiveDirectory
) -> None:
    live.write_districts({})
    assert not to_ae(person).page.select('input[name="near"]')


def test_how_busy_it_is_until_that_is_old(person: Person, live: LiveDirectory) -> None:
    said = {"capacity": "busy", "source": "the desk", "waiting_minutes": 190}
    then = SATURDAY_NIGHT - timedelta(minutes=30)
    live.write_place_status("north", said | {"at": then.isoformat()})
    live.write_place_status("south", {**said, "capacity": "closed", "at": then.isoformat()})
    to_ae(person)
    told = "Busy: the wait was about 3 hours 10 minutes, 30 minutes ago (the desk)."
    assert told in person.main
    assert "A&E at South takes nobody new for now (the desk, 30 minutes ago)." in person.main
    assert listed(person) == ["A&E at North"]
    with time_machine.travel(SATURDAY_NIGHT + timedelta(hours=2)):
        person.open(person.url)
        assert "Busy" not in person.main
        assert listed(person) == ["A&E at North", "A&E at South"]


def test_where_all_are_closed_there_is_still_something_to_do(
    person: Person, live: LiveDirectory
) -> None:
    live.write_places([PLACES[2]])
    to_ae(person)
    assert "None of the places that we know is open for this now. Call 111" in person.main


def test_ten_to_closing(person: Person, live: LiveDirectory) -> None:
    live.write_places([AE | {"id": "a", "name": "the centre", "hours": "Mo-Su 08:00-23:50"}])
    to_ae(person)
    assert "Closes at 11:50pm, in 10 minutes. Call before you set out." in person.main
