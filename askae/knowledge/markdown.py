"""What every generated reference page is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from askae.readable.expression_text import text
from askae.triage.expressions import TRUE, Expression

MADE = "<!-- Made by `askae docs`. Do not edit. -->"


def page(title: str, parts: Iterable[str]) -> str:
    return "\n".join([f"# {title}", "", MADE, "", *parts]).rstrip() + "\n"


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    heads = list(heads)
    yield row(heads)
    yield "|" + "---|" * len(heads)
    yield from map(row, rows)
    yield ""


def row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def who(applies: Expression | None) -> str:
    """To whom something applies."""
    return "everyone" if applies is None or applies == TRUE else f"`{text(applies)}`"
