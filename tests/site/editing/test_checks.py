"""What the checks find, and what they leave alone."""

from __future__ import annotations

import pytest

from askae.website.site.editing.checks import (
    Heading,
    Link,
    Part,
    Picture,
    Quotation,
    Summary,
    Text,
    Weight,
    check,
)
from askae.website.site.editing.checks.parts import Place
from askae.website.site.editing.checks.reading import reading_age, sentences

PLAIN = "<p>Come to the front desk. Tell us your name. We will call you soon.</p>"


def found(*parts: Part) -> list[str]:
    return [finding.message for finding in check(parts)]


def test_good_page_has_nothing_to_mend() -> None:
    assert not found(
        Heading(1, "Visiting us"),
        Summary("When you can visit, and how to get here."),
        Heading(2, "When to come"),
        Text(
            PLAIN
            + '<p>See <a href="/map/">the map</a>. <b>Bring a mask.</b> The NHS and A&amp;E.</p>'
        ),
        Heading(3, "At night"),
        Heading(2, "Parking"),
        Picture("The front door, next to the bus stop"),
        Picture("", decorative=True),
        Link("Bus times", "/bus/"),
    )


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        (Picture(""), "A picture has no alt text"),
        (Picture("  "), "A picture has no alt text"),
        (Picture("front-door.JPG"), "The alt text is the name of a file"),
        (Picture("IMG_2034"), "The alt text is the name of a file"),
        (Picture("An image of a door"), "The alt text starts with “An image of”"),
        (Picture("Photo of a door"), "The alt text starts with “Photo of”"),
        (Picture("a" * 201), "The alt text is very long (201 letters)"),
        (Picture("A door", caption="A door"), "Alt text and caption are the same"),
    ],
)
def test_poor_alt_text(picture: Picture, message: str) -> None:
    assert found(picture) == [message]


@pytest.mark.parametrize("alt", ["Imaging department", "Pictures on the wall", "Ward 12"])
def test_alt_text_that_only_looks_poor(alt: str) -> None:
    assert not found(Picture(alt))


@pytest.mark.parametrize(
    "words", ["Click here", "read more…", "Here", "More information", "this page."]
)
def test_vague_link(words: str) -> None:
    assert found(Link(words, "/x/")) == [f"The link “{words}” does not say where it leads"]


@pytest.mark.parametrize("words", ["https://www.nhs.uk/", "www.nhs.uk", "nhs.uk/conditions/"])
def test_bare_address(words: str) -> None:
    assert found(Link(words, "/x/")) == ["A link shows its address"]


def test_links_in_text_are_found_with_the_text_s_place() -> None:
    place = Place("Body, block 3 (Text)", "block-3")
    [finding] = check(
        [Text('<p>To book, <a linktype="page" id="4">click here</a>.</p>', place=place)]
    )
    assert finding.place == place


def test_same_words_to_different_places_once() -> None:
    map_a, map_b = Link("The map", "/a/"), Link("the map", "/b/")
    assert found(map_a, map_a) == []
    assert len(found(map_a, map_b, map_b)) == 1


def test_same_words_to_two_pages_inside_text() -> None:
    text = '<p><a linktype="page" id="1">Map</a> <a linktype="page" id="2">Map</a></p>'
    assert len(found(Text(text))) == 1


def test_skipped_and_empty_headings() -> None:
    assert found(Heading(1, "Title"), Heading(3, "Small")) == [
        "A smaller heading comes before any heading"
    ]
    assert not found(Heading(1, "T"), Heading(2, "A"), Heading(3, "B"), Heading(2, "C"))
    assert found(Heading(2, " ")) == ["A heading is empty"]


def test_bold_paragraph_as_heading() -> None:
    assert found(Text("<p><b>Opening times</b></p><p>All day.</p>")) == [
        "Bold text is used as a heading"
    ]
    assert not found(Text("<p><b>Call 999 now.</b></p><ul><li><b>Blood</b></li></ul>"))


def test_capitals() -> None:
    assert found(Heading(2, "OPENING TIMES")) == ["Words are written in capitals"]
    assert (
        found(Text("<p>PLEASE wait. DO NOT PARK HERE.</p>"))
        == ["Words are written in capitals"] * 2
    )
    assert not found(Text("<p>The NHS, A&amp;E, MRI CT, and GP.</p>"))


def test_long_sentence_but_not_in_a_quotation() -> None:
    long = " ".join(["word"] * 26) + "."
    assert found(Text(f"<p>{long}</p>")) == ["A sentence has 26 words"]
    assert not found(Text(f"<p>{' '.join(['word'] * 25)}.</p>"))
    assert not found(Quotation(long))


def test_points_of_a_list_are_not_one_sentence() -> None:
    points = "".join(f"<li>{' '.join(['word'] * 9)}</li>" for _ in range(5))
    assert not found(Text(f"<ul>{points}</ul>"))


def test_sentences_end_where_a_reader_ends_them() -> None:
    assert len(sentences("Dr. Shah is in at 9.30am. Is she late? “Wait.” Then ask.")) == 4


def test_hard_words_once_and_whole() -> None:
    assert found(Text("<p>Prior to this. Prior to that.</p>")) == ["“prior to” has a plainer word"]
    assert not found(Text("<p>Requirements, vial.</p>"))


def test_missing_summary() -> None:
    assert found(Summary("")) == ["There is no summary"]


HARD = (
    "Multidisciplinary rehabilitation programmes demonstrate considerable effectiveness regarding "
    "cardiovascular complications. "
) * 8


def test_reading_age() -> None:
    easy = ["We will see you soon. Sit down and wait. You can eat and drink. "] * 8
    assert reading_age(easy) is not None
    assert (reading_age(easy) or 99) <= 11
    assert (reading_age([HARD]) or 0) > 18
    assert reading_age(["Short."]) is None


def test_hard_page_is_told_once_and_last() -> None:
    findings = check([Text(f"<p>{HARD}</p>"), Picture("")])
    assert findings[0].weight == Weight.GREAT
    assert sum("reading age" in finding.message for finding in findings) == 1


def test_another_script_is_not_judged_by_english_rules() -> None:
    assert not found(Text("<p>" + "糖尿病患者应每年检查一次双脚。" * 40 + "</p>"))
