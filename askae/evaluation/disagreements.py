"""Cases where guidance and the set differ, and why a sheet was changed: ``answer_sheets/disagreements.yaml``.

The rule stays with the guidance. An entry explains a miss only as far as the level that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from askae.knowledge.fields import Fields
from askae.knowledge.problems import Problems, suggest
from askae.knowledge.source_files import Node, read_file
from askae.triage.knowledge import LEVELS

from .patient import Result
from .sheet import Case, Sheet
from .sheet_files import DISAGREEMENTS, SheetError, sets_in


@dataclass(frozen=True, slots=True)
class Disagreement:
    set: str
    case: str
    level: str
    """What guidance asks for."""
    reason: str
    source: str

    def explains(self, result: Result) -> bool:
        """Whether the advice is no less urgent than guidance asks for."""
        same = (result.case.set, result.case.id) == (self.set, self.case)
        return same and LEVELS.index(result.level) <= LEVELS.index(self.level)


@dataclass(frozen=True, slots=True)
class Amended:
    """A sheet changed after it was first committed."""

    set: str
    case: str
    date: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Disagreements:
    guidance: tuple[Disagreement, ...] = ()
    sheets: tuple[Amended, ...] = ()

    def explained(self, result: Result) -> Disagreement | None:
        return next((own for own in self.guidance if own.explains(result)), None)


def read_disagreements(folder: Path, sheets: Iterable[Sheet] = ()) -> Disagreements:
    """Empty where there is no file. Cases must exist in the sheets given. Raises SheetError."""
    path = folder / DISAGREEMENTS
    problems = Problems()
    root = read_file(path, DISAGREEMENTS, problems) if path.is_file() else None
    found = Disagreements()
    if root is not None:
        top = Fields(root, problems, "The list of disagreements")
        cases = {sheet.id: {case.id: case for case in sheet.cases} for sheet in sheets}
        names = (*sets_in(folder), *cases)
        found = Disagreements(
            tuple(_guidance(node, names, cases, problems) for node in top.items("guidance")),
            tuple(_amended(node, names, cases, problems) for node in top.items("sheets")),
        )
        top.finish()
    if problems.found:
        raise SheetError(folder, problems.sorted())
    return found


def _guidance(
    node: Node, names: tuple[str, ...], cases: dict[str, dict[str, Case]], problems: Problems
) -> Disagreement:
    fields = Fields(node, problems, "A disagreement")
    name, case = _which(fields, names, cases)
    found = Disagreement(
        name,
        case,
        fields.one_of("level", LEVELS) or "",
        fields.text("reason", required=True),
        fields.text("source", required=True),
    )
    fields.finish()
    return found


def _amended(
    node: Node, names: tuple[str, ...], cases: dict[str, dict[str, Case]], problems: Problems
) -> Amended:
    fields = Fields(node, problems, "A changed case")
    name, case = _which(fields, names, cases)
    found = Amended(
        name,
        case,
        fields.raw("date", required=True),
        fields.text("what", required=True),
        fields.text("reason", required=True),
    )
    fields.finish()
    return found


def _which(
    fields: Fields, names: tuple[str, ...], cases: dict[str, dict[str, Case]]
) -> tuple[str, str]:
    name = fields.reference("set", names, required=True)
    case = fields.raw("case", required=True)
    if name in cases and case and case not in cases[name]:
        message = f"The set {name} has no case “{case}”."
        fields.wrong(fields.at("case"), message, suggest(case, cases[name]))
    return name, case


def page(found: Disagreements) -> Iterator[str]:
    """The lines of ``docs/reference/disagreements.md``."""
    yield "Where UK guidance and a published set differ, the rule keeps to the guidance and the case stands here."
    yield "`askae evaluate` fails on an emergency that is missed and not explained by one of these lines.\n"
    yield "Each explains advice down to the level it names, and no further.\n"
    yield "## Guidance against a set\n"
    if found.guidance:
        yield "| set | case | guidance asks for | reason | source |\n|---|---|---|---|---|"
        for own in found.guidance:
            cells = (own.set, own.case, own.level, own.reason, own.source)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    else:
        yield "None yet."
    yield "\n## Sheets changed after they were first written\n"
    if found.sheets:
        yield "| set | case | date | what changed | reason |\n|---|---|---|---|---|"
        for change in found.sheets:
            cells = (change.set, change.case, change.date, change.what, change.reason)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
    else:
        yield "None yet."
