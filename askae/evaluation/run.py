"""Every case of the sets through the checker, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from askae.triage import Knowledge

from .disagreements import Disagreement, Disagreements
from .patient import Result, send
from .peers import Peer
from .score import Figures, by_age, by_complaint, figures, is_missed_emergency, is_right
from .sheet import Sheet

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Evaluated:
    """One set. Its figures count the cases whose complaints exist; the others are reported apart."""

    sheet: Sheet
    results: tuple[Result, ...]
    disagreements: Disagreements
    peers: tuple[Peer, ...] = ()

    @cached_property
    def covered(self) -> list[Result]:
        return [result for result in self.results if result.case.covered]

    @cached_property
    def not_covered(self) -> list[Result]:
        return [result for result in self.results if not result.case.covered]

    @cached_property
    def figures(self) -> Figures:
        return figures(self.covered)

    @cached_property
    def everything(self) -> Figures:
        """With the cases that are not covered yet."""
        return figures(self.results)

    @cached_property
    def complaints(self) -> dict[str, Figures]:
        return {id: figures(own) for id, own in by_complaint(self.covered).items()}

    @cached_property
    def ages(self) -> dict[str, Figures]:
        return {name: figures(own) for name, own in by_age(self.covered).items()}

    @cached_property
    def misses(self) -> list[Result]:
        return [result for result in self.covered if not is_right(result)]

    @cached_property
    def elsewhere(self) -> list[Result]:
        """Right by level, but told another disposition than the case names. They count as right in the figures."""
        named = (r for r in self.covered if is_right(r) and r.case.disposition)
        return [r for r in named if r.disposition != r.case.disposition]

    def explained(self, result: Result) -> Disagreement | None:
        return self.disagreements.explained(result)

    @cached_property
    def unexplained(self) -> list[Result]:
        """Emergencies missed without a reason in the list of disagreements."""
        return [r for r in self.misses if is_missed_emergency(r) and not self.explained(r)]


def evaluate(
    knowledge: Knowledge,
    sheets: Iterable[Sheet],
    disagreements: Disagreements | None = None,
    peers: dict[str, tuple[Peer, ...]] | None = None,
    progress: Progress | None = None,
) -> list[Evaluated]:
    """The sets one by one; they are never pooled."""
    sheets = list(sheets)
    of, done = sum(len(sheet.cases) for sheet in sheets), 0
    found = []
    for sheet in sheets:
        results = []
        for case in sheet.cases:
            if progress:
                progress(done, of, f"{sheet.id} {case.id}")
            results.append(send(knowledge, case))
            done += 1
        own = (peers or {}).get(sheet.id, ())
        found.append(Evaluated(sheet, tuple(results), disagreements or Disagreements(), own))
    return found
