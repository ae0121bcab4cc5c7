import logging

import pytest
from django.test import Client

from askae.website.site.formats import accepting
from askae.website.site.formats.models import FormatRequest

from . import asking
from .asking import FILLED, held, later, send, shown, words


def refused_kindly(answer: object, status: int = 200) -> dict[str, str]:
    """Nothing is taken, and nothing that was typed is lost."""
    content = answer.content  # type: ignore[attr-defined]
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert "There is a problem" in words(content)
    kept = held(content)
    assert {name: kept[name] for name in FILLED} == FILLED
    return kept


def test_a_program_that_fills_every_field(visitor: Client) -> None:
    kept = refused_kindly(send(visitor, homepage="http://spam.example"))
    assert not FormatRequest.objects.exists()
    assert kept["homepage"] == ""  # a person whose browser did it just sends again
    with later(30):
        assert visitor.post("/formats/", kept).status_code == 303


def test_the_trap_is_seen_and_reached_by_nobody(visitor: Client) -> None:
    html = visitor.get("/formats/").content.decode()
    trap = html[html.index("<div hidden") : html.index('name="homepage"') + 80]
    assert 'aria-hidden="true"' in trap
    assert 'tabindex="-1"' in trap
    assert 'autocomplete="off"' in trap


def test_too_quick_then_the_same_form_again(visitor: Client) -> None:
    kept = refused_kindly(send(visitor, after=1))
    with later(5):
        assert visitor.post("/formats/", kept).status_code == 303


def test_somebody_who_corrects_a_slip_at_once_is_not_too_quick(visitor: Client) -> None:
    fields = shown(visitor) | FILLED
    with later(60):
        kept = held(visitor.post("/formats/", fields | {"email": "sam"}).content)
        answer = visitor.post("/formats/", kept | {"email": "sam@example.com"})
    assert answer.status_code == 303


def test_open_over_night_then_the_same_form_again(visitor: Client) -> None:
    fields = shown(visitor) | FILLED
    with later(13 * 3600):
        kept = refused_kindly(visitor.post("/formats/", fields))
    with later(13 * 3600 + 10):
        assert visitor.post("/formats/", kept).status_code == 303


@pytest.mark.parametrize("token", ["", "made-up", "1:2:3"])
def test_a_time_that_we_did_not_sign(visitor: Client, token: str) -> None:
    refused_kindly(visitor.post("/formats/", FILLED | {"opened": token}))


def test_sent_twice_is_one_request(visitor: Client) -> None:
    first = send(visitor)
    again = send(visitor, what="visiting  TIMES")
    assert again["Location"] == first["Location"]
    assert FormatRequest.objects.count() == 1


def test_another_wish_of_the_same_person_is_another_request(visitor: Client) -> None:
    send(visitor)
    send(visitor, kind="audio")
    assert FormatRequest.objects.count() == 2


def test_the_same_after_an_hour_is_new(visitor: Client) -> None:
    send(visitor)
    send(visitor, after=3700)
    assert FormatRequest.objects.count() == 2


def test_full_for_this_hour(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "MOST_AN_HOUR", 2)
    asking.a_statement()
    asking.a_request()  # by a colleague on the phone: does not count
    send(visitor, what="One")
    send(visitor, what="Two")
    answer = send(visitor)
    refused_kindly(answer, 429)
    assert "0121 496 0180" in words(answer.content)
    assert FormatRequest.objects.count() == 3
    assert send(visitor, what="One").status_code == 303  # was taken already
    assert send(visitor, after=3700).status_code == 303


def test_no_address_of_a_computer_and_no_word_in_a_log(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        fields = shown(visitor) | FILLED
        with later(20):
            visitor.post("/formats/", fields, REMOTE_ADDR="203.0.113.77")
    row = FormatRequest.objects.values().get()
    assert "203.0.113.77" not in str(row)
    said = " ".join(
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )
    assert "sam@example.com" not in said
    assert "Visiting times" not in said
