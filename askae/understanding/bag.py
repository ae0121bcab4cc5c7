"""All words together: how much each word, and each pair of words, speaks for each complaint.

A word counts for a complaint by how many of its phrases have it, by how few complaints share it, and by which share of
its uses belong there: a simple, inspectable weighting after TF-IDF (Salton G, Buckley C. Inf Process Manage
1988;24:513-23). Where the phrase layer looks for one phrase that fits, this one reads a whole story.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from askae.triage.knowledge import Complaint, Knowledge

from .words import FILLERS, by_first_letter, cut, near, stem

SLIP = 0.7
"""What a mistyped word is worth."""
SHORTEST, MOST_MEANT = 4, 3
"""A shorter word is not mended, nor one that could be one of many."""
SHARE = 0.5
"""How much it counts that others use a word too: 0 not at all, 1 in full."""

Weights = Mapping[str, float]
"""Complaint -> how much a word speaks for it."""


@dataclass(frozen=True)
class Bag:
    weights: Mapping[str, Weights]
    """Word, or two words joined by a space -> what it speaks for."""
    by_letter: Mapping[str, Sequence[tuple[int, str]]]
    """The single words, for what is mistyped."""


def phrases(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    """Everything written of how people name this complaint."""
    yield complaint.name
    yield complaint.means
    yield from complaint.words
    yield from knowledge.sayings.get(complaint.id, ())


def scores(knowledge: Knowledge, text: str) -> dict[str, float]:
    """Complaint -> above 0, the most fitting 1; empty where no word is known."""
    bag = _bag(knowledge)
    found: defaultdict[str, float] = defaultdict(float)
    for feature, worth in _worths(bag, text).items():
        for complaint, weight in bag.weights[feature].items():
            found[complaint] += weight * worth
    most = max(found.values(), default=0.0)
    return {complaint: score / most for complaint, score in found.items()}


def _worths(bag: Bag, text: str) -> dict[str, float]:
    """The known words and pairs in the text; of a mistyped word what it may have meant."""
    said = list(_stems(text))
    worths = {f: 1.0 for f in _features(said) if f in bag.weights}
    for word in said:
        if word not in bag.weights:
            for meant in _mended(bag, word):
                worths.setdefault(meant, SLIP)
    return worths


def _mended(bag: Bag, word: str) -> list[str]:
    if len(word) < SHORTEST:
        return []
    found = near(word, bag.by_letter, 1 if len(word) < 7 else 2)
    return found if len(found) <= MOST_MEANT else []


def _stems(text: str) -> Iterator[str]:
    return (stem(word) for word in cut(text) if word not in FILLERS and len(word) > 1)


def _features(said: list[str]) -> list[str]:
    return [*said, *(f"{a} {b}" for a, b in pairwise(said))]


@lru_cache(maxsize=2)
def _bag(knowledge: Knowledge) -> Bag:
    uses: dict[str, Counter[str]] = {}
    for complaint in knowledge.complaints.values():
        for text in dict.fromkeys(phrases(knowledge, complaint)):
            for feature in set(_features(list(_stems(text)))):
                uses.setdefault(feature, Counter())[complaint.id] += 1
    many = len(knowledge.complaints)
    weights = {
        feature: {
            id: math.log(1 + many / len(own)) * math.log(1 + n) * (n / own.total()) ** SHARE
            for id, n in own.items()
        }
        for feature, own in uses.items()
    }
    return Bag(weights, by_first_letter(f for f in weights if " " not in f))
