"""Answers as people and programs give them, and what they make of an atom."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from . import ages
from .expressions import Atom, kleene
from .knowledge import Complaint, Finding, Knowledge

Answers = Mapping[str, Any]
NOT_SURE, SKIPPED = "not_sure", "skipped"

_YES = {"yes", "y", "true"}
_NO = {"no", "n", "false"}
_UNSURE = {"not_sure", "not sure", "don't know", "dont know", "unsure", "?"}
_AN_AGE = (
    f'an age from 0 to {ages.OLDEST / ages.DAYS["year"]:g} years, such as "6 weeks" or "34 years"'
)
_SKIP = {"skipped", "skip", "none", ""}


class AnswerError(ValueError):
    """An answer that cannot be used. The message tells the person what to do; ``allowed`` lists what can be said."""

    def __init__(self, message: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.allowed = tuple(allowed)


def read_answer(knowledge: Knowledge, answers: Answers, finding: str, raw: Any) -> Any:
    """The answer in its plain form, as kept in ``answers``.

    Raises AnswerError for an unknown finding or a value that it does not take.
    """
    known = knowledge.findings.get(finding)
    if known is None:
        near = difflib.get_close_matches(finding, knowledge.findings, n=3)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise AnswerError(f"There is no finding called {finding!r}.{hint}", near)
    text = _plain(raw)
    if text in _UNSURE and may_be_unsure(known):
        return NOT_SURE
    readers = {
        "yes_no": _yes_no,
        "choice": _choice,
        "ordered": _choice,
        "number": _number,
        "age": _age,
    }
    if known.kind == "several":
        return _several(known, raw)
    if known.kind == "complaint":
        return _complaints(knowledge, answers, raw)
    return readers[known.kind](known, text)


def _plain(raw: Any) -> str:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    return str(raw).strip() if not isinstance(raw, (list, tuple, dict)) else ",".join(map(str, raw))


def may_be_unsure(finding: Finding) -> bool:
    """Whether "not sure" is an answer to it."""
    return (
        finding.not_sure != "refused"
        and not finding.reading
        and finding.kind not in ("age", "complaint")
    )


def _unsure(finding: Finding) -> tuple[str, ...]:
    return (NOT_SURE,) if may_be_unsure(finding) else ()


def _yes_no(finding: Finding, text: str) -> str:
    if text.lower() in _YES:
        return "yes"
    if text.lower() in _NO:
        return "no"
    raise _refused(finding, text, ("yes", "no", *_unsure(finding)))


def _choice(finding: Finding, text: str) -> str:
    ids = [option.id for option in finding.options]
    if text in ids:
        return text
    raise _refused(finding, text, (*ids, *_unsure(finding)))


def _several(finding: Finding, raw: Any) -> list[str]:
    given = (
        raw if isinstance(raw, (list, tuple)) else [part.strip() for part in str(raw).split(",")]
    )
    chosen = [str(part) for part in given if str(part) not in ("", "none")]
    ids = [option.id for option in finding.options]
    for part in chosen:
        if part not in ids:
            raise _refused(finding, part, (*ids, "none", *_unsure(finding)))
    return [id for id in ids if id in chosen]


def _age(finding: Finding, text: str) -> str:
    try:
        ages.interval(text)
    except ValueError:
        bands = [option.id for option in finding.options]
        raise _refused(finding, text, (_AN_AGE, *bands)) from None
    return text if not re.fullmatch(r"\d+", text) else f"{text} years"


def _number(finding: Finding, text: str) -> float | str:
    if finding.reading and text.lower() in _SKIP:
        return SKIPPED
    match = re.fullmatch(r"(-?\d+(?:[.,]\d+)?)\s*(\D*)", text)
    allowed = (
        f"a number from {_figure(finding.min)} to {_figure(finding.max)} {finding.unit}".strip(),
        *((SKIPPED,) if finding.reading else _unsure(finding)),
    )
    if not match:
        raise _refused(finding, text, allowed)
    value, unit = float(match[1].replace(",", ".")), match[2].strip()
    if unit and _bare(unit) != _bare(finding.unit):
        other = next(
            (pair for name, pair in finding.also.items() if _bare(name) == _bare(unit)), None
        )
        if other is None:
            raise _refused(finding, text, allowed)
        value = (value - other[1]) / other[0]
    if not (finding.min or 0) <= value <= (finding.max if finding.max is not None else value):
        raise _refused(finding, text, allowed)
    return int(value) if value == int(value) else round(value, 2)


def _bare(unit: str) -> str:
    return re.sub(r"[^a-z%/]", "", unit.lower())


def _figure(number: float | None) -> str:
    return f"{number:g}" if number is not None else "any"


def _complaints(knowledge: Knowledge, answers: Answers, raw: Any) -> list[str]:
    given = raw if isinstance(raw, (list, tuple)) else str(raw).split(",")
    chosen = list(dict.fromkeys(str(part).strip() for part in given if str(part).strip()))
    open_to = [c.id for c in knowledge.complaints.values() if can_have(knowledge, c, answers)]
    if not chosen:
        raise AnswerError("Choose what the trouble is.", open_to)
    for id in chosen:
        if id not in knowledge.complaints:
            near = difflib.get_close_matches(id, knowledge.complaints, n=3)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            raise AnswerError(f"There is no complaint called {id!r}.{hint}", open_to)
        if id not in open_to:
            name = knowledge.complaints[id].name
            raise AnswerError(f"“{name}” is not made for this age. Choose another.", open_to)
    return chosen


def usable(knowledge: Knowledge, answers: Answers) -> dict[str, Any]:
    """The answers that this knowledge can read; a new version may no longer know a finding or an option."""
    kept: dict[str, Any] = {}
    for finding, raw in answers.items():
        try:
            kept[finding] = read_answer(knowledge, kept, finding, raw)
        except AnswerError:
            continue
    return kept


def applies(knowledge: Knowledge, finding: str, answers: Answers) -> bool:
    """Whether a finding may apply to this person, as far as is known."""
    when = knowledge.findings[finding].applies
    return (
        when is None or kleene(when, lambda atom: atom_truth(knowledge, atom, answers)) is not False
    )


def can_have(knowledge: Knowledge, complaint: Complaint, answers: Answers) -> bool:
    """Whether this person may have the complaint, as far as is known."""
    return kleene(complaint.applies, lambda atom: atom_truth(knowledge, atom, answers)) is not False


def _refused(finding: Finding, given: str, allowed: Iterable[str]) -> AnswerError:
    allowed = tuple(allowed)
    return AnswerError(
        f"{finding.id}: {given!r} is not an answer. Use one of: {', '.join(allowed)}.", allowed
    )


def age_of(answers: Answers) -> ages.Interval | None:
    """The age that the answers give, as narrow as they give it."""
    if "age" not in answers:
        return None
    exact = ages.interval(answers["age_exact"]) if "age_exact" in answers else None
    return ages.refined(ages.interval(answers["age"]), exact)


def atom_truth(knowledge: Knowledge, atom: Atom, answers: Answers) -> bool | None:
    """Truth of one atom by the answers alone; None where not answered or not sure.

    A finding that does not apply has its least worrying value, whatever was answered.
    """
    finding = knowledge.findings[atom.finding]
    if not applies(knowledge, finding.id, answers):
        return truth(atom, finding, finding.least)
    value = age_of(answers) if finding.id == "age" else answers.get(finding.id)
    if value is None or value == NOT_SURE:
        return None
    return truth(atom, finding, value)


def truth(atom: Atom, finding: Finding, value: Any) -> bool | None:
    """What a definite value makes of an atom. A skipped reading counts as normal.

    None only where an age is too coarse to tell.
    """
    if finding.kind == "age":
        return ages.compare(value[:2], atom.op, float(atom.value))
    if value == SKIPPED:
        value = finding.normal
    match atom.op:
        case "is":
            return bool(value == atom.value)
        case "in":
            return value in atom.value
        case "has":
            return any(part in value for part in atom.value)
        case "lacks":
            return not any(part in value for part in atom.value)
        case ">=":
            return bool(value >= atom.value)
        case ">":
            return bool(value > atom.value)
        case "<":
            return bool(value < atom.value)
        case _:
            return bool(value <= atom.value)
