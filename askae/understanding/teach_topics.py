"""Teaches which words are about which complaint, from the lexicon and from phrases of many people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from askae.triage.knowledge import Knowledge

from .learnt_files import as_array, written_whole
from .phrase_files import read, told
from .pieces import ROOM
from .topics import NOTHING, PATH, pieces

Taught = tuple[str, tuple[str, ...], float]
"""A text, the complaints that are right for it, and what it counts."""

SAYING, PHRASE = 2.0, 3.0
"""What a saying of the lexicon counts, and a phrase of somebody: its writers were told to avoid the plain names."""
ROUNDS, STEP, FIRST = 6, 0.5, 1e-3
"""Of the descent, a text at a time (Duchi J et al. Adaptive subgradient methods. J Mach Learn Res 2011;12:2121-59)."""
SEED = 1
BIAS_STEP = 0.02


def texts(knowledge: Knowledge, folder: Path) -> Iterator[Taught]:
    """Raises OSError where a file is missing, ValueError where it cannot be read."""
    for complaint in knowledge.complaints.values():
        own = (complaint.name, complaint.means, *complaint.words)
        for said in dict.fromkeys((*own, *knowledge.sayings.get(complaint.id, ()))):
            yield said, (complaint.id,), SAYING
    for id, said_by_many in read(folder / "topics.yaml").items():
        yield from ((said, (id,), PHRASE) for said in said_by_many)
    for phrase in told(folder):
        yield phrase.text, phrase.complaints or (NOTHING,), PHRASE


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH) -> int:
    """Write what is learnt; gives the number of texts. Raises ImportError without numpy."""
    import numpy

    ids = [*knowledge.complaints, NOTHING]
    place = {id: number for number, id in enumerate(ids)}
    taught = []
    for text, right, counts in texts(knowledge, folder):
        goal = numpy.zeros(len(ids), numpy.float32)
        known = [place[id] for id in right if id in place]
        if known:
            goal[known] = 1 / len(known)
            some = pieces(text)
            much = numpy.fromiter(some.values(), numpy.float32)
            taught.append((numpy.fromiter(some, int), much, goal, counts))
    weights = numpy.zeros((ROOM, len(ids)), numpy.float32)
    moved = numpy.full((ROOM, len(ids)), FIRST, numpy.float32)
    bias = numpy.zeros(len(ids), numpy.float32)
    chance = numpy.random.default_rng(SEED)
    for _ in range(ROUNDS):
        for number in chance.permutation(len(taught)):
            places, much, goal, counts = taught[number]
            odds = much @ weights[places] + bias
            share = numpy.exp(odds - odds.max())
            wrong = (share / share.sum() - goal) * counts
            slope = numpy.outer(much, wrong)
            moved[places] += slope * slope
            weights[places] -= STEP * slope / numpy.sqrt(moved[places])
            bias -= BIAS_STEP * wrong
    with written_whole(path) as file:
        numpy.savez(
            file,
            complaints=as_array(ids),
            weights=weights.astype(numpy.float16),
            bias=bias,
        )
    return len(taught)
