"""Reads answer sheets; every problem with file, line and cure, and nothing half-read.

A set is one file ``<set>.yaml``, or a folder ``<set>/`` whose ``set.yaml`` says what it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from askae.knowledge.fields import Fields
from askae.knowledge.problems import Problem, Problems, suggest
from askae.knowledge.source_files import Node, read_file
from askae.triage import Knowledge

from .case_fields import read_case
from .set_fields import About, read_set
from .sheet import Case, Sheet

DISAGREEMENTS, PEERS, TO_COME = "disagreements.yaml", "peers.yaml", "complaints_to_come.yaml"
HEAD = "set.yaml"


class SheetError(ValueError):
    """The sheets cannot be used. ``problems`` says all that is wrong."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        self.folder = folder
        self.problems = problems
        count = len(problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the answer sheets")
        self.add_note("\n".join(self.lines))

    @property
    def lines(self) -> Iterator[str]:
        for problem in self.problems:
            place = (self.folder / problem.file).as_posix()
            yield f"{place}:{problem.line}: {problem.message}"
            if problem.cure:
                yield f"    {problem.cure}"


@dataclass(slots=True)
class _Reading:
    """What is needed to understand a case."""

    folder: Path
    knowledge: Knowledge
    problems: Problems
    to_come: Collection[str]
    seen: dict[str, Node] = field(default_factory=dict)


def sets_in(folder: Path) -> tuple[str, ...]:
    """The names of the sets, in order."""
    files = {path.stem for path in folder.glob("*.yaml")} - {
        Path(name).stem for name in (DISAGREEMENTS, PEERS, TO_COME)
    }
    return tuple(sorted(files | {path.parent.name for path in folder.glob(f"*/{HEAD}")}))


def read_sheets(
    folder: Path, knowledge: Knowledge, names: Collection[str] = ()
) -> tuple[Sheet, ...]:
    """The sets named, or all. Raises SheetError, which carries every problem."""
    problems = Problems()
    to_come = _to_come(folder, problems)
    sheets = [
        _sheet(name, _Reading(folder, knowledge, problems, to_come))
        for name in sets_in(folder)
        if not names or name in names
    ]
    if problems.found:
        raise SheetError(folder, problems.sorted())
    return tuple(sheet for sheet in sheets if sheet is not None)


def _to_come(folder: Path, problems: Problems) -> frozenset[str]:
    """Complaints that are planned: a case may name them before they exist."""
    path = folder / TO_COME
    root = read_file(path, TO_COME, problems) if path.is_file() else None
    if root is None:
        return frozenset()
    fields = Fields(root, problems, "The list of complaints to come")
    found = frozenset(node.raw for node in fields.items("complaints", required=True))
    fields.finish()
    return found


def _sheet(name: str, reading: _Reading) -> Sheet | None:
    single = reading.folder / f"{name}.yaml"
    paths = [single] if single.is_file() else sorted((reading.folder / name).glob("*.yaml"))
    paths.sort(key=lambda path: path.name != HEAD)
    about: About | None = None
    cases: list[Case] = []
    for path in paths:
        file = path.relative_to(reading.folder).as_posix()
        root = read_file(path, file, reading.problems)
        if root is None:
            continue
        top = Fields(root, reading.problems, f"The sheet {file}")
        is_head = about is None
        if is_head or top.has("set"):
            about = about or read_set(
                name, top.take("set", required=True) or root, reading.knowledge, reading.problems
            )
            if not is_head:
                top.wrong(top.at("set"), f"“set” belongs in {name}/{HEAD} alone.", "Remove it.")
                top.take("set")
        if path.name != HEAD or path == single:
            cases += _cases(top, about, reading)
        top.finish()
    if about is None:
        return None
    _neighbours(cases, reading)
    return Sheet(name, about.title, about.reference, about.licence, tuple(cases))


def _cases(top: Fields, about: About | None, reading: _Reading) -> Iterator[Case]:
    if about is None:
        return
    for node in top.items("cases", required=True):
        case = read_case(about, node, reading.knowledge, reading.to_come, reading.problems)
        if case is None:
            continue
        if first := reading.seen.get(case.id):
            reading.problems.add(
                node,
                f"The case “{case.id}” exists already, in {first.file} line {first.line}.",
                "Give this one another id.",
            )
        reading.seen.setdefault(case.id, node)
        yield case


def _neighbours(cases: list[Case], reading: _Reading) -> None:
    by_id: Mapping[str, Case] = {case.id: case for case in cases}
    for case in cases:
        if not case.neighbour:
            continue
        other = by_id.get(case.neighbour)
        if other is None:
            message = f"The neighbour “{case.neighbour}” of {case.id} does not exist."
            reading.problems.add(reading.seen[case.id], message, suggest(case.neighbour, by_id))
        elif (other.gold, other.disposition) == (case.gold, case.disposition):
            message = f"{case.id} and its neighbour {other.id} need the same."
            cure = "A neighbour stands across a boundary: another level or disposition."
            reading.problems.add(reading.seen[case.id], message, cure)
