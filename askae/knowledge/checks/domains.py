"""What a conjunction leaves possible for each finding, to tell contradictions and implications."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

from askae.triage.ages import OLDEST
from askae.triage.expressions import Atom
from askae.triage.knowledge import Finding


@dataclass(frozen=True, slots=True)
class Options:
    """One of these answers."""

    allowed: frozenset[str]

    def narrowed(self, atom: Atom) -> Options:
        return Options(self.allowed & _values(atom))

    @property
    def possible(self) -> bool:
        return bool(self.allowed)

    def implies(self, atom: Atom) -> bool:
        return self.allowed <= _values(atom)


@dataclass(frozen=True, slots=True)
class Interval:
    """A number; an open end is not part of it."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def narrowed(self, atom: Atom) -> Interval:
        number, open_end = cast(float, atom.value), atom.op in (">", "<")
        if atom.op in (">=", ">"):
            if (number, open_end) > (self.low, self.low_open):
                return replace(self, low=number, low_open=open_end)
        elif (-number, open_end) > (-self.high, self.high_open):
            return replace(self, high=number, high_open=open_end)
        return self

    @property
    def possible(self) -> bool:
        if self.low == self.high:
            return not (self.low_open or self.high_open)
        return self.low < self.high

    def implies(self, atom: Atom) -> bool:
        return self.narrowed(atom) == self


@dataclass(frozen=True, slots=True)
class Sites:
    """Any number of options: one or more of each required set, none of the forbidden."""

    required: frozenset[frozenset[str]] = frozenset()
    forbidden: frozenset[str] = frozenset()

    def narrowed(self, atom: Atom) -> Sites:
        if atom.op == "has":
            return replace(self, required=self.required | {_values(atom)})
        return replace(self, forbidden=self.forbidden | _values(atom))

    @property
    def possible(self) -> bool:
        return all(wanted - self.forbidden for wanted in self.required)

    def implies(self, atom: Atom) -> bool:
        if atom.op == "lacks":
            return _values(atom) <= self.forbidden
        return any(wanted - self.forbidden <= _values(atom) for wanted in self.required)


Domain = Options | Interval | Sites


def _values(atom: Atom) -> frozenset[str]:
    return frozenset(
        [atom.value] if isinstance(atom.value, str) else cast(tuple[str, ...], atom.value)
    )


def whole(finding: Finding) -> Domain:
    """Every answer that the finding can have."""
    match finding.kind:
        case "yes_no":
            return Options(frozenset(("yes", "no")))
        case "choice" | "ordered":
            return Options(frozenset(option.id for option in finding.options))
        case "age":
            return Interval(0, OLDEST)
        case "number":
            low = finding.min if finding.min is not None else float("-inf")
            return Interval(low, finding.max if finding.max is not None else float("inf"))
    return Sites()


def domains(atoms: Iterable[Atom], findings: Mapping[str, Finding]) -> dict[str, Domain] | None:
    """What all the atoms together leave; None where they contradict each other."""
    found: dict[str, Domain] = {}
    for atom in atoms:
        domain = found.get(atom.finding) or whole(findings[atom.finding])
        found[atom.finding] = domain = domain.narrowed(atom)
        if not domain.possible:
            return None
    return found
