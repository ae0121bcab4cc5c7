"""Teaches the sense of danger, from phrases that tell of one and phrases that sound alike and do not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from askae.triage.knowledge import Knowledge

from .danger import sounds_dangerous
from .learnt_files import written_whole
from .logistic import Rows, Scale, Weights, fit
from .meaning import compared
from .phrase_files import read
from .pieces import windows
from .sense import PATH, pieces
from .vectors import rows

Told = tuple[str, bool]
"""A text, and whether it tells of a danger to life now."""

ROUNDS = (150, 60, 60)
"""Steps of the descent; before each round it is guessed anew which window of a dangerous text is meant."""
PARTS = 3
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


def texts(knowledge: Knowledge, folder: Path) -> Iterator[str]:
    """All that is weighed, to be read for its meaning beforehand."""
    yield from (text for text, _ in sayings(knowledge))
    for text, _ in (*written(folder), *phrases(folder)):
        yield from windows(text)


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH) -> int:
    """Write what is learnt; gives the number of texts. Raises ImportError without numpy."""
    import numpy

    apart, told = written(folder), phrases(folder)
    lesson = _Lesson(sayings(knowledge), [*apart, *told])
    everything = range(len(apart) + len(told))
    calm: list[float] = []
    for part in range(PARTS):
        judged = everything[len(apart) + part :: PARTS]
        weights = lesson.learn([n for n in everything if n not in judged])
        calm += lesson.calm_odds(weights, judged)
    whole = lesson.learn(everything)
    meant, usual = lesson.scale.unscaled(whole.meant)
    taught = {
        "weights": [round(float(weight), 3) for weight in whole.pieces],
        "bias": round(whole.bias, 3),
        "meant": [round(float(weight), 3) for weight in meant],
        "usual": round(float(usual), 3),
        "alarm": round(float(numpy.quantile(calm, 1 - FALSE_ALARMS)), 3),
        "calm": round(float(numpy.quantile(calm, CALM)), 3),
    }
    with written_whole(path) as file:
        file.write(json.dumps(taught).encode())
    return len(everything)


class _Lesson:
    """Everything to learn from, made ready once. A text is told by the places of its windows among the rows."""

    def __init__(self, said: Sequence[Told], told: Sequence[Told]) -> None:
        import numpy

        self.danger = [danger for _, danger in told]
        cuts = [windows(text) for text, _ in told]
        texts = list(dict.fromkeys([*(text for text, _ in said), *chain.from_iterable(cuts)]))
        place = {text: number for number, text in enumerate(texts)}
        self.windows = [[place[window] for window in some] for some in cuts]
        self.known = [place[text] for text, danger in said if danger]
        self.plain = [place[text] for text, danger in said if not danger]
        self.sounds = [sounds_dangerous(text) for text in texts]
        vectors = rows(texts)
        meant = numpy.zeros((len(texts), 0)) if vectors is None else vectors
        self.scale = Scale.of(meant)
        self.rows = Rows([pieces(text) for text in texts], self.scale(meant))

    def learn(self, chosen: Sequence[int]) -> Weights:
        """Each round takes the window of a dangerous text that the round before found the most dangerous."""
        dangers = [self.windows[n] for n in chosen if self.danger[n]]
        calm = [window for n in chosen if not self.danger[n] for window in self.windows[n]]
        first, *later = ROUNDS
        weights = self._fit(self._meant(dangers, self.sounds), calm, first, None)
        for steps in later:
            odds = sum(self.rows.odds(weights))
            weights = self._fit(self._meant(dangers, odds), calm, steps, weights)
        return weights

    def _meant(self, dangers: Sequence[Sequence[int]], odds: Sequence[float]) -> list[int]:
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

    def calm_odds(self, weights: Weights, judged: Sequence[int]) -> list[float]:
        """Of the texts without a danger, as `Sense.of` gives them."""
        by_pieces, by_meaning = self.rows.odds(weights)
        worst = (
            max(self.windows[n], key=lambda place: by_pieces[place])
            for n in judged
            if not self.danger[n]
        )
        return [float(by_pieces[place] + by_meaning[place]) for place in worst]
