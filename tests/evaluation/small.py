"""A small base and a small set of made-up cases."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from askae.evaluation.sheet import Sheet
from askae.evaluation.sheet_files import SheetError, read_sheets
from askae.knowledge import compile_folder
from askae.triage import Knowledge, from_bundle

MINI = Path(__file__).parent.parent / "mini_knowledge"
SOMETHING_ELSE = """\
complaint:
  id: something_else
  name: Something else
  means: Whatever fits nowhere
  group: whole
  body: [whole]
  words: [other]
  default: gp_week
  default_reason: It should be looked at.
  default_source: TEST 4
  self_care_when: not racing
  self_care_reason: Nothing here needs a doctor.
  ask: [felt]
rules:
  other_hot: {when: hot, then: gp_today, reason: Heat needs a check., hazard: Infection, source: TEST 4}
"""
HEAD = """\
set:
  title: Made up for tests
  reference: Nobody, 2026
  licence: CC0-1.0
  levels: {emergency: [emergency], urgent: urgent, routine: [routine, urgent], self_care: [self_care]}
  tests_unknown: [sweaty]
"""
CASES = """\
cases:
  - id: heart
    age: 60 years
    sex: male
    complaints: [chest]
    findings: {tight: yes, spreads: yes}
    gold: emergency
  - id: "2"
    age: 30 years
    sex: female
    complaints: [chest]
    findings: {hot: yes}
    gold: routine
    note: Urgent counts as right here
  - id: well
    age: 8 years
    sex: female
    complaints: [chest]
    findings: {how_long: hours}
    gold: self_care
    neighbour: "2"
"""


def folder_with(place: Path) -> Path:
    """The knowledge files: the small base with “something else”."""
    shutil.copytree(MINI, place, dirs_exist_ok=True)
    (place / "complaints/something_else.yaml").write_text(SOMETHING_ELSE)
    return place


@cache
def knowledge() -> Knowledge:
    with tempfile.TemporaryDirectory() as place:
        return from_bundle(compile_folder(folder_with(Path(place))))


def write(folder: Path, cases: str = CASES, name: str = "made_up.yaml", head: str = HEAD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(head + cases)
    return folder


def sheet(folder: Path, cases: str = CASES, head: str = HEAD) -> Sheet:
    """The set in ``folder``."""
    (found,) = read_sheets(write(folder, cases, head=head), knowledge())
    return found


def case(fields: str) -> str:
    """One case as the only one; each line of ``fields`` is a key."""
    known = {line.split(":")[0].strip() for line in fields.splitlines()}
    usual = {
        "id": "one",
        "age": "30 years",
        "sex": "male",
        "complaints": "[chest]",
        "gold": "urgent",
    }
    lines = [f"{key}: {value}" for key, value in usual.items() if key not in known]
    lines += [line.strip() for line in fields.strip().splitlines()]
    return "cases:\n  - " + "\n    ".join(lines) + "\n"


def problems(folder: Path, cases: str, head: str = HEAD) -> list[str]:
    """What is wrong with a sheet, as it is printed."""
    try:
        sheet(folder, cases, head)
    except SheetError as error:
        return [line.replace(f"{folder.as_posix()}/", "") for line in error.lines]
    return []
