"""The exact headers and cookies. Loosening one fails here."""

import pytest
from django.test import Client

from .person import Person

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
ALSO = {"Cache-Control", "Content-Length", "Content-Type"}


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/ask/",
        "/ask/about/complaints/chest/",
        "/ask/privacy/",
        "/ask/report/",
        "/nowhere",
        "/robots.txt",
    ],
)
def test_every_page_has_exactly_these(url: str) -> None:
    response = Client().get(url)
    found = {k: v for k, v in response.headers.items() if k not in ALSO | {"Location"}}
    assert found == HEADERS


def test_journey_pages_are_never_stored(person: Person) -> None:
    person.choose("chest")
    assert person.response["Cache-Control"] == "no-store"
    assert set(person.response.headers) - ALSO == set(HEADERS)


def test_behind_https_it_is_asked_to_stay_so() -> None:
    response = Client().get("/ask/", secure=True)
    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert all(cookie["secure"] for cookie in response.cookies.values())
    assert "Strict-Transport-Security" not in Client().get("/ask/").headers


def test_the_one_cookie_belongs_to_its_journey_alone(person: Person) -> None:
    response = person.client.get("/ask/")
    [cookie] = response.cookies.values()
    assert cookie.key == "askae"
    assert cookie["path"].startswith("/ask/j/")
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 4 * 3600
    assert not cookie["domain"]


def test_no_page_names_another_host_for_what_it_loads(person: Person) -> None:
    complaint = "/ask/about/complaints/chest/"
    for url in ("/ask/", "/ask/about/", complaint, "/ask/privacy/", "/ask/report/"):
        page = person.open(url).page
        loaded = [
            e.get("src") or e.get("href") for e in page.select("script, img, link, iframe, source")
        ]
        assert loaded
        assert all(str(address).startswith("/static/") for address in loaded)
        assert not page.select("[style], style, script:not([src]), [onclick]")


def test_head_is_get_without_the_body() -> None:
    response = Client().head("/ask/about/")
    assert response.status_code == 200
    assert response.content == b""
    assert int(response["Content-Length"]) > 1000
