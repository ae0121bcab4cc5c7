"""Teaches which words tell which facts, from phrases whose facts somebody noted, and from the lexicon."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Knowledge

from . import vectors
from .fact_lesson import Facts, of_lexicon, of_phrase
from .facts import NO, findings
from .learnt_files import as_array, written_whole
from .meant_facts import PATH, ROOM, Taught, every_fact, fact, id_of, judged, pieces, value_of
from .phrase_files import THRESHOLD, Told, phrases, told
from .vectors import Reader
from .words import FILLERS, cut, stem

ROUNDS, STEP, FIRST = 6, 0.5, 1e-2
"""Of the descent, a text at a time (Duchi J et al. Adaptive subgradient methods. J Mach Learn Res 2011;12:2121-59)."""
BIAS, BIAS_STEP = -3.0, 0.02
"""The log odds to begin with: most facts are not told."""
SEED = 1
RIGHT = 0.77
"""The share that must be right of what is told beside the lexicon."""


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH, read: Reader | None = None) -> int:
    """Write what is learnt; gives the number of texts. ``read``: who has read the phrases for thresholds already.

    Raises ImportError without numpy.
    """
    import numpy

    names = every_fact(knowledge)
    noted = [phrase for phrase in told(folder) if phrase.facts is not None]
    lesson = [(phrase.text, of_phrase(knowledge, phrase)) for phrase in noted]
    lesson += of_lexicon(knowledge)
    weights, bias = _learn(names, lesson)
    words = vocabulary(knowledge, noted)
    place = {fact: number for number, fact in enumerate(names)}
    read = read or Reader(phrase.text for phrase in phrases(folder / THRESHOLD))
    alone = Taught(place, weights, bias, vectors.PATH.is_file(), -math.inf, words)
    sure = _limit(knowledge, alone, folder, read)
    with written_whole(path) as file:
        numpy.savez(
            file,
            facts=as_array(names),
            words=as_array(words),
            weights=weights.astype(numpy.float16),
            bias=bias,
            limits=[alone.with_meaning, sure],
        )
    return len(lesson)


def _learn(names: Sequence[str], lesson: Sequence[tuple[str, Facts]]) -> tuple[Any, Any]:
    import numpy

    place = {fact: number for number, fact in enumerate(names)}
    taught = []
    for text, facts in lesson:
        if facts.told or facts.absent:
            some, counts = pieces(text), {**facts.told, **facts.absent}
            taught.append(
                (
                    numpy.fromiter(some, int),
                    numpy.fromiter(some.values(), numpy.float32),
                    numpy.fromiter((place[fact] for fact in counts), int),
                    numpy.arange(len(counts)) < len(facts.told),
                    numpy.fromiter(counts.values(), numpy.float32),
                )
            )
    weights = numpy.zeros((ROOM, len(names)), numpy.float32)
    moved = numpy.full((ROOM, len(names)), FIRST, numpy.float32)
    bias = numpy.full(len(names), BIAS, numpy.float32)
    chance = numpy.random.default_rng(SEED)
    for _ in range(ROUNDS):
        for number in chance.permutation(len(taught)):
            places, much, columns, right, counts = taught[number]
            cells = numpy.ix_(places, columns)
            before = weights[cells]
            odds = much @ before + bias[columns]
            wrong = (1 / (1 + numpy.exp(-odds)) - right) * counts
            slope = numpy.outer(much, wrong)
            square = moved[cells] + slope * slope
            moved[cells] = square
            weights[cells] = before - STEP * slope / numpy.sqrt(square)
            bias[columns] -= BIAS_STEP * wrong
    return weights, bias


def vocabulary(knowledge: Knowledge, noted: Sequence[Told]) -> dict[str, dict[str, float]]:
    """Fact -> the stems by which it is told, and how much each says: more where often, and where few other facts are.

    Sparck Jones K. A statistical interpretation of term specificity. J Doc 1972;28:11-21.
    """
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    taught = every_fact(knowledge)
    for name in taught:
        id, value = id_of(name), value_of(name)
        finding = knowledge.findings[id]
        described = (
            finding.option(value).text["you"]
            if finding.options
            else f"{finding.means} {finding.said['you']}"
        )
        for phrase in (described, *knowledge.heard.get(id, {}).get(value, ())):
            found[name].update(_stems(phrase))
    for one in noted:
        for id, (value, words) in (one.facts or {}).items():
            if value != NO and fact(id, value) in found:
                found[fact(id, value)].update(_stems(words))
    telling = Counter(stem for stems in found.values() for stem in stems)
    return {
        name: {
            stem: round(math.log(len(found) / telling[stem]) * (1 + math.log(often)), 2)
            for stem, often in stems.items()
        }
        for name, stems in found.items()
    }


def _stems(words: str) -> set[str]:
    return {stem(word) for word in cut(words) if word not in FILLERS}


def _limit(knowledge: Knowledge, taught: Taught, folder: Path, read: Reader) -> float:
    """How sure the judges must be, from phrases that taught neither."""
    unseen = [phrase for phrase in phrases(folder / THRESHOLD) if phrase.facts is not None]
    return lowest(
        [one for phrase in unseen for one in _judged(knowledge, taught, phrase, read)], RIGHT
    )


def _judged(
    knowledge: Knowledge, taught: Taught, phrase: Told, read: Reader
) -> Iterator[tuple[float, bool]]:
    """Of each fact that the trouble asks and the lexicon does not hear: how sure the judges are, whether it is told."""
    told = {fact(id, value) for id, (value, _) in (phrase.facts or {}).items()}
    heard = {h.finding for h in findings(knowledge, phrase.text)}
    asked = {id for c in phrase.complaints[:1] for id in knowledge.asked_by.get(c, ())}
    for one in judged(taught, phrase.text, asked - heard, taught.odds(phrase.text, read)):
        yield one.sure, one.fact in told


def lowest(judged: list[tuple[float, bool]], share: float) -> float:
    """From here on at least such a share is right; beyond all where never."""
    best, right = math.inf, 0
    for count, (odds, is_right) in enumerate(sorted(judged, reverse=True), 1):
        right += is_right
        if right >= share * count:
            best = odds
    return best
