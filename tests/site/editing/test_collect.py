"""Every place where an editor writes reaches the checks."""

from __future__ import annotations

from wagtail.models import Page

from askae.website.site.editing.checks import Heading, Link, Picture, Quotation, Summary, Text
from askae.website.site.editing.collect import parts_of
from askae.website.site.information.models import Change, GuidancePage
from askae.website.site.pages.models import HomePage
from askae.website.site.services.models import HospitalPage

from . import world


def all_blocks() -> list[tuple[str, object]]:
    picture = {"image": world.picture(), "alt_text": "A door", "decorative": False}
    return [
        ("heading", "Heading"),
        ("subheading", "Smaller"),
        ("text", "<p>Text</p>"),
        ("picture", {"image": picture, "caption": "Caption"}),
        ("quotation", {"text": "Quoted", "person": "A", "role": "", "source": ""}),
        ("callout", {"title": "Callout", "text": "<p>Called out</p>"}),
        ("steps", ["First", "Second"]),
        ("do_and_dont", {"do": ["Do"], "dont": ["Do not"]}),
        ("expander", {"title": "Open", "text": "<p>Hidden</p>"}),
        ("contact", {"name": "Desk", "phone": "1", "email": "", "text": "Call us"}),
        ("links", [{"text": "Map", "page": None, "address": "/map/", "hint": ""}]),
    ]


def test_every_block_is_read(home: HomePage) -> None:
    page = world.ordinary(home, *all_blocks())
    parts = parts_of(Page.objects.get(pk=page.pk).specific)
    plain = [(type(part), getattr(part, "text", getattr(part, "html", ""))) for part in parts]
    for expected in [
        (Heading, "Parking"),
        (Summary, "Where to park."),
        (Heading, "Heading"),
        (Heading, "Smaller"),
        (Text, "<p>Text</p>"),
        (Quotation, "Quoted"),
        (Text, "<p>Called out</p>"),
        (Text, "Second"),
        (Text, "Do not"),
        (Text, "<p>Hidden</p>"),
        (Text, "Call us"),
        (Link, "Map"),
    ]:
        assert expected in plain
    [picture] = [part for part in parts if isinstance(part, Picture)]
    assert (picture.alt, picture.caption, picture.decorative) == ("A door", "Caption", False)
    assert ("Quoted" in str([part for part in parts if isinstance(part, Text)])) is False


def test_a_place_leads_to_its_block(home: HomePage) -> None:
    page = world.ordinary(home, ("heading", "Where"), ("text", "<p>Here</p>"))
    [text] = [part for part in parts_of(page) if isinstance(part, Text)]
    assert text.place.words == "Body, block 2 (Text)"
    assert text.place.anchor == f"block-{page.body[1].id}-section"


def test_decorative_picture_and_empty_draft(home: HomePage) -> None:
    decorative = {"image": world.picture(), "alt_text": "", "decorative": True}
    page = world.ordinary(home, ("picture", {"image": decorative, "caption": ""}))
    [picture] = [part for part in parts_of(page) if isinstance(part, Picture)]
    assert picture.decorative
    assert parts_of(HospitalPage(title="New"))


def test_rich_text_fields_and_rows(home: HomePage) -> None:
    hospital = HospitalPage(
        title="H", summary="S.", address="A", parking="<p>Park</p>", phone="0121"
    )
    assert "<p>Park</p>" in str(parts_of(hospital))
    assert "0121" not in str(parts_of(hospital))
    guidance = GuidancePage(title="G", summary="S.", next_review="2030-01-01")
    guidance.changes.add(Change(text="New words"))
    [row] = [part for part in parts_of(guidance) if isinstance(part, Text)]
    assert (row.html, row.place.words) == ("New words", "Change 1")
