"""Link text: it must make sense when read alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from .findings import Finding, Weight
from .parts import Link, Part, links

VAGUE = frozenset(
    {
        "click",
        "click here",
        "click this link",
        "details",
        "download",
        "find out more",
        "follow this link",
        "full story",
        "go",
        "here",
        "information",
        "learn more",
        "link",
        "more",
        "more details",
        "more info",
        "more information",
        "page",
        "press here",
        "read more",
        "read on",
        "see here",
        "see more",
        "tap here",
        "this",
        "this link",
        "this page",
        "this website",
        "view",
        "view more",
        "website",
    }
)
_ADDRESS = re.compile(r"^(https?://|www\.)\S+$|^[\w-]+(\.[\w-]+)+/\S*$", re.I)


def check(parts: Sequence[Part]) -> list[Finding]:
    found = list(links(parts))
    return [finding for link in found for finding in _check_one(link)] + list(_same_text(found))


def plain(text: str) -> str:
    return re.sub(r"[^\w ]", "", text.lower()).strip()


def _check_one(link: Link) -> Iterator[Finding]:
    if not link.text.strip():
        yield Finding(
            Weight.GREAT,
            "A link has no words",
            "Write where it leads, or take the link away.",
            link.place,
            link.href,
        )
    elif plain(link.text) in VAGUE:
        yield Finding(
            Weight.MIDDLE,
            f"The link “{link.text}” does not say where it leads",
            "Use the name of the page it opens: “Visiting times”.",
            link.place,
        )
    elif _ADDRESS.match(link.text.strip()):
        yield Finding(
            Weight.MIDDLE,
            "A link shows its address",
            "It is read out letter by letter. Use the name of the page it opens.",
            link.place,
            link.text,
        )


def _same_text(found: Sequence[Link]) -> Iterator[Finding]:
    targets: dict[str, set[str]] = defaultdict(set)
    for link in found:
        text = plain(link.text)
        if text and text not in VAGUE and link.href not in targets[text]:
            if targets[text]:
                yield Finding(
                    Weight.MIDDLE,
                    f"Links with the same words, “{link.text}”, lead to different places",
                    "Let each say where it leads.",
                    link.place,
                )
            targets[text].add(link.href)
