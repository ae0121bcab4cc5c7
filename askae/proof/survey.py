"""How many small wrong changes the checks notice together."""

from __future__ import annotations

import multiprocessing
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from askae.evaluation.stories import stories
from askae.knowledge.compile import build

from .base import base_of_draft
from .mutants import KINDS, Mutant, mutants
from .noticed import BY, Checks, Fate

WANTED = 0.95
"""Of the changes that matter to somebody."""


@dataclass(frozen=True, slots=True)
class Survey:
    fates: tuple[Fate, ...]

    @property
    def survivors(self) -> list[Fate]:
        return [fate for fate in self.fates if not fate.by]

    @property
    def same(self) -> list[Fate]:
        """Changes that nobody would meet: not counted."""
        return [fate for fate in self.fates if fate.by == "same"]

    @property
    def counted(self) -> int:
        return len(self.fates) - len(self.same)

    @property
    def score(self) -> float:
        return 1 - len(self.survivors) / self.counted if self.counted else 1.0

    @property
    def good(self) -> bool:
        return self.score >= WANTED and not any(f.lowers_emergency for f in self.survivors)


def survey(
    folder: Path,
    cases: Iterable[Path],
    seed: int = 0,
    limit: int = 0,
    jobs: int = 1,
    progress: Callable[[int, int, str], None] | None = None,
) -> Survey:
    """Make ``limit`` mutants (all of them where 0), chosen by ``seed``, and see what notices each.

    Raises KnowledgeError where the files cannot be understood.
    """
    draft = build(folder)
    base = base_of_draft(draft, folder.as_posix())
    made = list(mutants(base.knowledge))
    if limit and limit < len(made):
        chosen = sorted(random.Random(seed).sample(range(len(made)), limit))  # noqa: S311
        made = [made[place] for place in chosen]
    told = [
        story
        for folder in cases
        for story in stories(folder)
        if story.complaint in base.knowledge.complaints  # others wait for theirs to be written
    ]
    checks = Checks(base, draft, told)
    found: list[Fate] = []
    for fate in _each(checks, made, jobs):
        found.append(fate)
        if progress:
            progress(len(found), len(made), fate.mutant.about)
    return Survey(tuple(found))


def _each(checks: Checks, made: list[Mutant], jobs: int) -> Iterator[Fate]:
    if jobs <= 1:
        yield from map(checks.fate, made)
        return
    global _work
    _work = checks, made
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(_in_worker, range(len(made)), chunksize=16)


_work: tuple[Checks, list[Mutant]]


def _in_worker(place: int) -> Fate:
    checks, made = _work
    return checks.fate(made[place])


def table(found: Survey) -> Iterator[tuple[str, int, dict[str, int]]]:
    """For each kind: how many there were that matter, and what noticed them."""
    for kind in KINDS:
        own = [fate for fate in found.fates if fate.mutant.kind == kind and fate.by != "same"]
        by = Counter(fate.by for fate in own)
        yield kind, len(own), {what: by[what] for what in (*BY, "")}
