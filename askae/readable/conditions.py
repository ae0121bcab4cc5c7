"""When a rule holds, in the words that people see.

>>> from askae.triage.expressions import And, Atom
>>> age_words(Atom("age", ">=", 16 * 365.25)), age_words(Atom("age", "<", 91.3125))
('16 years or over', 'under 3 months')
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from askae.triage import Knowledge
from askae.triage.ages import DAYS
from askae.triage.expressions import And, AtLeast, Atom, Expression, Or
from askae.triage.knowledge import Finding

NUMBERS = {">=": "at least {}", ">": "more than {}", "<": "under {}", "<=": "at most {}"}
AGES = {">=": "{} or over", ">": "over {}", "<": "under {}", "<=": "up to {}"}


def condition(knowledge: Knowledge, when: Expression, reader: str) -> str:
    """One line; brackets only where "and" and "or" are mixed."""
    match when:
        case Atom():
            return _atom(knowledge, when, reader)
        case And(parts):
            return _joined(knowledge, parts, "and", reader) or "always"
        case Or(parts):
            return _joined(knowledge, parts, "or", reader) or "never"
        case AtLeast(least, weighted):
            return _scored(knowledge, least, weighted, reader)


def lines(knowledge: Knowledge, when: Expression, reader: str) -> tuple[str, ...]:
    """What must hold together, a line each."""
    if isinstance(when, And) and when.parts:
        return tuple(condition(knowledge, part, reader) for part in when.parts)
    return (condition(knowledge, when, reader),)


def _joined(knowledge: Knowledge, parts: tuple[Expression, ...], word: str, reader: str) -> str:
    words = []
    for part in parts:
        text = condition(knowledge, part, reader)
        mixed = len(parts) > 1 and _is_list(part, word)
        words.append(f"({text})" if mixed else text)
    return f", {word} ".join(words) if len(words) > 2 else f" {word} ".join(words)


def _is_list(part: Expression, word: str) -> bool:
    """Whether it needs brackets between others."""
    if isinstance(part, Atom):
        return word == "and" and part.op in ("in", "has", "lacks") and len(part.value) > 1
    return isinstance(part, (And, Or)) and len(part.parts) > 1


def _scored(
    knowledge: Knowledge,
    least: float,
    weighted: tuple[tuple[float, Expression], ...],
    reader: str,
) -> str:
    if all(weight == 1 for weight, _ in weighted):
        listed = "; ".join(condition(knowledge, part, reader) for _, part in weighted)
        return f"at least {least:g} of these: {listed}"
    listed = "; ".join(
        f"{condition(knowledge, part, reader)} ({weight:g})" for weight, part in weighted
    )
    return f"a score of {least:g} or more from: {listed}"


def _atom(knowledge: Knowledge, atom: Atom, reader: str) -> str:
    finding = knowledge.findings[atom.finding]
    if finding.kind == "age":
        return f"the age is {age_words(atom)}"
    if finding.kind == "yes_no":
        said, told = finding.said[reader], "no" if finding.worse == "no" else "yes"
        return said if atom.value == told else _not(said)
    if finding.kind == "number":
        bound = NUMBERS[atom.op].format(f"{float(atom.value):g}")
        return finding.said[reader].replace("{value}", bound)
    if finding.kind == "complaint":
        names = [knowledge.complaints[id].name for id in atom.value if id in knowledge.complaints]
        text = f"the problem is “{'” or “'.join(names)}”"
        return text if atom.op == "has" else _not(text)
    options = list(_options(finding, atom, reader))
    text = ", or ".join(options) if len(options) > 2 else " or ".join(options)
    return _not(text) if atom.op == "lacks" else text


def _options(finding: Finding, atom: Atom, reader: str) -> Iterator[str]:
    for id in cast(tuple[str, ...], atom.value):
        yield finding.option(id).said[reader]


def _not(text: str) -> str:
    return f"it is not so that {text}"


def age_words(atom: Atom) -> str:
    days = float(atom.value)
    for unit in ("year", "month", "week", "day"):
        number = round(days / DAYS[unit], 6)
        if number == int(number) or unit == "day":
            break
    return AGES[atom.op].format(f"{number:g} {unit}{'' if number == 1 else 's'}")
