"""Places as files: out and in again, in three formats; what cannot be read is refused with what to do."""

import json

import pytest

from askae.places import from_data
from askae.places.files import FileError, read_places, write_places
from askae.places.place import to_data

from .demo import demo

PLACES = from_data(demo()["places"])


def test_our_own_file_holds_everything() -> None:
    assert read_places(write_places(PLACES, "askae")) == PLACES
    assert from_data(map(to_data, PLACES)) == PLACES


@pytest.mark.parametrize("kind", ["schema-org", "fhir"])
def test_the_others_hold_what_they_have_words_for(kind: str) -> None:
    for before, after in zip(PLACES, read_places(write_places(PLACES, kind)), strict=True):
        for key in (
            "id",
            "name",
            "services",
            "address",
            "phone",
            "hospital",
            "position",
            "opening",
        ):
            assert getattr(after, key) == getattr(before, key), key
        assert after.hours == "; ".join((before.hours, *before.exceptions))


@pytest.mark.parametrize("kind", ["schema-org", "fhir"])
def test_a_plain_week_of_another_program_is_read(kind: str) -> None:
    [utc] = [place for place in PLACES if place.id == "elmbrook-utc"]
    text = (
        write_places([utc], kind)
        .replace("askae:openingHours", "x")
        .replace("urn:askae:opening-hours", "urn:x")
    )
    [read] = read_places(text)
    assert read.hours == "; ".join(
        f"{day} 08:00-22:00" for day in ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    )


def test_a_night_is_cut_at_midnight_and_round_the_clock_is_24_7() -> None:
    night, always = from_data(
        [
            {"id": "a", "name": "A", "services": ["gp"], "hours": "Fr 20:00-02:00"},
            {"id": "b", "name": "B", "services": ["gp"], "hours": "24/7"},
        ]
    )
    text = write_places([night, always], "fhir").replace("urn:askae:opening-hours", "urn:x")
    assert [place.hours for place in read_places(text)] == [
        "Fr 20:00-24:00; Sa 00:00-02:00",
        "24/7",
    ]


def test_fhir_has_a_location_for_each_service() -> None:
    entries = json.loads(write_places(PLACES, "fhir"))["entry"]
    locations = {e["fullUrl"] for e in entries if e["resource"]["resourceType"] == "Location"}
    services = [e["resource"] for e in entries if e["resource"]["resourceType"] != "Location"]
    assert {s["location"][0]["reference"] for s in services} == locations
    assert len(services) == len(PLACES)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("no", "not JSON"),
        ("[]", "none of those that we know"),
        ('{"places": []}', "There is no place"),
        ('{"places": [{"id": "a", "name": "A"}, {"id": "a", "name": "B"}]}', "twice: a"),
        ('{"@context": "https://schema.org", "name": "A"}', "identifier"),
        ('{"resourceType": "Bundle", "entry": [{}]}', "resource"),
        ('{"resourceType": "Bundle", "entry": 3}', "cannot be read"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, says: str) -> None:
    with pytest.raises(FileError, match=r"[.]$") as problem:
        read_places(text)
    assert says in str(problem.value)
