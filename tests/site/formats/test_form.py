from urllib.parse import urlsplit

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from askae.website.site.formats.models import FormatRequest

from . import asking
from .asking import FILLED, held, send, shown, stored, words


def test_opened_from_a_page_it_knows_which(visitor: Client) -> None:
    page = asking.a_page()
    answer = visitor.get("/formats/", {"page": page.url})
    html = answer.content.decode()
    assert held(answer.content)["what"] == "Getting here by bus"
    assert f'href="{page.url}?as=large"' in html
    assert f'href="{page.url}?as=text"' in html
    assert f'href="/formats/?page={page.url}"' in html  # the link at the bottom stays with it


@pytest.mark.parametrize(
    "path", ["/nowhere/", "//elsewhere.example/", "https://e.example/", "/a\0/", "/" + "a" * 400]
)
def test_another_address_is_not_taken_over(visitor: Client, path: str) -> None:
    fields = shown(visitor, path)
    assert (fields["what"], fields["page"]) == ("", "")


def test_title_of_a_page_that_is_not_public_stays_hidden(visitor: Client) -> None:
    page = asking.a_page(title="Not for everybody")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert shown(visitor, page.url)["what"] == ""


def test_a_journey_in_the_checker_is_not_told(visitor: Client) -> None:
    assert shown(visitor, "/ask/j/Xk3d9a/4/")["page"] == "/ask/"


def test_sent_kept_and_thanked(visitor: Client) -> None:
    page = asking.a_page()
    answer = send(visitor, page.url, kind="language", language="Polish")
    request = stored()
    assert answer.status_code == 303
    assert (request.title, request.path) == ("Visiting times", page.url)
    assert (request.kind, request.detail) == ("language", "Polish")
    assert (request.way, request.contact) == ("email", "sam@example.com")
    thanks = visitor.get(answer["Location"])
    assert request.reference in words(thanks.content)
    assert request.due_in_words in words(thanks.content)
    for secret in ("sam@example.com", "Polish", "Visiting times"):
        assert secret not in thanks.content.decode()
        assert secret not in answer["Location"]


def test_thanks_for_a_request_that_is_gone(visitor: Client) -> None:
    answer = visitor.get("/formats/thanks/AAAA-AAAA/")
    assert answer.status_code == 404
    assert "28 days" in words(answer.content)


def test_only_the_contact_for_the_chosen_way_is_kept(visitor: Client) -> None:
    send(
        visitor,
        way="phone",
        phone="+44 121 496 0111",
        email="not an address",
        address="1 High Street",
    )
    assert stored().contact == "+44 121 496 0111"


def test_what_is_asked_under_another_choice_is_left_behind(visitor: Client) -> None:
    send(visitor, kind="audio", language="Polish", other="a film")
    assert stored().detail == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"what": "  "}, "what"),
        ({"kind": ""}, "kind"),
        ({"kind": "smoke signals"}, "kind"),
        ({"kind": "language"}, "language"),
        ({"kind": "other"}, "other"),
        ({"way": ""}, "way"),
        ({"email": ""}, "email"),
        ({"email": "sam@"}, "email"),
        ({"way": "post"}, "address"),
        ({"way": "post", "address": "Sam"}, "address"),
        ({"way": "phone", "phone": "call me"}, "phone"),
        ({"way": "phone", "phone": "123"}, "phone"),
        ({"note": "x" * 1001}, "note"),
        ({"note": "www.a.example www.b.example http://c.example"}, "note"),
        (
            {"way": "post", "address": "http://a.example http://b.example http://c.example"},
            "address",
        ),
    ],
)
def test_a_slip_is_shown_twice_and_nothing_is_lost(
    visitor: Client, typed: dict[str, str], field: str
) -> None:
    answer = send(visitor, "", 20, **typed)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Error: " in html
    assert f'href="#{field}"' in html
    assert f'id="{field}-error"' in html
    assert f'id="{field}"' in html
    kept = held(answer.content)
    for name, value in (FILLED | typed).items():
        if name not in ("kind", "way") or value in (
            "braille",
            "email",
            "post",
            "phone",
            "language",
            "other",
        ):
            assert kept.get(name, "") == value.strip()
    assert not FormatRequest.objects.exists()


def test_every_slip_is_listed_in_the_order_of_the_page(visitor: Client) -> None:
    answer = send(visitor, what="", kind="", way="post")
    html = answer.content.decode()
    places = [html.index(f'href="#{name}"') for name in ("what", "kind", "address")]
    assert places == sorted(places)


@pytest.mark.parametrize("contact", ["sam.o'neil@example.co.uk", "x+y@sub.example.org"])
def test_unusual_but_good_addresses(visitor: Client, contact: str) -> None:
    send(visitor, email=contact)
    assert stored().contact == contact


def test_what_was_typed_cannot_become_markup(visitor: Client) -> None:
    answer = send(visitor, what="<script>alert(1)</script>", kind="")
    assert "<script>alert" not in answer.content.decode()


def test_a_browser_says_where_the_form_came_from(visitor: Client) -> None:
    """With the site's own "no-referrer" it would say "null", and the form would be refused."""
    strict = Client(enforce_csrf_checks=True)
    answer = strict.get("/formats/")
    assert answer["Referrer-Policy"] == "same-origin"
    fields = held(answer.content) | FILLED
    assert "csrfmiddlewaretoken" in fields
    with asking.later(20):
        assert strict.post("/formats/", fields, headers={"origin": "null"}).status_code == 403
        sent = strict.post("/formats/", fields, headers={"origin": "http://testserver"})
    assert sent.status_code == 303
    assert strict.get(sent["Location"])["Referrer-Policy"] == "same-origin"


def test_nothing_is_stored_on_the_way(visitor: Client) -> None:
    answer = send(visitor)
    assert answer["Cache-Control"] == "no-store"
    for address in ("/formats/", answer["Location"]):
        assert visitor.get(address)["Cache-Control"] == "no-store"
    assert send(visitor, kind="")["Cache-Control"] == "no-store"


def test_the_thanks_do_not_pass_their_address_on(visitor: Client) -> None:
    answer = send(visitor)
    html = visitor.get(answer["Location"]).content.decode()
    assert urlsplit(answer["Location"]).path not in html


def test_phone_and_email_for_whoever_cannot_use_the_form(visitor: Client) -> None:
    asking.a_statement()
    said = words(visitor.get("/formats/").content)
    assert "0121 496 0180" in said
    assert "w@example.org" in said


def test_works_without_a_statement(visitor: Client) -> None:
    asking.AccessibilityPage.objects.all().delete()
    assert 'href="/contact/"' in visitor.get("/formats/").content.decode()
