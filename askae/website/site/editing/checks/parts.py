"""A page as a plain list of parts, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class Place:
    """Where in the editor a part is."""

    words: str
    """“Body, text 3”."""
    anchor: str = ""
    """The id of its box on the edit page, where it has one."""


@dataclass(frozen=True)
class Part:
    place: Place = field(default=Place(""), kw_only=True)


@dataclass(frozen=True)
class Heading(Part):
    level: int
    text: str


@dataclass(frozen=True)
class Text(Part):
    """Rich text, or plain text with one paragraph a line."""

    html: str


@dataclass(frozen=True)
class Quotation(Part):
    """Somebody's own words, which are not ours to mend."""

    text: str


@dataclass(frozen=True)
class Picture(Part):
    alt: str
    decorative: bool = False
    file: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Link(Part):
    text: str
    href: str


@dataclass(frozen=True)
class Summary(Part):
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or a point of a list."""

    text: str
    all_bold: bool
    place: Place
    in_list: bool = False


def paragraphs(parts: Sequence[Part]) -> Iterator[Paragraph]:
    """Of all running text; what stands in quotation blocks is left out."""
    for part in parts:
        if isinstance(part, Text):
            yield from _paragraphs_of(part)
        elif isinstance(part, Summary) and part.text.strip():
            yield Paragraph(_plain(part.text), False, part.place)


def links(parts: Sequence[Part]) -> Iterator[Link]:
    """Links of their own and those inside text."""
    for part in parts:
        if isinstance(part, Link):
            yield part
        elif isinstance(part, Text):
            for tag in BeautifulSoup(part.html, "html.parser").find_all("a"):
                yield Link(_plain(tag.get_text()), _target(tag), place=part.place)


def _paragraphs_of(part: Text) -> Iterator[Paragraph]:
    soup = BeautifulSoup(part.html, "html.parser")
    blocks = soup.find_all(["p", "li"])
    if not blocks:
        for line in soup.get_text().splitlines():
            if text := _plain(line):
                yield Paragraph(text, False, part.place)
    for block in blocks:
        if text := _plain(block.get_text(" " if block.find("br") else "")):
            bold = "".join(tag.get_text() for tag in block.find_all(["b", "strong"]))
            yield Paragraph(text, _plain(bold) == text, part.place, block.name == "li")


def _target(tag: Tag) -> str:
    """Wagtail keeps a page or a document as its kind and number."""
    if tag.get("href"):
        return str(tag["href"])
    return f"{tag.get('linktype', '')}:{tag.get('id', '')}"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
