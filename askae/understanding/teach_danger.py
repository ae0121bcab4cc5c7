"""Teaches the sense of danger, from phrases that tell of one and phrases that sound alike and do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Complaint, Knowledge

from .danger import sounds_dangerous
from .learnt_files import written_whole
from .logistic import Rows, Weights, fit
from .phrase_files import THRESHOLD, phrases, read, told
from .pieces import windows
from .sense import PATH, Sense, of_meaning, pieces
from .vectors import Reader

Taught = tuple[str, bool]
"""A text, and whether it tells of a danger to life now."""

ROUNDS = (150, 60, 60)
"""Steps of the descent; before each round it is guessed anew which window of a dangerous text is meant."""
FALSE_ALARMS = 0.04
"""The share of phrases without a danger that may be taken for one."""
CALM = 0.7
"""Words on the list of dangers are left alone where the text is among so many of the calmest without a danger."""
OF_TEXTS = 3
"""A window of a calm text counts so many times a saying: it was written to be told apart."""
MOST_WORDS, MOST_SAYINGS, EVERY = 12, 16, 2
"""Of the names of a complaint, and what people say of it, so many; and of these one in so many."""


def written(folder: Path) -> list[Taught]:
    """Texts that were written to be told apart. Raises OSError where the file is missing, ValueError where broken."""
    taught = read(folder / "danger.yaml")
    return [
        *((text, True) for text in taught["danger"]),
        *((text, False) for text in taught["not"]),
    ]


def sayings(knowledge: Knowledge) -> list[Taught]:
    """What the lexicon holds: the words of each danger, and everyday names of troubles that are none by themselves."""
    dangers = [
        said
        for finding in sorted(knowledge.dangers)
        for said in knowledge.heard.get(finding, {}).get("yes", ())
    ]
    others = [
        said
        for complaint in knowledge.complaints.values()
        for said in list(_names(knowledge, complaint))[::EVERY]
        if not sounds_dangerous(said)
    ]
    return [(said, True) for said in dangers] + [(said, False) for said in others]


def _names(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    yield complaint.name
    yield from complaint.words[:MOST_WORDS]
    yield from knowledge.sayings.get(complaint.id, ())[:MOST_SAYINGS]


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH, read: Reader | None = None) -> int:
    """Write what is learnt; gives the number of texts. ``read``: who has read the phrases for thresholds already.

    Raises ImportError without numpy.
    """
    import numpy

    lesson = _Lesson(knowledge, folder)
    weights = lesson.learn()
    by_pieces, by_meaning, limits = _limits(
        Sense(weights.pieces.tolist(), weights.bias), folder / THRESHOLD, read
    )
    with written_whole(path) as file:
        numpy.savez(
            file,
            weights=weights.pieces.astype(numpy.float16),
            bias=weights.bias,
            by_pieces=by_pieces,
            by_meaning=by_meaning,
            limits=limits,
        )
    return len(lesson.danger)


def _limits(
    alone: Sense, threshold: Path, read: Reader | None
) -> tuple[list[float], list[float], list[float]]:
    """Both scales, and the two limits, from phrases that taught neither judge."""
    import numpy

    unseen = list(phrases(threshold))
    read = read or Reader(phrase.text for phrase in unseen)
    each = [of_meaning(phrase.text, read) for phrase in unseen]
    meant = [odds for odds in each if odds is not None]
    judged = numpy.array(
        [[alone.of_pieces(phrase.text) for phrase in unseen], *([meant] if meant else ())]
    )
    middle, spread = judged.mean(1), judged.std(1) + 1e-9
    both = ((judged.T - middle) / spread).sum(1)
    calm = both[[not phrase.danger for phrase in unseen]]
    scales = numpy.array([middle, spread]).T.tolist()
    limits = [float(numpy.quantile(calm, share)) for share in (1 - FALSE_ALARMS, CALM)]
    return scales[0], scales[1] if len(scales) > 1 else [], limits


class _Lesson:
    """Everything to learn from, made ready once. A text is told by the places of its windows among the rows."""

    def __init__(self, knowledge: Knowledge, folder: Path) -> None:
        taught = [*written(folder), *((phrase.text, phrase.danger) for phrase in told(folder))]
        said = sayings(knowledge)
        self.danger = [danger for _, danger in taught]
        cuts = [windows(text) for text, _ in taught]
        texts = list(dict.fromkeys([*(text for text, _ in said), *chain.from_iterable(cuts)]))
        place = {text: number for number, text in enumerate(texts)}
        self.windows = [[place[window] for window in some] for some in cuts]
        self.known = [place[text] for text, danger in said if danger]
        self.plain = [place[text] for text, danger in said if not danger]
        self.sounds = [sounds_dangerous(text) for text in texts]
        self.rows = Rows([pieces(text) for text in texts])

    def learn(self) -> Weights:
        """Each round takes the window of a dangerous text that the round before found the most dangerous."""
        told = list(zip(self.windows, self.danger, strict=True))
        dangers = [some for some, danger in told if danger]
        calm = [window for some, danger in told if not danger for window in some]
        first, *later = ROUNDS
        weights = self._fit(self._meant(dangers, self.sounds), calm, first, None)
        for steps in later:
            odds = self.rows.odds(weights)
            weights = self._fit(self._meant(dangers, odds), calm, steps, weights)
        return weights

    def _meant(self, dangers: Sequence[Sequence[int]], odds: Any) -> list[int]:
        return [*self.known, *(max(some, key=odds.__getitem__) for some in dangers)]

    def _fit(
        self, danger: Sequence[int], calm: Sequence[int], steps: int, first: Weights | None
    ) -> Weights:
        """Dangers and the rest weigh the same in all."""
        import numpy

        share = numpy.r_[numpy.ones(len(self.plain)), numpy.full(len(calm), float(OF_TEXTS))]
        weigh = numpy.r_[numpy.full(len(danger), 1 / len(danger)), share / share.sum()] / 2
        is_danger = numpy.r_[numpy.ones(len(danger)), numpy.zeros(len(share))]
        return fit(self.rows.some([*danger, *self.plain, *calm]), weigh, is_danger, steps, first)
