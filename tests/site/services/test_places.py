"""Places on the editors' side: written, checked, published; files in and out; what is open, and when nobody is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from askae.live import live_directory
from askae.places.times import HERE
from askae.website.site.notices import publishing
from askae.website.site.services.models import HospitalPlace

Capture = Callable[..., Any]
FRIDAY = datetime(2026, 11, 27, 12, tzinfo=HERE)


def member(role: str) -> Client:
    user = User.objects.create_user(f"test-{role}", "x@hospital.example", "correct horse battery")
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def words(response: Any) -> str:
    main = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert main
    return " ".join(main.get_text(" ", strip=True).split())


def upload(client: Client, text: str) -> Any:
    file = SimpleUploadedFile("places.json", text.encode())
    return client.post("/editors/what-is-open/take-in/", {"file": file}, follow=True)


def test_a_place_in_full_is_published(django_capture_on_commit_callbacks: Capture) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        place = HospitalPlace.objects.get(place_id="elmbrook-utc")
        place.exceptions = '2026 Dec 25 off "closed on Christmas Day"\n\n'
        place.save()
    [live] = [p for p in live_directory().places() if p["id"] == "elmbrook-utc"]
    assert live["services"] == ["urgent_treatment_centre", "urgent_care"]
    assert live["exceptions"] == ['2026 Dec 25 off "closed on Christmas Day"']
    assert live["position"] == [52.4152, -1.7905]
    assert live["link"] == "/services/urgent-treatment-centre/"
    assert live_directory().districts()["XX2"] == [52.415, -1.79]


@pytest.mark.parametrize(
    ("fields", "field", "says"),
    [
        ({"hours": "9 to 5"}, "hours", "Write them as OpenStreetMap does"),
        ({"hours": "24/7", "exceptions": "Christmas"}, "exceptions", "OpenStreetMap"),
        ({"exceptions": "2026 Dec 25 off"}, "hours", "usual opening hours"),
        ({"ages": "kids"}, "ages", "under 16 years"),
        ({"latitude": 52.0}, "longitude", "both"),
        ({"latitude": 99.0, "longitude": 0.0}, "latitude", "less than or equal to 90"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    fields: dict[str, Any], field: str, says: str
) -> None:
    place = HospitalPlace(place_id="x", name="X", service="gp", **fields)
    with pytest.raises(ValidationError) as problem:
        place.full_clean()
    assert says in " ".join(problem.value.message_dict[field])


def test_an_editor_writes_a_place_by_hand(django_capture_on_commit_callbacks: Capture) -> None:
    client = member("Notice officer")
    form = client.get("/editors/snippets/services/hospitalplace/add/")
    assert "Early pregnancy unit" in words(form)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            "/editors/snippets/services/hospitalplace/add/",
            {
                "name": "the walk-in centre",
                "place_id": "walk-in",
                "service": "urgent_treatment_centre",
                "more_services": ["urgent_care"],
                "complaints": ["burn", "wound"],
                "hours": "Mo-Fr 08:00-18:00; PH off",
            },
        )
    assert response.status_code == 302, words(response)
    [live] = [p for p in live_directory().places() if p["id"] == "walk-in"]
    assert live["services"] == ["urgent_treatment_centre", "urgent_care"]
    assert live["complaints"] == ["burn", "wound"]
    listed = words(client.get("/editors/snippets/services/hospitalplace/"))
    assert "Name Service Opening Phone" in listed
    assert "the walk-in centre" in listed


@pytest.mark.parametrize("kind", ["askae", "schema-org", "fhir"])
def test_out_and_in_again_changes_nothing(kind: str) -> None:
    client = member("Notice officer")
    before = [place.as_published() for place in HospitalPlace.objects.all()]
    file = client.get(f"/editors/what-is-open/{kind}.json")
    assert "attachment" in file["Content-Disposition"]
    assert (
        f"{len(before)} places taken in." in upload(client, file.content.decode()).content.decode()
    )
    after = [place.as_published() for place in HospitalPlace.objects.all()]
    if kind == "askae":
        assert after == before
    assert [(p["id"], p["services"]) for p in after] == [(p["id"], p["services"]) for p in before]


def test_a_file_with_one_bad_place_changes_nothing() -> None:
    good = {"id": "new", "name": "New", "services": ["gp"]}
    bad = good | {"id": "bad", "hours": "whenever"}
    page = words(upload(member("Notice officer"), json.dumps({"places": [good, bad]})))
    assert "Nothing was changed. bad: hours:" in page
    assert not HospitalPlace.objects.filter(place_id="new").exists()


def test_only_who_keeps_places_may_take_them_in() -> None:
    client = member("Author")
    response = upload(
        client, json.dumps({"places": [{"id": "n", "name": "N", "services": ["gp"]}]})
    )
    assert not HospitalPlace.objects.filter(place_id="n").exists()
    assert "Take in places" not in words(client.get("/editors/what-is-open/"))
    assert response.redirect_chain or response.status_code == 403


def test_what_is_open_and_when_nobody_is() -> None:
    publishing.publish_places()
    live_directory().write_place_status(
        "elmbrook-ae", {"capacity": "busy", "source": "the desk", "at": FRIDAY.isoformat()}
    )
    with time_machine.travel(FRIDAY):
        page = words(member("Notice officer").get("/editors/what-is-open/"))
    assert "Dentist Friday until 9am Friday 6pm to Saturday 9am" in page
    assert "Sunday 1pm to Monday 9am" in page
    assert "Over the next bank holiday: Friday 25 December 2026" in page
    assert "Dentist all the time" in page  # on Christmas Day
    assert "Urgent treatment centre for adults" in page
    assert "Busy, just now (the desk)." in page
    assert "A&E at Heartlands Hospital day and night" in page


def test_what_the_checker_advises_and_how_often() -> None:
    publishing.publish_places()
    today = FRIDAY.date()
    for _ in range(6):
        live_directory().count(["burn"], "utc_today", today)
    live_directory().count(["burn"], "ae_now", today)
    with time_machine.travel(FRIDAY):
        client = member("Notice officer")
        page = words(client.get("/editors/what-is-open/?complaint=burn"))
        none = words(client.get("/editors/what-is-open/?complaint=nonsense"))
    assert "Go to an urgent treatment centre today urgent 6" in page
    assert "Go to A&E now emergency 0 and on 1 day fewer than 5" in page
    assert "It can advise" not in none


def test_strangers_see_nothing(visitor: Client) -> None:
    for address in ("", "take-in/", "fhir.json"):
        assert visitor.get(f"/editors/what-is-open/{address}").status_code == 302
