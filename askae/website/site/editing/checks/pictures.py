"""Alt text: what a picture says to somebody who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .findings import Finding, Weight
from .parts import Part, Picture

LONGEST = 200
_FILE_NAME = re.compile(
    r"\.(jpe?g|png|webp|gif|heic)$|^(img|dsc[nf]?|image|photo|scan)?[-_ ]?\d{3,}$", re.I
)
_IMAGE_OF = re.compile(
    r"^(an? |the )?(image|picture|photo|photograph|pic|graphic|icon) (of|showing|shows)\b", re.I
)


def check(parts: Sequence[Part]) -> list[Finding]:
    return [finding for part in parts if isinstance(part, Picture) for finding in _check_one(part)]


def lacks_alt_text(parts: Sequence[Part]) -> list[Picture]:
    """The one thing that no page is published with."""
    return [
        part
        for part in parts
        if isinstance(part, Picture) and not part.decorative and not part.alt.strip()
    ]


def _check_one(picture: Picture) -> Iterator[Finding]:
    alt = picture.alt.strip()
    if picture.decorative:
        return
    if not alt:
        yield Finding(
            Weight.GREAT,
            "A picture has no alt text",
            "Say in one sentence what it shows. If it says nothing, tick “Image is decorative”.",
            picture.place,
        )
        return
    if _FILE_NAME.search(alt) or (picture.file and alt.lower() == picture.file.lower()):
        yield Finding(
            Weight.GREAT,
            "The alt text is the name of a file",
            "Say what the picture shows: “Two nurses at the front desk”.",
            picture.place,
            alt,
        )
    if found := _IMAGE_OF.search(alt):
        yield Finding(
            Weight.SMALL,
            f"The alt text starts with “{found.group()}”",
            "Leave that out. A screen reader says “image” by itself.",
            picture.place,
            alt,
        )
    if len(alt) > LONGEST:
        yield Finding(
            Weight.MIDDLE,
            f"The alt text is very long ({len(alt)} letters)",
            f"Use one or two sentences, {LONGEST} letters at most. Put the rest in the text of the page.",
            picture.place,
        )
    if picture.caption and alt.lower() == picture.caption.strip().lower():
        yield Finding(
            Weight.SMALL,
            "Alt text and caption are the same",
            "They are read out one after the other. Let the alt text say what is seen, and the caption the rest.",
            picture.place,
            alt,
        )
