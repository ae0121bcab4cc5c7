"""The record of what the rules say today, as text: a heading for each rule, and under it a line for each person.

[chest_angina_change]
35 years male: chest_angina_worse=not_sure, chest_when=last_3_days -> hospital_today
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from .stories import Story

HEADER = """\
# What the rules say today, person by person: written by `askae knowledge record`. For each way that a rule can hold,
# the smallest person whom it decides alone, and those who just miss it. A change of a rule shows itself here, and must
# be meant. Nobody has judged these one by one; the judged cases are in answer_sheets/own.
"""


def as_text(stories: Iterable[Story]) -> str:
    """One line a story, sorted by rule, so that a change of one rule moves few lines."""
    lines = [HEADER]
    ordered = sorted(stories, key=lambda story: (story.why, _line(story)))
    for rule, own in groupby(ordered, key=lambda story: story.why):
        lines += [f"\n[{rule}]\n", *(f"{_line(story)}\n" for story in own)]
    return "".join(lines)


def read_record(folder: Path, complaints: Iterable[str] | None = None) -> Iterator[Story]:
    """Every person of the record, or of these complaints."""
    wanted = None if complaints is None else set(complaints)
    for file in sorted(folder.glob("*.txt")):
        if wanted is None or file.stem in wanted:
            yield from _read(file)


def _read(file: Path) -> Iterator[Story]:
    rule, place = "", 0
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            rule, place = line[1:-1], 0
        elif line and not line.startswith("#"):
            place += 1
            yield _story(line, f"{rule}_{place}", rule, file.stem)


def _line(story: Story) -> str:
    said = ", ".join(f"{id}={_value(value)}" for id, value in sorted(story.answers.items()))
    return f"{story.age} {story.sex}: {said} -> {story.disposition}"


def _story(line: str, id: str, rule: str, complaint: str) -> Story:
    person, rest = line.split(":", 1)
    said, disposition = rest.rsplit("->", 1)
    age, sex = person.rsplit(" ", 1)
    answers = dict(part.split("=", 1) for part in said.strip().split(", ") if part)
    values = {id: value.split("+") if "+" in value else value for id, value in answers.items()}
    return Story(id, complaint, age, sex, values, "", rule, disposition.strip())


def _value(value: Any) -> str:
    return "+".join(value) if isinstance(value, (list, tuple)) else str(value)
