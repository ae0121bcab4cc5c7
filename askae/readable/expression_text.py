"""The engine's expressions in the words of the knowledge files: for messages and reference pages.

>>> from askae.triage.expressions import And, Atom, Or
>>> text(And((Atom("age", "<", 91.3125), Or((Atom("a", "is", "yes"), Atom("b", "is", "no"))))))
'age < 3 months and (a or not b)'
"""

from __future__ import annotations

from typing import cast

from askae.triage.ages import DAYS
from askae.triage.expressions import And, AtLeast, Atom, Expression, Or


def text(expression: Expression) -> str:
    """What the parser reads back as the same expression; it has no words for always and never."""
    match expression:
        case Atom():
            return atom_text(expression)
        case And(parts):
            return " and ".join(_bracketed(part) for part in parts) or "always"
        case Or(parts):
            return " or ".join(_bracketed(part) for part in parts) or "never"
        case AtLeast(least, weighted):
            if all(weight == 1 for weight, _ in weighted):
                inside = (_bracketed(part) for _, part in weighted)
                return f"at_least({least:g}, {', '.join(inside)})"
            inside = (f"{_bracketed(part)} * {weight:g}" for weight, part in weighted)
            return f"score({least:g}, {', '.join(inside)})"


def _bracketed(part: Expression) -> str:
    if isinstance(part, (And, Or)):
        return f"({text(part)})"
    return text(part)


def atom_text(atom: Atom) -> str:
    match atom.op:
        case "is":
            return atom.finding if atom.value == "yes" else f"not {atom.finding}"
        case "in":
            return _among(atom, "=", "in")
        case "has" | "lacks":
            equal = "=" if atom.finding == "complaint" else "has"
            found = _among(atom, equal, "in" if equal == "=" else "has_any")
            return found if atom.op == "has" else f"not ({found})"
    value = cast(float, atom.value)
    return f"{atom.finding} {atom.op} {_age(value) if atom.finding == 'age' else _figure(value)}"


def _among(atom: Atom, one: str, many: str) -> str:
    values = cast(tuple[str, ...], atom.value)
    if len(values) == 1:
        return f"{atom.finding} {one} {values[0]}"
    return f"{atom.finding} {many} [{', '.join(values)}]"


def _age(days: float) -> str:
    for unit in ("year", "month", "week", "day"):
        number = round(days / DAYS[unit], 6)
        if number == int(number) or unit == "day":
            return f"{_figure(number)} {unit}{'' if number == 1 else 's'}"
    raise AssertionError("the loop ends at days")


def _figure(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)
