"""Teaches which words are about which complaint, from the lexicon and from phrases of many people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Knowledge

from .learnt_files import written_whole
from .meaning import compared
from .phrase_files import read
from .pieces import ROOM, windows
from .topics import NOTHING, PATH, pieces
from .vectors import rows

Told = tuple[str, tuple[str, ...], float]
"""A text, the complaints that are right for it, and what it counts."""

SAYING, PHRASE = 2.0, 3.0
"""What a saying of the lexicon counts, and a phrase of somebody: its writers were told to avoid the plain names."""
ROUNDS, STEP, FIRST = 6, 0.5, 1e-3
"""Of the descent, a text at a time (Duchi J et al. Adaptive subgradient methods. J Mach Learn Res 2011;12:2121-59)."""
SEED = 1
BIAS_STEP, MEANING_STEP = 0.02, 0.05
MEANT = 4.0
"""What the meaning of a text counts beside its pieces."""


@dataclass(frozen=True)
class Scale:
    """Vectors of meaning lie close together: they are moved to their middle and spread out."""

    middle: Any
    by: Any

    @classmethod
    def of(cls, vectors: Any) -> Scale:
        middle, spread = vectors.mean(0), vectors.std(0)
        return cls(middle, MEANT / ((spread + 1e-9) * vectors.shape[1] ** 0.5))

    def __call__(self, vectors: Any) -> Any:
        return (vectors - self.middle) * self.by

    def unscaled(self, weights: Any) -> tuple[Any, Any]:
        """The same weights for a vector as the model gives it, and what they make of the middle."""
        plain = (self.by * weights.T).T
        return plain, self.middle @ plain


def texts(knowledge: Knowledge, folder: Path) -> Iterator[Told]:
    """Raises OSError where a file is missing, ValueError where it cannot be read."""
    for complaint in knowledge.complaints.values():
        own = (complaint.name, complaint.means, *complaint.words)
        for said in dict.fromkeys((*own, *knowledge.sayings.get(complaint.id, ()))):
            yield said, (complaint.id,), SAYING
    for id, said_by_many in read(folder / "topics.yaml").items():
        yield from ((said, (id,), PHRASE) for said in said_by_many)
    for part in ("learn", "told"):
        for phrase in read(folder / f"{part}.yaml")["phrases"]:
            yield phrase["text"], tuple(phrase["complaints"]) or (NOTHING,), PHRASE


def read_for_meaning(knowledge: Knowledge, folder: Path) -> Iterator[str]:
    """Of them all, those whose meaning is weighed too: the phrases that are compared, and what people say.

    Of the many of told.yaml only the short ones: reading takes long.
    """
    for complaint in knowledge.complaints.values():
        yield from compared(knowledge, complaint)
    told = {phrase["text"] for phrase in read(folder / "told.yaml")["phrases"]}
    for text, _, counts in texts(knowledge, folder):
        if counts == PHRASE and (text not in told or windows(text) == [text]):
            yield text


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH) -> int:
    """Write what is learnt; gives the number of texts. Raises ImportError without numpy."""
    import numpy

    ids = [*knowledge.complaints, NOTHING]
    place = {id: number for number, id in enumerate(ids)}
    read_too = list(dict.fromkeys(read_for_meaning(knowledge, folder)))
    vectors = rows(read_too)
    scale = Scale.of(numpy.zeros((1, 0)) if vectors is None else vectors)
    meaning = {} if vectors is None else dict(zip(read_too, scale(vectors), strict=True))
    in_the_middle = numpy.zeros(len(scale.middle), numpy.float32)
    taught = []
    for text, right, counts in texts(knowledge, folder):
        goal = numpy.zeros(len(ids), numpy.float32)
        known = [place[id] for id in right if id in place]
        if known:
            goal[known] = 1 / len(known)
            some = pieces(text)
            much = numpy.fromiter(some.values(), numpy.float32)
            meant = meaning.get(text, in_the_middle).astype(numpy.float32)
            taught.append((numpy.fromiter(some, int), much, meant, goal, counts))
    weights = numpy.zeros((ROOM, len(ids)), numpy.float32)
    moved = numpy.full((ROOM, len(ids)), FIRST, numpy.float32)
    of_meaning = numpy.zeros((len(scale.middle), len(ids)), numpy.float32)
    moved_meaning = numpy.full(of_meaning.shape, FIRST, numpy.float32)
    bias = numpy.zeros(len(ids), numpy.float32)
    chance = numpy.random.default_rng(SEED)
    for _ in range(ROUNDS):
        for number in chance.permutation(len(taught)):
            places, much, meant, goal, counts = taught[number]
            odds = much @ weights[places] + meant @ of_meaning + bias
            share = numpy.exp(odds - odds.max())
            wrong = (share / share.sum() - goal) * counts
            slope = numpy.outer(much, wrong)
            moved[places] += slope * slope
            weights[places] -= STEP * slope / numpy.sqrt(moved[places])
            slope = numpy.outer(meant, wrong)
            moved_meaning += slope * slope
            of_meaning -= MEANING_STEP * slope / numpy.sqrt(moved_meaning)
            bias -= BIAS_STEP * wrong
    plain, usual = scale.unscaled(of_meaning)
    with written_whole(path) as file:
        numpy.savez(
            file,
            complaints=numpy.frombuffer(json.dumps(ids).encode(), dtype=numpy.uint8),
            weights=weights.astype(numpy.float16),
            bias=bias,
            meant=plain,
            usual=usual,
        )
    return len(taught)
