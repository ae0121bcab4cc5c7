"""Places as FHIR, held to R4's schema."""

from askae.places import fhir, from_data
from tests.fhir.schema import wrong

from .demo import demo


def test_every_place_is_as_the_schema_says() -> None:
    places = from_data(demo()["places"])
    bundle = fhir.write(places)
    assert len(bundle["entry"]) == 2 * len(places) > 0
    assert not wrong(bundle)
    for entry in bundle["entry"]:
        assert not wrong(entry["resource"])


def test_no_place_at_all_is_a_bundle_too() -> None:
    assert not wrong(fhir.write(()))
