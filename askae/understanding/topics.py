"""Which complaint words are like, learnt from what people say who came with each: one of the layers of the ranking.

A multinomial logistic regression over the pieces of a text, taught by `teach_topics`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .learnt_files import from_array
from .pieces import Pieces, parts, placed

PATH = Path(__file__).parent.parent / "data" / "topics.npz"
"""Made beforehand by ``python -m askae.understanding``; without it the other layers go on."""


NOTHING = "nothing"
"""Stands for whatever is about no health trouble of now."""
SURE = 0.5
"""So large a share of it, and the words are about nothing of ours."""


_PERSON = re.compile(
    r"\b(?:(?:my|our|the)\s+)?(?:\d+\s*(?:yrs?|years?|yo|months?|mths?|weeks?|wks?)(?:[ -]*olds?)?"
    r"|daughters?|sons?|(?:is|aged?)\s+\d+)\b",
    re.IGNORECASE,
)
"""Who it is about says little of the trouble: "my 3 year old" is no limp, though most limps told are of that age."""


def pieces(text: str) -> Pieces:
    """Of the trouble, without the age and whose child it is; of a text of nothing else, all of it."""
    trouble = _PERSON.sub(" ", text)
    return placed(parts(trouble if trouble.strip() else text))


def about_nothing(*layers: Mapping[str, float]) -> bool:
    """Whether what was learnt takes the text for chatter, a question about parking, or no words at all."""
    found = [shares[NOTHING] for shares in layers if shares]
    return bool(found) and sum(found) / len(found) >= SURE


def shares(text: str) -> dict[str, float]:
    """Complaint, or NOTHING -> its learnt share of such texts; empty where nothing was learnt."""
    taught = known()
    if taught is None:
        return {}
    import numpy

    some = pieces(text)
    odds = taught.bias + numpy.fromiter(some.values(), numpy.float32) @ taught.weights[[*some]]
    share = numpy.exp(odds - odds.max())
    return dict(zip(taught.ids, (share / share.sum()).tolist(), strict=True))


@dataclass(frozen=True)
class Taught:
    """A column of weights for each id."""

    ids: list[str]
    weights: Any
    bias: Any


@lru_cache(maxsize=1)
def known() -> Taught | None:
    try:
        import numpy
    except ImportError:
        return None
    if not PATH.is_file():
        return None
    with numpy.load(PATH) as kept:
        numbers = (kept[key].astype(numpy.float32) for key in ("weights", "bias"))
        return Taught(from_array(kept["complaints"]), *numbers)
