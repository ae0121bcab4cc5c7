"""Which complaint words are like, learnt from what people say who came with each: one of the layers of the ranking.

A multinomial logistic regression over the pieces of a text, taught by `teach_topics`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from .pieces import Pieces, parts, placed

PATH = Path(__file__).parent.parent / "data" / "topics.npz"
"""Made beforehand by ``python -m askae.understanding``; without it the other layers go on."""


NOTHING = "nothing"
"""Stands for whatever is about no health trouble of now."""
SURE = 0.5
"""So large a share of it, and the words are about nothing of ours."""


def pieces(text: str) -> Pieces:
    return placed(parts(text))


def about_nothing(shares: Mapping[str, float]) -> bool:
    """Whether what was learnt takes the text for chatter, a question about parking, or no words at all."""
    return shares.get(NOTHING, 0) >= SURE


def shares(text: str) -> dict[str, float]:
    """Complaint, or NOTHING -> its learnt share of such texts; empty where nothing was learnt."""
    taught = known()
    if taught is None:
        return {}
    import numpy

    ids, weights, bias = taught
    some = pieces(text)
    odds = bias + numpy.fromiter(some.values(), numpy.float32) @ weights[[*some]]
    share = numpy.exp(odds - odds.max())
    return dict(zip(ids, (share / share.sum()).tolist(), strict=True))


@lru_cache(maxsize=1)
def known() -> tuple[list[str], Any, Any] | None:
    try:
        import numpy
    except ImportError:
        return None
    if not PATH.is_file():
        return None
    with numpy.load(PATH) as kept:
        ids = json.loads(bytes(kept["complaints"]))
        return ids, kept["weights"].astype(numpy.float32), kept["bias"].astype(numpy.float32)
