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

from askae.triage import Knowledge, usable
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


def advised(knowledge: Knowledge, cases: Iterable[Packed], complaint: str) -> Counter[str]:
    """Level -> cases of this complaint that are told so, the most urgent first."""
    found = Counter(dict.fromkeys(LEVELS, 0))
    for case in cases:
        if complaint in case["complaints"] and all(
            c in knowledge.complaints for c in case["complaints"]
        ):
            facts = usable(knowledge, case["facts"])
            unknown = frozenset(case["unknown"])
            try:
                walked = walk(knowledge, facts, partial(answer, unknown=unknown))
            except StuckError:
                continue  # written for other knowledge than this
            found[walked.outcome.level] += 1
    return found
