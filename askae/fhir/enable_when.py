"""Applicability as ``enableWhen``, only where that says exactly the same.

A question of ours is left out where the answers surely exclude it, and asked where they do not tell. So each
condition is that an answer is *not* one of those that exclude it; R4's ``!=`` also holds where nothing was answered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from askae.triage import Knowledge, ages
from askae.triage.expressions import And, Atom, Expression, Or
from askae.triage.knowledge import Finding
from askae.triage.values import truth

from .answers import Values

Json = dict[str, Any]


class EnableWhen:
    """For the questions of one Questionnaire."""

    def __init__(self, knowledge: Knowledge, links: Mapping[str, str], values: Values) -> None:
        self._knowledge, self._links, self._values = knowledge, links, values

    def of(self, when: Expression) -> Json | None:
        """``enableWhen`` and, with several conditions, ``enableBehavior``; None where it cannot say it exactly."""
        if (every := self._every(when)) is not None:
            return _conditions(every, "all")
        if isinstance(when, Or) and (any_of := self._any(when)) is not None:
            return _conditions(any_of, "any")
        return None

    def _every(self, when: Expression) -> list[Json] | None:
        match when:
            case Atom():
                return self._atom(when)
            case And(parts) if parts:
                found = [self._every(part) for part in parts]
                if None not in found:
                    return [one for part in found for one in part or ()]
        return None

    def _any(self, when: Or) -> list[Json] | None:
        """Each part must be one condition."""
        found = [self._every(part) for part in when.parts]
        if not found or any(part is None or len(part) != 1 for part in found):
            return None
        return [one for part in found for one in part or ()]

    def _atom(self, atom: Atom) -> list[Json] | None:
        finding = self._knowledge.findings[atom.finding]
        excluding = _excluding(atom, finding)
        if finding.id not in self._links or not excluding:
            return None
        link = self._links[finding.id]
        own = [
            {
                "question": link,
                "operator": "!=",
                **_answer(self._values.one(finding, link, v, "you")),
            }
            for v in excluding
        ]
        if finding.applies is None:
            return own
        if truth(atom, finding, finding.least_answer):
            return None  # it holds for those whom the other question leaves out
        before = self._every(finding.applies)
        return None if before is None else [*before, *own]


def _excluding(atom: Atom, finding: Finding) -> list[Any]:
    """The answers with which it surely does not hold; none where single answers do not settle that."""
    if finding.kind == "yes_no":
        return ["no" if atom.value == "yes" else "yes"]
    if finding.kind in ("choice", "ordered"):
        return [option.id for option in finding.options if option.id not in atom.value]
    if finding.id == "age":
        days = float(atom.value)
        bands = {
            option.id: ages.compare(ages.interval(option.id), atom.op, days)
            for option in finding.options
        }
        if None not in bands.values():
            return [id for id, holds in bands.items() if not holds]
    return []


def _answer(value: Json) -> Json:
    """Without a display, which changes with the reader."""
    return {
        f"answer{kind}": {key: part[key] for key in ("system", "code")}
        if kind == "Coding"
        else part
        for kind, part in value.items()
    }


def _conditions(found: list[Json], behaviour: str) -> Json:
    distinct = [one for number, one in enumerate(found) if one not in found[:number]]
    return {
        "enableWhen": distinct,
        **({"enableBehavior": behaviour} if len(distinct) > 1 else {}),
    }
