"""Teaches the sense of danger, from phrases that tell of one and phrases that sound alike and do not."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from askae.triage.knowledge import Knowledge

from .danger import sounds_dangerous
from .meaning import compared
from .phrase_files import read
from .pieces import ROOM, windows
from .sense import PATH, Sense, pieces

Told = tuple[str, bool]
"""A text, and whether it tells of a danger to life now."""

ROUNDS = 3
"""Which window of a dangerous text is meant is guessed anew so often."""
STEPS, STEP = 250, 0.05
"""Of the descent (Kingma DP, Ba J. Adam: a method for stochastic optimization. 2015)."""
SHRINK = 0.003 / 1000
PARTS = 5
"""Of the phrases, each judged once by what the others teach: from those judgements the two thresholds are taken."""
FALSE_ALARMS = 0.06
"""The share of phrases without a danger that may be taken for one."""
CALM = 0.6
"""Words on the list of dangers are left alone where the text is among so many of the calmest without a danger."""
OF_TEXTS = 3
"""A window of a calm text counts so many times a saying: it was written to be told apart."""


def written(folder: Path) -> list[Told]:
    """Texts that were written to be told apart. Raises OSError where the file is missing, ValueError where broken."""
    taught = read(folder / "danger.yaml")
    return [
        *((text, True) for text in taught["danger"]),
        *((text, False) for text in taught["not"]),
    ]


def phrases(folder: Path) -> list[Told]:
    """What people say of whatever troubles them. Raises OSError where the file is missing, ValueError where broken."""
    learn = read(folder / "learn.yaml")["phrases"]
    return [(phrase["text"], phrase["danger"] == "true") for phrase in learn]


def sayings(knowledge: Knowledge) -> list[Told]:
    """What the lexicon holds: the words of each danger, and everyday names of troubles that are none by themselves."""
    dangers = [
        said
        for finding in sorted(knowledge.dangers)
        for said in knowledge.heard.get(finding, {}).get("yes", ())
    ]
    others = [
        said
        for complaint in knowledge.complaints.values()
        for said in list(compared(knowledge, complaint))[::2]
        if not sounds_dangerous(said)
    ]
    return [(said, True) for said in dangers] + [(said, False) for said in others]


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH) -> int:
    """Write what is learnt; gives the number of texts. Raises ImportError without numpy."""
    import numpy

    said, apart, told = sayings(knowledge), written(folder), phrases(folder)
    calm = []
    for part in range(PARTS):
        others = [text for n, text in enumerate(told) if n % PARTS != part]
        sense = _learn(said, [*apart, *others])
        calm += [sense.of(text) for text, danger in told[part::PARTS] if not danger]
    whole = _learn(said, [*apart, *told])
    taught = {
        "weights": [round(weight, 3) for weight in whole.weights],
        "bias": round(whole.bias, 3),
        "alarm": round(float(numpy.quantile(calm, 1 - FALSE_ALARMS)), 3),
        "calm": round(float(numpy.quantile(calm, CALM)), 3),
    }
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(json.dumps(taught), encoding="utf-8")
    temporary.replace(path)
    return len(apart) + len(told)


def _learn(said: Sequence[Told], told: Sequence[Told]) -> Sense:
    """Each round takes the window of a dangerous text that the round before found the most dangerous."""
    dangers = [windows(text) for text, danger in told if danger]
    calm = [window for text, danger in told if not danger for window in windows(text)]
    known = [text for text, danger in said if danger]
    plain = [text for text, danger in said if not danger]
    sense = _fit([*known, *(max(some, key=sounds_dangerous) for some in dangers)], plain, calm)
    for _ in range(ROUNDS - 1):
        sense = _fit([*known, *(max(some, key=sense.of) for some in dangers)], plain, calm)
    return sense


def _fit(danger: Sequence[str], plain: Sequence[str], calm: Sequence[str]) -> Sense:
    """Dangers and the rest weigh the same in all; a logistic regression with weights kept small."""
    import numpy

    rows = [pieces(text) for text in (*danger, *plain, *calm)]
    places = numpy.fromiter(chain.from_iterable(rows), int)
    much = numpy.fromiter(chain.from_iterable(row.values() for row in rows), float)
    lengths = numpy.array([len(row) for row in rows])
    starts = numpy.r_[0, numpy.cumsum(lengths)[:-1]]
    share = numpy.r_[numpy.ones(len(plain)), numpy.full(len(calm), float(OF_TEXTS))]
    weigh = numpy.r_[numpy.full(len(danger), 1 / len(danger)), share / share.sum()] / 2
    is_danger = numpy.r_[numpy.ones(len(danger)), numpy.zeros(len(share))]
    weights, bias = numpy.zeros(ROOM), 0.0
    mean, square = numpy.zeros(ROOM), numpy.zeros(ROOM)
    for step in range(1, STEPS + 1):
        odds = numpy.add.reduceat(much * weights[places], starts) + bias
        wrong = weigh * (1 / (1 + numpy.exp(-odds)) - is_danger)
        slope = numpy.bincount(places, much * numpy.repeat(wrong, lengths), ROOM) + SHRINK * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        ahead = mean / (1 - 0.9**step)
        weights = weights - STEP * ahead / (numpy.sqrt(square / (1 - 0.999**step)) + 1e-8)
        bias -= 2 * float(wrong.sum())
    return Sense(tuple(weights.tolist()), bias, 0, 0)
