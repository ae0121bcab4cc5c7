"""A complaint in one picture (SVG): the questions in their order, and the rules by urgency that their answers lead to.

Plain attributes and no style, so that it may stand in a page that allows no inline style. It shows what people are
asked and told, and no hazard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from askae.triage import Knowledge

from .complaint import LEVEL_NAMES, Readable, readable
from .layout import (
    EDGE,
    GAP,
    LARGE,
    LEFT,
    LINE,
    RIGHT,
    SMALL,
    WIDTH,
    Box,
    Frame,
    Layout,
    layout,
    wrap,
)

COLOURS = {
    "emergency": "#d5281b",
    "urgent": "#b56500",
    "routine": "#005eb8",
    "self_care": "#007f3b",
}
INK, FAINT, PAPER = "#212b32", "#4c6272", "#f0f4f5"
RULES_AT = EDGE + LEFT + GAP


def draw(knowledge: Knowledge, complaint: str, alone: bool = True) -> str:
    """``alone``: a file of its own, with a heading; else a part of a page that has one."""
    found = readable(knowledge, complaint)
    head = _head(found) if alone else ()
    top = EDGE + LINE * len(head) + (8 if head else 0)
    placed = layout(knowledge, found, top)
    parts = "".join([*_written_head(head), *_picture(placed, top)])
    name = escape(found.complaint.name)
    id = f"picture-{complaint}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {placed.height:g}" role="img" '
        f'aria-labelledby="{id}-title {id}-about" font-family="Arial, sans-serif">'
        f'<title id="{id}-title">{name}: questions and rules</title>'
        f'<desc id="{id}-about">{escape(_about(found))}</desc>'
        f'<rect width="{WIDTH}" height="{placed.height:g}" fill="#fff"/>{parts}</svg>\n'
    )


def _about(found: Readable) -> str:
    asked = sum(len(question.lines) for question in found.asked)
    rules = "; ".join(f"{LEVEL_NAMES[level]}, {len(own)}" for level, own in found.own.items())
    return (
        f"On the left {len(found.asked)} questions that ask for {asked} facts; on the right the rules by urgency: "
        f"{rules}. A line joins each fact with the rules that read it."
    )


def _head(found: Readable) -> list[str]:
    general = sum(map(len, found.general.values()))
    note = (
        "A line joins each answer with the rules that read it; the most urgent rule that holds decides. Not drawn: "
        f"age, sex and pregnancy, and {general} general rules, which hold here too. What is grey only those read."
    )
    return [found.complaint.name, *wrap(note, WIDTH - 2 * EDGE)]


def _written_head(head: Iterable[str]) -> Iterator[str]:
    for place, words in enumerate(head):
        size = 16 if place == 0 else SMALL
        yield _text(EDGE, EDGE + LINE * (place + 1) - 4, words, size, bold=place == 0)


def _picture(placed: Layout, top: float) -> Iterator[str]:
    yield _text(EDGE, top + LINE - 2, "What is asked, in this order", LARGE, bold=True)
    rows = placed.rows
    for box in reversed(placed.boxes):  # the most urgent last, so on top
        for id in box.reads:
            yield _line(rows[id].y, box)
    for frame in placed.frames:
        yield from _frame(frame)
    for band in placed.bands:
        yield _text(RULES_AT, band.y, band.title, LARGE, bold=True, colour=COLOURS[band.level])
    for box in placed.boxes:
        yield from _box(box)


def _line(y: float, box: Box) -> str:
    start, end = EDGE + LEFT, RULES_AT
    bend = GAP * 0.55
    return (
        f'<path d="M{start} {y:g}C{start + bend:g} {y:g} {end - bend:g} {box.y:g} {end} {box.y:g}" fill="none" '
        f'stroke="{COLOURS[box.level]}" stroke-opacity="0.45" stroke-width="1.2"/>'
    )


def _frame(frame: Frame) -> Iterator[str]:
    yield (
        f'<rect x="{EDGE}" y="{frame.top:g}" width="{LEFT}" height="{frame.height:g}" rx="4" fill="{PAPER}" '
        f'stroke="#aeb7bd"/>'
    )
    for place, words in enumerate(frame.title):
        yield _text(EDGE + 10, frame.top + 4 + LINE * (place + 1), words, LARGE, bold=True)
    for row in frame.rows:
        for place, words in enumerate(row.lines):
            colour = INK if row.used else FAINT
            yield _text(EDGE + 22, row.top + LINE * (place + 1) - 4, words, SMALL, colour=colour)
        if row.used:
            yield f'<circle cx="{EDGE + LEFT}" cy="{row.y:g}" r="3" fill="{INK}"/>'


def _box(box: Box) -> Iterator[str]:
    colour = COLOURS[box.level]
    yield (
        f'<rect x="{RULES_AT}" y="{box.top:g}" width="{RIGHT}" height="{box.height:g}" rx="4" fill="#fff" '
        f'stroke="#aeb7bd"/><rect x="{RULES_AT}" y="{box.top:g}" width="6" height="{box.height:g}" fill="{colour}"/>'
    )
    y = box.top + 2
    for words in box.advice:
        y += LINE
        yield _text(RULES_AT + 16, y, words, LARGE, bold=True)
    for words in box.reason:
        y += LINE
        yield _text(RULES_AT + 16, y, words, SMALL)


def _text(
    x: float, y: float, words: str, size: float, bold: bool = False, colour: str = INK
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{weight} fill="{colour}">{escape(words)}</text>'
