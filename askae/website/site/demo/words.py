"""The files of the demonstration: read, and turned into what the pages hold."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from askae.website.site.pages.models import Picture

CONTENT = Path(__file__).parent / "content"
_MARKDOWN = MarkdownIt("commonmark", {"html": False})

Block = tuple[str, Any]


def read(name: str) -> dict[str, Any]:
    """``home`` is content/pages/home.yaml."""
    return read_file(f"pages/{name}.yaml")


def read_file(path: str) -> dict[str, Any]:
    data: dict[str, Any] = YAML(typ="safe").load(CONTENT / path)
    return data


def names(beginning: str) -> list[str]:
    return sorted(path.stem for path in (CONTENT / "pages").glob(f"{beginning}*.yaml"))


def rich(text: str) -> str:
    """Markdown as the HTML of a rich text."""
    return str(_MARKDOWN.render(str(text or ""))).strip()


@cache
def alt_texts() -> dict[str, str]:
    texts: dict[str, str] = YAML(typ="safe").load(CONTENT / "pictures" / "alt.yaml")
    return texts


def body(blocks: list[dict[str, Any]], pictures: dict[str, Picture]) -> list[Block]:
    """The blocks of a page; a list of things to do and one of things not to do stand together."""
    made: list[Block] = []
    for entry in blocks:
        [(kind, value)] = entry.items()
        if kind == "dont" and made and made[-1][0] == "do_and_dont":
            made[-1][1]["dont"] = value
        else:
            made.append(_block(kind, value, pictures))
    return made


def _block(kind: str, value: Any, pictures: dict[str, Picture]) -> Block:
    match kind:
        case "text":
            return "text", rich(value)
        case "do" | "dont":
            return "do_and_dont", {"do": [], "dont": []} | {kind: value}
        case "callout" | "expander":
            return kind, {"title": value.get("title", ""), "text": rich(value["text"])}
        case "picture":
            image = pictures[value["name"]]
            image.decorative = False
            image.contextual_alt_text = image.description
            return "picture", {"image": image, "caption": value.get("caption", "")}
        case "links":
            return "links", [link(entry) for entry in value]
        case "contact":
            empty = dict.fromkeys(("phone", "email", "text"), "")
            return "contact", empty | value
        case "quotation":
            return "quotation", {"role": "", "source": ""} | value
        case _:
            return kind, value


def link(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": entry.get("text", ""),
        "page": None,
        "address": entry["to"],
        "hint": entry.get("hint", ""),
    }
