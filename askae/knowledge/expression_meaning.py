"""The meaning of expressions: tree to the engine's form, concepts and tables filled in.

Negation is pushed to the atoms, ordered comparisons become sets of options, ages become days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import cast

from askae.triage.ages import DAYS
from askae.triage.expressions import And, AtLeast, Atom, AtomOp, Expression, Or, negate
from askae.triage.knowledge import Finding

from .expression_parser import ExpressionError, parse
from .expression_tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Literal,
    Name,
    Not,
    Score,
    Threshold,
    Tree,
)
from .problems import suggest

_OPPOSITE: dict[AtomOp, AtomOp] = {
    ">=": "<",
    "<": ">=",
    ">": "<=",
    "<=": ">",
    "has": "lacks",
    "lacks": "has",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A threshold by age: each row is who it is for and the value."""

    id: str
    unit: str
    rows: tuple[tuple[Expression, float], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All that an expression may name."""

    findings: Mapping[str, Finding]
    complaints: tuple[str, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    concepts: tuple[str, ...] = ()
    concept: Callable[[str], Expression | None] = lambda id: None
    """The meaning of a concept; None where it has none, which was reported there."""


def read(text: str, vocabulary: Vocabulary) -> tuple[Expression | None, list[ExpressionError]]:
    """The expression, or None and everything that is wrong with it."""
    try:
        tree = parse(text)
    except ExpressionError as error:
        return None, [error]
    reading = _Reading(vocabulary)
    expression = reading.of(tree)
    return (None if reading.failed else expression), reading.errors


def negated(expression: Expression, findings: Mapping[str, Finding]) -> Expression:
    """The opposite in negation normal form."""
    return negate(expression, lambda atom: _turned(atom, findings[atom.finding]))


def _turned(atom: Atom, finding: Finding) -> Atom:
    if atom.op == "is":
        return Atom(atom.finding, "is", "no" if atom.value == "yes" else "yes")
    if atom.op == "in":
        chosen = cast(tuple[str, ...], atom.value)
        others = tuple(option.id for option in finding.options if option.id not in chosen)
        return Atom(atom.finding, "in", others)
    return Atom(atom.finding, _OPPOSITE[atom.op], atom.value)


class _MeaninglessError(Exception):
    """This part has no meaning; the reason is in ``errors``."""


class _Reading:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary
        self.errors: list[ExpressionError] = []
        self.failed = False

    def of(self, tree: Tree) -> Expression:
        try:
            return self._meaning(tree)
        except _MeaninglessError:
            self.failed = True
            return Or(())

    def _wrong(
        self, message: str, column: int, cure: str = "", unknown: bool = False
    ) -> _MeaninglessError:
        self.errors.append(ExpressionError(message, column, cure, unknown))
        return _MeaninglessError()

    def _meaning(self, tree: Tree) -> Expression:
        match tree:
            case Name():
                return self._name(tree)
            case Not(part):
                return self._not(self.of(part))
            case AllOf(parts):
                return And(tuple(self.of(part) for part in parts))
            case AnyOf(parts):
                return Or(tuple(self.of(part) for part in parts))
            case Score():
                return self._score(tree)
            case Threshold():
                return self._threshold(tree)
            case Compare():
                return self._compare(tree)
            case Among():
                return self._among(tree)

    def _not(self, expression: Expression) -> Expression:
        return expression if self.failed else negated(expression, self._known.findings)

    def _finding(self, id: str, column: int) -> Finding:
        if id in self._known.concepts:
            raise self._wrong(
                f"{id} is a concept, which is true or false", column, "Use it without a comparison."
            )
        if id not in self._known.findings:
            cure = suggest(id, self._known.findings)
            raise self._wrong(f"there is no finding “{id}”", column, cure, unknown=True)
        if id == "age_exact":
            raise self._wrong("age_exact only makes the age finer", column, "Use age.")
        return self._known.findings[id]

    def _name(self, tree: Name) -> Expression:
        if tree.id in self._known.concepts:
            meaning = self._known.concept(tree.id)
            if meaning is None:
                raise _MeaninglessError
            return meaning
        if tree.id not in self._known.findings:
            cure = suggest(tree.id, [*self._known.findings, *self._known.concepts])
            raise self._wrong(
                f"there is no finding or concept “{tree.id}”", tree.column, cure, unknown=True
            )
        finding = self._finding(tree.id, tree.column)
        if finding.kind != "yes_no":
            raise self._wrong(
                f"{tree.id} is of the kind {finding.kind} and needs a comparison",
                tree.column,
                _EXAMPLES[finding.kind].format(finding.id),
            )
        return Atom(tree.id, "is", "yes")

    def _score(self, tree: Score) -> Expression:
        for weight, _ in tree.parts:
            if weight <= 0 or weight * 2 != int(weight * 2):
                raise self._wrong(
                    f"the weight {weight} is not 0.5, 1, 1.5, ...",
                    tree.column,
                    "Use multiples of a half.",
                )
        total = sum(weight for weight, _ in tree.parts)
        if tree.least <= 0 or tree.least * 2 != int(tree.least * 2):
            raise self._wrong(
                f"the score {tree.least} to reach is not 0.5, 1, 1.5, ...",
                tree.column,
                "Use a multiple of a half, above 0.",
            )
        if tree.least > total:
            raise self._wrong(
                f"{tree.least} can never be reached: all parts together give {total}",
                tree.column,
                "Lower the number, or add parts.",
            )
        return AtLeast(tree.least, tuple((weight, self.of(part)) for weight, part in tree.parts))

    def _threshold(self, tree: Threshold) -> Expression:
        finding = self._finding(tree.id, tree.column)
        table = self._known.tables.get(tree.table)
        if table is None:
            cure = suggest(tree.table, self._known.tables)
            raise self._wrong(f"there is no table “{tree.table}”", tree.column, cure, unknown=True)
        if finding.kind != "number":
            raise self._wrong(f"{tree.id} is not a number", tree.column)
        if table.unit and table.unit != finding.unit:
            raise self._wrong(
                f"the table {table.id} is in “{table.unit}”, {tree.id} in “{finding.unit}”",
                tree.column,
                "Use the same unit.",
            )
        op: AtomOp = ">=" if tree.side == "above" else "<"
        rows = []
        for who, value in table.rows:
            self._in_range(finding, value, tree.column)
            rows.append(And((who, Atom(tree.id, op, value))))
        return Or(tuple(rows))

    def _compare(self, tree: Compare) -> Expression:
        finding = self._finding(tree.id, tree.column)
        if finding.kind == "age":
            return self._age(tree)
        if finding.kind == "number":
            return self._number(finding, tree)
        if tree.op == "=":
            return self._options(finding, "=", (tree.value,), tree.column)
        if finding.kind != "ordered":
            raise self._wrong(
                f"{tree.id} is of the kind {finding.kind}, which has no order",
                tree.column,
                _EXAMPLES[finding.kind].format(finding.id),
            )
        at = self._option(finding, tree.value)
        options = tuple(option.id for option in finding.options)
        place = options.index(at)
        chosen = {
            ">=": options[place:],
            ">": options[place + 1 :],
            "<=": options[: place + 1],
            "<": options[:place],
        }[tree.op]
        return self._chosen(finding, "in", chosen, tree.column)

    def _age(self, tree: Compare) -> Expression:
        number = tree.value.number
        unit = tree.value.unit.removesuffix("s")
        if tree.op == "=":
            raise self._wrong("an age is never exactly equal", tree.column, "Use >= and <.")
        if number is None or unit not in DAYS:
            raise self._wrong(
                f"the age {tree.value.text} {tree.value.unit}".rstrip()
                + " has no unit of days, weeks, months or years",
                tree.value.column,
                "Write it like: age < 3 months.",
            )
        return Atom(tree.id, cast(AtomOp, tree.op), number * DAYS[unit])

    def _number(self, finding: Finding, tree: Compare) -> Expression:
        number = tree.value.number
        if number is None:
            raise self._wrong(f"{tree.id} is a number, {tree.value.text} is not", tree.value.column)
        if tree.value.unit:
            raise self._wrong(
                f"“{tree.value.unit}” after a number: {tree.id} is always in “{finding.unit}”",
                tree.value.column,
                "Leave the unit out, and turn the number into that unit.",
            )
        if tree.op == "=":
            raise self._wrong("a number is never compared by =", tree.column, "Use >=, >, <= or <.")
        self._in_range(finding, number, tree.value.column)
        value = int(number) if number == int(number) else number
        return Atom(tree.id, cast(AtomOp, tree.op), value)

    def _in_range(self, finding: Finding, number: float, column: int) -> None:
        low, high = finding.min, finding.max
        if (low is not None and number < low) or (high is not None and number > high):
            raise self._wrong(
                f"{number:g} is outside {low:g} to {high:g} {finding.unit}".rstrip()
                + f", the range of {finding.id}",
                column,
                "Is it in the right unit? Else widen min and max of the finding.",
            )

    def _among(self, tree: Among) -> Expression:
        finding = self._finding(tree.id, tree.column)
        return self._options(finding, tree.word, tree.values, tree.column)

    def _options(
        self, finding: Finding, word: str, values: tuple[Literal, ...], column: int
    ) -> Expression:
        several = finding.kind == "several"
        fits = {"=": not several, "in": not several, "has": several, "has_any": several}
        if finding.kind not in ("choice", "ordered", "several", "complaint") or not fits[word]:
            raise self._wrong(
                f"{finding.id} is of the kind {finding.kind} and takes no “{word}”",
                column,
                _EXAMPLES[finding.kind].format(finding.id),
            )
        chosen = [self._option(finding, value) for value in values]
        return self._chosen(finding, "in" if not several else "has", chosen, column)

    def _option(self, finding: Finding, value: Literal) -> str:
        options = self._option_ids(finding)
        if value.text not in options:
            raise self._wrong(
                f"{finding.id} has no option “{value.text}”",
                value.column,
                suggest(value.text, options),
            )
        return value.text

    def _option_ids(self, finding: Finding) -> tuple[str, ...]:
        if finding.kind == "complaint":
            return self._known.complaints
        return tuple(option.id for option in finding.options)

    def _chosen(
        self, finding: Finding, op: AtomOp, chosen: Iterable[str], column: int
    ) -> Expression:
        wanted = set(chosen)
        value = tuple(id for id in self._option_ids(finding) if id in wanted)
        if finding.kind == "complaint":
            return Atom(finding.id, "has", value)
        if op == "in" and len(value) in (0, len(finding.options)):
            raise self._wrong(
                f"this is {'always' if value else 'never'} true of {finding.id}",
                column,
                "Leave it out, or name other options.",
            )
        return Atom(finding.id, op, value)


_EXAMPLES = {
    "yes_no": "Write {0}, or not {0}.",
    "choice": "Write it like: {0} = option, or {0} in [one, other].",
    "ordered": "Write it like: {0} >= option, or {0} in [one, other].",
    "number": "Write it like: {0} >= 38.",
    "several": "Write it like: {0} has option, or {0} has_any [one, other].",
    "age": "Write it like: {0} < 3 months.",
    "complaint": "Write it like: {0} = chest_pain.",
}
