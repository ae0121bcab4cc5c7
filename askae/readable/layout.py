"""Where everything stands in the picture of a complaint: what is asked on the left, what it leads to on the right.

A layered drawing in two layers. Questions keep their order of asking and rules their urgency; within one instruction
the rules are sorted by the middle of what they read, the barycentre heuristic: Sugiyama K, Tagawa S, Toda M. Methods
for visual understanding of hierarchical system structures. IEEE Trans Syst Man Cybern 1981;11:109-25.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean

from askae.triage import Knowledge
from askae.triage.expressions import findings_in

from .complaint import LEVEL_NAMES, Readable, RuleInWords

LEFT, GAP, RIGHT, EDGE = 330, 220, 400, 12
WIDTH = EDGE + LEFT + GAP + RIGHT + EDGE
LINE, SMALL, LARGE = 16, 12, 13
_WIDE = 0.51
"""Mean width of a letter, as a part of its size; a little more than in the fonts that are usual."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding within its question."""

    finding: str
    y: float
    """The middle, where its lines begin."""
    lines: tuple[str, ...]
    top: float
    used: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A question with its findings."""

    top: float
    height: float
    title: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rule."""

    rule: RuleInWords
    level: str
    top: float
    height: float
    advice: tuple[str, ...]
    reason: tuple[str, ...]
    reads: tuple[str, ...]

    @property
    def y(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    level: str
    title: str
    y: float


@dataclass(frozen=True, slots=True)
class Layout:
    height: float
    frames: tuple[Frame, ...]
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]

    @property
    def rows(self) -> Mapping[str, Row]:
        return {row.finding: row for frame in self.frames for row in frame.rows}


def wrap(text: str, width: float, size: float = SMALL) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, int(width / (size * _WIDE))) or [""])


def layout(knowledge: Knowledge, complaint: Readable, top: float) -> Layout:
    used = {
        finding
        for rules in complaint.own.values()
        for one in rules
        if not one.rule.default
        for finding in findings_in(one.rule.when)
    }
    frames = _frames(complaint, used, top)
    places = {row.finding: row.y for frame in frames for row in frame.rows}
    bands, boxes = _boxes(knowledge, complaint, places, top)
    bottom = max(
        [frame.top + frame.height for frame in frames] + [box.top + box.height for box in boxes]
    )
    return Layout(bottom + EDGE, frames, bands, boxes)


def _frames(complaint: Readable, used: Iterable[str], top: float) -> tuple[Frame, ...]:
    found = []
    y = top + LINE + 10
    for number, asked in enumerate(complaint.asked, 1):
        title = wrap(f"{number}. {asked.title}", LEFT - 20, LARGE)
        inside = y + 8 + LINE * len(title) + 4
        rows = []
        for line in asked.lines:
            alone = len(asked.lines) == 1 and line.text == asked.title
            lines = wrap("the answer" if alone else line.text, LEFT - 34)
            high = LINE * len(lines)
            rows.append(Row(line.finding, inside + high / 2, lines, inside, line.finding in used))
            inside += high + 5
        found.append(Frame(y, inside + 4 - y, title, tuple(rows)))
        y = inside + 14
    return tuple(found)


def _boxes(
    knowledge: Knowledge, complaint: Readable, places: Mapping[str, float], top: float
) -> tuple[tuple[Band, ...], tuple[Box, ...]]:
    bands, boxes = [], []
    y = top
    for level, rules in complaint.own.items():
        bands.append(Band(level, LEVEL_NAMES[level], y + LINE - 2))
        y += LINE + 10
        for one in sorted(rules, key=lambda own: _place(knowledge, own, places)):
            reads = (
                ()
                if one.rule.default
                else tuple(sorted(findings_in(one.rule.when) & places.keys()))
            )
            advice = wrap(one.advice, RIGHT - 24, LARGE)
            reason = wrap(one.reason, RIGHT - 24)
            high = LINE * (len(advice) + len(reason)) + 12
            boxes.append(Box(one, level, y, high, advice, reason, reads))
            y += high + 8
        y += 12
    return tuple(bands), tuple(boxes)


def _place(
    knowledge: Knowledge, own: RuleInWords, places: Mapping[str, float]
) -> tuple[float, float]:
    middles = [places[id] for id in findings_in(own.rule.when) if id in places]
    return -knowledge.dispositions[own.rule.then].rank, mean(middles) if middles else 0.0
