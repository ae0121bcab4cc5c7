"""The summary for staff as a page, a code and a PDF; the person decides what is in it."""

import contextlib
import re
import zlib
from collections.abc import Callable

import pytest

from askae.handover import sbar
from askae.website.ask import pdf

from .person import Person

WORDS = "a plan to end their life"


def at_an_emergency(person: Person) -> Person:
    person.open("/ask/").say(who="me", age="16-49 years").say(tick="none")
    person.say(complaint="chest").say(tick=["tight", "spreads"])
    for _ in range(2):  # the lists that look for 999, in the time that is left
        if person.heading.endswith("Go to A&E now"):
            break
        person.say(tick="none")
    return person


def at_a_private_matter(person: Person) -> Person:
    person.open("/ask/").say(who="me", age="16-49 years").say(tick="none")
    return person.say(complaint="mood").say(plan="yes")


def opened(made: bytes) -> bytes:
    """With what is packed in it beside it."""
    found = [made]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        with contextlib.suppress(zlib.error):
            found.append(zlib.decompress(stream))
    return b"\n".join(found)


def code(person: Person) -> str:
    words = person.page.find("pre")
    assert words is not None
    return words.get_text()


@pytest.mark.parametrize("cookies", [True, False])
def test_from_the_outcome_to_the_summary(newcomer: Callable[..., Person], cookies: bool) -> None:
    person = at_an_emergency(newcomer(cookies=cookies)).click("Summary to show to staff")
    assert person.heading == "Summary for staff"
    assert person.response["Cache-Control"] == "no-store"
    summary = sbar.read(code(person))
    assert summary.complaints == ("Chest pain",)
    assert summary.red == ("It feels tight", "It spreads to the arm")
    assert "Heart attack" not in person.text
    assert person.page.select_one('[role="img"] svg path') is not None
    assert all("tight" not in url and "private" not in url for url in person.urls)


def test_private_answers_are_out_until_the_person_ticks_it(person: Person) -> None:
    at_a_private_matter(person).click("Summary to show to staff")
    place = person.url
    for words in ("Low mood", WORDS, "You deserve help", "Call 999 now"):
        assert words not in person.main
    assert "To be told in person" in person.main
    person.press("Show it that way", private="yes")
    assert "Low mood" in person.main
    assert WORDS in person.main.replace("A plan", "a plan")
    assert person.url == place
    person.open(place)  # the choice is not kept
    assert WORDS not in person.main.replace("A plan", "a plan")


def test_it_needs_a_finished_assessment(person: Person) -> None:
    person.open("/ask/").say(who="me", age="16-49 years")
    person.open(person.url.replace("2/", "handover/"))
    assert person.heading != "Summary for staff"


@pytest.mark.skipif(not pdf.may_make(), reason="WeasyPrint is not installed")
@pytest.mark.parametrize("button", ["Save as PDF", "Save as PDF in large print"])
def test_a_tagged_pdf(person: Person, button: str) -> None:
    at_an_emergency(person).click("Summary to show to staff").press(button)
    assert person.response["Content-Type"] == "application/pdf"
    assert person.response["Cache-Control"] == "no-store"
    made = person.response.content
    assert made.startswith(b"%PDF")
    content = opened(made)
    assert b"/StructTreeRoot" in content
    assert b"/Lang (en-GB)" in content
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 1


@pytest.mark.skipif(not pdf.may_make(), reason="WeasyPrint is not installed")
def test_what_is_too_long_for_one_sheet_gives_way_to_a_shorter_one() -> None:
    long, short = (f"<p>{'word ' * count}</p>" for count in (9000, 90))
    made = opened(pdf.make([long, short, long]))
    assert len(re.findall(rb"/Type\s*/Page\b", made)) == 1
    assert len(re.findall(rb"/Type\s*/Page\b", opened(pdf.make([long])))) > 1


def test_without_weasyprint_the_page_says_what_to_do(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as without:
        without.setattr(pdf, "may_make", lambda: False)
        at_an_emergency(person).click("Summary to show to staff")
    assert "PDF" not in person.main

    def none(_: object) -> bytes:
        raise pdf.NoPdfError

    monkeypatch.setattr(pdf, "make", none)
    monkeypatch.setattr(pdf, "may_make", lambda: True)
    person.open(person.url).press("Save as PDF")
    assert person.heading == "We can’t make a PDF here"
    assert "print the page" in person.main
