"""Any page in large print or plain text."""

from django.test import Client

from askae.live import LiveDirectory, Notice
from askae.website.formats import plain_text

from .person import Person


def test_large_print_stays_until_it_is_taken_back(live: LiveDirectory) -> None:
    client = Client()
    assert b'class="app-large"' not in client.get("/ask/about/").content
    assert b'<html class="app-large" lang="en">' in client.get("/ask/about/?as=large").content
    assert b'class="app-large"' in client.get("/ask/").content
    assert b'class="app-large"' not in client.get("/ask/about/?as=normal").content
    assert b'class="app-large"' not in client.get("/ask/").content


def test_plain_text_of_a_page(live: LiveDirectory) -> None:
    live.write_notices([Notice("1", "A&E is busy", "Expect to wait.", topic="A&E")])
    response = Client().get("/ask/privacy/?as=text")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert text.startswith("Privacy – Ask A&E\n/ask/privacy/\n")
    assert text.index("A&E is busy") < text.index("Where your answers are\n----------------------")
    assert "  * We do not ask for a name" in text
    assert "<" not in text
    assert "Skip to main content" not in text


def test_advice_as_plain_text_tells_no_other_journey(person: Person) -> None:
    person.choose("chest").answer_calmly().click("Get your advice")
    text = person.open(person.url + "?as=text").response.content.decode()
    assert "Care for this at home" in text
    assert "Why we say this\n---------------" in text
    assert "Report advice" not in text  # a form


def test_links_and_pictures_are_told_in_words() -> None:
    html = (
        "<title>T</title><main><h1>One</h1><p>See <a href='/x/'>the times</a>.</p>"
        "<img src='a' alt='A ward'><img src='b' alt=''><svg><text>no</text></svg>"
        "<p><a href='tel:111'>111</a></p></main>"
    )
    text = plain_text(html, "/here/")
    assert "the times (/x/)" in text
    assert "[Picture: A ward]" in text
    assert "no" not in text.split("One")[1].replace("none", "")
    assert "(tel:" not in text
