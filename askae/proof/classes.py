"""What people can answer, as far as any rule can tell: the answers of one finding in classes that no rule tells apart.

>>> from askae.triage.expressions import Atom
>>> from askae.triage.knowledge import Finding
>>> heat = Finding("t", "number", "up", 37, "", {}, {}, {}, min=30, max=43, step=0.1, normal=37, reading=True)
>>> [c.answer for c in answer_classes(heat, [Atom("t", ">=", 38)])]
['skipped', 38]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from askae.triage import ages
from askae.triage.expressions import Atom
from askae.triage.knowledge import Finding
from askae.triage.values import NOT_SURE, SKIPPED, truth

USUAL_AGE = 35 * ages.DAYS["year"]


@dataclass(frozen=True, slots=True)
class AnswerClass:
    """Answers that make every atom the same; ``answer`` stands for all of them."""

    answer: Any

    @property
    def unsure(self) -> bool:
        return bool(self.answer == NOT_SURE)

    def makes(self, atom: Atom, finding: Finding) -> bool | None:
        """What it makes of an atom; None for "not sure"."""
        return None if self.unsure else truth(atom, finding, self.answer)


@dataclass(frozen=True, slots=True)
class AgeClass(AnswerClass):
    """Ages that no rule tells apart, given as narrowly as the pages ask for them."""

    band: str = ""
    """The age on the first page, coarse or exact."""
    exact: str = ""
    """What is asked afterwards; empty where the first says all."""

    @property
    def interval(self) -> ages.Interval:
        exact = ages.interval(self.exact) if self.exact else None
        return ages.refined(ages.interval(self.band), exact)

    def makes(self, atom: Atom, finding: Finding) -> bool | None:
        return truth(atom, finding, self.interval)

    def makes_by_band(self, atom: Atom, finding: Finding) -> bool | None:
        return truth(atom, finding, ages.interval(self.band))


def may_be_unsure(finding: Finding) -> bool:
    return (
        finding.not_sure != "refused"
        and not finding.reading
        and finding.kind not in ("age", "complaint")
    )


def answer_classes(finding: Finding, atoms: Sequence[Atom]) -> tuple[AnswerClass, ...]:
    """The classes of a finding with one answer that is no age, the least worrying first, "not sure" last."""
    found: dict[tuple[bool | None, ...], AnswerClass] = {}
    for answer in _answers(finding, atoms):
        own = AnswerClass(answer)
        found.setdefault(tuple(own.makes(atom, finding) for atom in atoms), own)
    unsure = (AnswerClass(NOT_SURE),) if may_be_unsure(finding) else ()
    return (*found.values(), *unsure)


def _answers(finding: Finding, atoms: Iterable[Atom]) -> Iterator[Any]:
    if finding.kind == "number":
        yield SKIPPED if finding.reading else finding.least
        yield from sorted(_numbers(finding, atoms), key=lambda n: (abs(n - _calm(finding)), n))
        return
    options = ["no", "yes"] if finding.kind == "yes_no" else [o.id for o in finding.options]
    yield finding.least
    yield from (option for option in options if option != finding.least)


def _calm(finding: Finding) -> float:
    return float(finding.least if finding.normal is None else finding.normal)


def _numbers(finding: Finding, atoms: Iterable[Atom]) -> set[float]:
    """At each threshold, a step below and above, both ends, and the bands that are offered."""
    step = finding.step or 1
    low = 0 if finding.min is None else finding.min
    high = low + 1000 if finding.max is None else finding.max
    near = {round(atom.value + by, 4) for atom in atoms for by in (-step, 0, step)}
    near |= {low, high, _calm(finding), *(band.value for band in finding.bands)}
    return {int(n) if n == int(n) else n for n in near if low <= n <= high}


def age_classes(age: Finding, exact: Finding | None, atoms: Sequence[Atom]) -> tuple[AgeClass, ...]:
    """Every age in every form in which the pages or a program can give it, the usual age first."""
    found: dict[tuple[Any, ...], AgeClass] = {}
    for own in _ages(age, exact, atoms):
        made = tuple(own.makes(atom, age) for atom in atoms)
        if None in made and not own.exact:
            continue  # the pages ask more narrowly
        coarse = tuple(own.makes_by_band(atom, age) for atom in atoms)
        key = (made, coarse)
        if key not in found or _plainer(own) < _plainer(found[key]):
            found[key] = own
    return tuple(sorted(found.values(), key=lambda own: abs(own.interval[0] - USUAL_AGE)))


def _plainer(age: AgeClass) -> tuple[bool, float]:
    """An age as people say it, near the usual one."""
    return "days" in age.answer, abs(age.interval[0] - USUAL_AGE)


def _ages(age: Finding, exact: Finding | None, atoms: Sequence[Atom]) -> Iterator[AgeClass]:
    finer = [option.id for option in exact.options] if exact else []
    whole = [f"{year} years" for year in range(int(ages.OLDEST // ages.DAYS["year"]) + 1)]
    # Exact ages of a program: at every threshold, and a day on either side.
    days = {int(atom.value) + by for atom in atoms for by in (-1, 0, 1)}
    points = [f"{day} days" for day in sorted(days) if 0 <= day <= ages.OLDEST]
    for point in (*whole, *points):
        yield AgeClass(point, point)
    for band in (option.id for option in age.options):
        yield AgeClass(band, band)
        low, high = ages.interval(band)
        for narrow in (*finer, *whole):
            at = ages.interval(narrow)
            if low <= at[0] < high and at[1] <= high:
                yield AgeClass(narrow, band, narrow)
