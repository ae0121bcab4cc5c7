"""The heads to begin tuning with: as they were tuned before, or with nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy

from askae.understanding.tuned import Tuned

SIZE = 384
"""Of the vector of a text."""
RARE = -3.0
"""The log odds of a fact to begin with: most are not told."""


def heads_from(ids: Sequence[str], facts: Sequence[str], before: Tuned | None) -> dict[str, Any]:
    """Weights and biases. Each column keeps its name, wherever it stands now; what is new begins with nothing."""
    topics, topics_bias = numpy.zeros((SIZE, len(ids))), numpy.zeros(len(ids))
    told, told_bias = numpy.zeros((SIZE, len(facts))), numpy.full(len(facts), RARE)
    danger, danger_bias = numpy.zeros((SIZE, 1)), numpy.zeros(1)
    if before:
        now, then = _both(ids, before.complaints)
        topics[:, now], topics_bias[now] = before.topics[:, then], before.topics_bias[then]
        now, then = _both(facts, before.fact_names)
        told[:, now], told_bias[now] = before.facts[:, then], before.facts_bias[then]
        danger[:, 0], danger_bias[0] = before.danger, before.danger_bias
    made = {
        "topics": topics,
        "topics_bias": topics_bias,
        "danger": danger,
        "danger_bias": danger_bias,
        "facts": told,
        "facts_bias": told_bias,
    }
    return {name: head.astype(numpy.float32) for name, head in made.items()}


def _both(now: Sequence[str], then: Sequence[str]) -> tuple[list[int], list[int]]:
    """The places now and then of what was known before."""
    known = {name: place for place, name in enumerate(then)}
    places = [(place, known[name]) for place, name in enumerate(now) if name in known]
    return [new for new, _ in places], [old for _, old in places]
