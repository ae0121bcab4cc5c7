from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from askae.website.site.formats.models import FormatRequest, PastRequest

from .asking import a_request, send, staff


def delete_old() -> str:
    said = StringIO()
    call_command("delete_old_requests", stdout=said)
    return said.getvalue()


@pytest.fixture
def old() -> FormatRequest:
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        request = a_request(kind="language", detail="Polish", note="Please ring twice")
    with time_machine.travel(datetime(2026, 3, 5, 12, tzinfo=UTC)):
        request.state = "answered"
        request.save()
    return request


@pytest.mark.parametrize(("day", "there"), [(date(2026, 4, 1), True), (date(2026, 4, 2), False)])
def test_kept_for_28_days_after_the_answer(old: FormatRequest, day: date, there: bool) -> None:
    with time_machine.travel(datetime(day.year, day.month, day.day, 12, tzinfo=UTC)):
        delete_old()
    assert FormatRequest.objects.filter(pk=old.pk).exists() is there


def test_only_an_anonymous_line_stays(old: FormatRequest) -> None:
    assert "Deleted 1 request " in delete_old()
    assert list(PastRequest.objects.values_list("asked_on", "kind", "outcome", "days")) == [
        (date(2026, 3, 2), "language", "answered", 3)
    ]
    assert "Polish" not in str(PastRequest.objects.values().get())


def test_again_it_does_nothing(old: FormatRequest) -> None:
    delete_old()
    assert "Nothing to delete" in delete_old()
    assert PastRequest.objects.count() == 1


def test_what_is_open_stays_however_old() -> None:
    with time_machine.travel(datetime(2025, 3, 2, 12, tzinfo=UTC)):
        a_request()
    delete_old()
    assert FormatRequest.objects.exists()


def test_the_log_of_changes_goes_too() -> None:
    request = a_request()
    officer = staff("change_formatrequest")
    officer.post(
        f"/editors/formatrequest/edit/{request.pk}/", {"state": "answered", "staff_note": ""}
    )
    other = a_request(title="Other")
    officer.post(f"/editors/formatrequest/edit/{other.pk}/", {"state": "in_work", "staff_note": ""})
    FormatRequest.objects.filter(pk=request.pk).update(
        delete_after=timezone.localdate() - timedelta(days=1)
    )
    delete_old()
    assert set(ModelLogEntry.objects.values_list("object_id", flat=True)) == {str(other.pk)}


def test_a_closed_request_tells_its_sender_nothing_more(
    visitor: Client, old: FormatRequest
) -> None:
    address = f"/formats/thanks/{old.reference}/"
    assert b"closed" in visitor.get(address).content
    delete_old()
    assert visitor.get(address).status_code == 404


def test_the_same_wish_after_the_first_was_deleted(visitor: Client) -> None:
    send(visitor)
    FormatRequest.objects.update(
        state="answered", answered_on=date(2026, 3, 2), delete_after=date(2026, 3, 30)
    )
    delete_old()
    send(visitor)
    assert FormatRequest.objects.count() == 1


def test_past_requests_can_be_looked_at_and_not_changed(old: FormatRequest) -> None:
    delete_old()
    line = PastRequest.objects.get()
    analyst = staff("view_pastrequest")
    assert b"Another language" in analyst.get("/editors/pastrequest/").content
    for address in ("new/", f"edit/{line.pk}/", f"delete/{line.pk}/"):
        assert analyst.get(f"/editors/pastrequest/{address}").status_code in (302, 403)
    assert not Permission.objects.filter(codename="change_pastrequest").exists()
