"""How many small wrong changes the checks notice together."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from askae.evaluation.recorded import read_record
from askae.evaluation.stories import stories
from askae.knowledge.draft import Draft
from askae.triage import Knowledge
from askae.triage.expressions import findings_in

from .base import Base
from .mutants import KINDS, mutants
from .noticed import BY, Checks, Fate
from .workers import spread

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
    draft: Draft,
    base: Base,
    judged: Path,
    record: Path | None = None,
    *,
    complaints: Collection[str] = (),
    shared: bool = False,
    seed: int = 0,
    limit: int = 0,
    jobs: int = 1,
    progress: Callable[[int, int, str], None] | None = None,
) -> Survey:
    """Make ``limit`` mutants (all of them where 0), chosen by ``seed``, and see what notices each.

    ``draft`` is what ``base`` was made of. With ``complaints`` only of what is theirs alone, and noticed by them; with
    ``shared`` only of what no single complaint has to itself: the general rules, and what several read.

    Raises StoriesError where a story disagrees before anything is changed.
    """
    wanted = set(complaints) or set(base.knowledge.complaints)
    made = list(mutants(base.knowledge))
    if complaints:
        own = _own(base.knowledge, wanted)
        made = [mutant for mutant in made if mutant.about in own]
    if shared:
        owned = set().union(*(_own(base.knowledge, {id}) for id in base.knowledge.complaints))
        made = [mutant for mutant in made if mutant.about not in owned]
    if limit and limit < len(made):
        chosen = sorted(random.Random(seed).sample(range(len(made)), limit))  # noqa: S311
        made = [made[place] for place in chosen]
    told = [*stories(judged), *(read_record(record, wanted) if record else ())]
    checks = Checks(base, draft, [s for s in told if s.complaint in wanted], sorted(wanted))
    found: list[Fate] = []
    for fate in spread(checks.fate, made, jobs, at_once=16):
        found.append(fate)
        if progress:
            progress(len(found), len(made), fate.mutant.about)
    return Survey(tuple(found))


def _own(knowledge: Knowledge, complaints: Collection[str]) -> set[str]:
    """Rules of these complaints, and the findings that no other rule reads."""
    rules = {rule.id for rule in knowledge.rules if rule.complaint in complaints}
    read = {f for r in knowledge.rules if r.id in rules for f in findings_in(r.when)}
    elsewhere = {f for r in knowledge.rules if r.id not in rules for f in findings_in(r.when)}
    return rules | (read - elsewhere)


def table(found: Survey) -> Iterator[tuple[str, int, dict[str, int]]]:
    """For each kind: how many there were that matter, and what noticed them."""
    for kind in KINDS:
        own = [fate for fate in found.fates if fate.mutant.kind == kind and fate.by != "same"]
        by = Counter(fate.by for fate in own)
        yield kind, len(own), {what: by[what] for what in (*BY, "")}
