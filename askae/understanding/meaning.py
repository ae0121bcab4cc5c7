"""Which complaint words are like in meaning: one of the layers of the ranking."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from askae.triage.knowledge import Complaint, Knowledge

from . import vectors

SPREAD = 3.0
"""So many standard deviations above the mean count as the full likeness."""
MOST_WORDS, MOST_SAYINGS = 12, 16


def compared(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    """The phrases that are compared: enough to tell what a complaint is like, few enough to be read in a minute."""
    yield complaint.name
    yield from complaint.words[:MOST_WORDS]
    yield from knowledge.sayings.get(complaint.id, ())[:MOST_SAYINGS]


def likeness(knowledge: Knowledge, vector: Any) -> dict[str, float]:
    """Complaint -> how alike its phrases are, about 0 to 1; empty where their file is not there."""
    known = _known(knowledge)
    if known is None:
        return {}
    import numpy

    ids, phrases, owners = known
    best = numpy.full(len(ids), -1.0)
    numpy.maximum.at(best, owners, phrases @ vector)
    above = (best - best.mean()) / (best.std() or 1.0) / SPREAD
    return dict(zip(ids, above.tolist(), strict=True))


@lru_cache(maxsize=2)
def _known(knowledge: Knowledge) -> tuple[list[str], Any, Any] | None:
    if not vectors.PATH.is_file():
        return None
    import numpy

    made = vectors.read()
    ids = list(knowledge.complaints)
    rows = [
        (place, made[phrase])
        for place, id in enumerate(ids)
        for phrase in dict.fromkeys(compared(knowledge, knowledge.complaints[id]))
        if phrase in made
    ]
    if {place for place, _ in rows} != set(range(len(ids))):
        return None  # the file is of other knowledge
    phrases = numpy.array([vector for _, vector in rows], dtype=numpy.float32)
    return ids, phrases, numpy.array([place for place, _ in rows])
