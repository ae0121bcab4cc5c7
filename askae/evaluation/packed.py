"""Our own cases as plain data beside the bundle, so that the checker can say what it advises over them.

The checker walks them with the knowledge in force: what it says of a complaint is never out of date.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from askae.triage import Knowledge, Outcome, usable
from askae.triage.knowledge import LEVELS

from .patient import answer
from .sheet import Case
from .walk import StuckError, walk

Packed = Mapping[str, Any]


def pack(knowledge: Knowledge, cases: Iterable[Case]) -> list[Packed]:
    """The cases whose complaints exist."""
    return [
        {
            "id": case.id,
            "complaints": list(case.complaints),
            "facts": case.facts(knowledge),
            "unknown": sorted(case.unknown),
        }
        for case in cases
        if case.covered
    ]


def read_packed(path: Path) -> tuple[Packed, ...]:
    """Nothing where the file is missing or damaged: counts are never needed for advice."""
    try:
        return tuple(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return ()


def outcome_of(knowledge: Knowledge, case: Packed) -> Outcome | None:
    """None where the case was written for other knowledge than this."""
    if any(complaint not in knowledge.complaints for complaint in case["complaints"]):
        return None
    facts = usable(knowledge, case["facts"])
    try:
        answering = partial(answer, unknown=frozenset(case["unknown"]))
        return walk(knowledge, facts, answering).outcome
    except StuckError:
        return None


def advised(knowledge: Knowledge, cases: Iterable[Packed], complaint: str) -> Counter[str]:
    """Level -> cases of this complaint that are told so, the most urgent first."""
    found = Counter(dict.fromkeys(LEVELS, 0))
    for case in cases:
        if complaint in case["complaints"] and (outcome := outcome_of(knowledge, case)):
            found[outcome.level] += 1
    return found
