"""Teaches the sense of danger, from phrases that tell of one and phrases that sound alike and do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from itertools import chain
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Knowledge

from . import network, vectors
from .danger import sounds_dangerous
from .learnt_files import written_whole
from .logistic import Rows, Weights, fit
from .meaning import compared
from .phrase_files import read
from .pieces import windows
from .sense import NETWORKS, PATH, Sense, pieces

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
EVERY = 2
"""Of so many calm texts one is read for its meaning: there are more of them, and reading takes long."""


def written(folder: Path) -> list[Told]:
    """Texts that were written to be told apart. Raises OSError where the file is missing, ValueError where broken."""
    taught = read(folder / "danger.yaml")
    return [
        *((text, True) for text in taught["danger"]),
        *((text, False) for text in taught["not"]),
    ]


def phrases(folder: Path, part: str) -> list[Told]:
    """What people say of whatever troubles them. Raises OSError where the file is missing, ValueError where broken."""
    said = read(folder / f"{part}.yaml")["phrases"]
    return [(phrase["text"], phrase["danger"] == "true") for phrase in said]


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
    """All that is weighed for its meaning, to be read beforehand. Raises ImportError without numpy."""
    lesson = _Lesson(knowledge, folder)
    everything = range(len(lesson.danger))
    weights = lesson.learn(everything)
    read = [n for n in everything if lesson.danger[n] or n % EVERY == 0 or n in lesson.judged]
    chosen = (*lesson.known, *lesson.plain, *lesson.most_dangerous(read, weights))
    yield from (lesson.texts[place] for place in chosen)


def teach(knowledge: Knowledge, folder: Path, path: Path = PATH) -> int:
    """Write what is learnt; gives the number of texts. Raises ImportError without numpy."""
    import numpy

    lesson = _Lesson(knowledge, folder)
    everything = range(len(lesson.danger))
    calm: list[float] = []
    for part in range(PARTS):
        judged = lesson.judged[part::PARTS]
        left_out = set(judged)
        sense = lesson.sense([n for n in everything if n not in left_out])
        calm += [lesson.of(sense, n) for n in judged if not lesson.danger[n]]
    sense = replace(
        lesson.sense(everything),
        alarm=float(numpy.quantile(calm, 1 - FALSE_ALARMS)),
        calm=float(numpy.quantile(calm, CALM)),
    )
    taught = asdict(sense)
    layers = taught.pop("networks") or {}
    taught |= {key: numpy.array(layers[key], numpy.float16) for key in NETWORKS if key in layers}
    taught["weights"] = numpy.array(taught["weights"], numpy.float16)
    with written_whole(path) as file:
        numpy.savez(file, **taught)
    return len(everything)


class _Lesson:
    """Everything to learn from, made ready once. A text is told by the places of its windows among the rows."""

    def __init__(self, knowledge: Knowledge, folder: Path) -> None:
        learn = phrases(folder, "learn")
        told = [*written(folder), *phrases(folder, "told"), *learn]
        said = sayings(knowledge)
        self.danger = [danger for _, danger in told]
        self.judged = range(len(told) - len(learn), len(told))
        """What tells the thresholds: people who say whatever troubles them, as visitors will."""
        cuts = [windows(text) for text, _ in told]
        self.texts = list(dict.fromkeys([*(text for text, _ in said), *chain.from_iterable(cuts)]))
        place = {text: number for number, text in enumerate(self.texts)}
        self.whole = [text for text, _ in told]
        self.windows = [[place[window] for window in some] for some in cuts]
        self.known = [place[text] for text, danger in said if danger]
        self.plain = [place[text] for text, danger in said if not danger]
        self.sounds = [sounds_dangerous(text) for text in self.texts]
        self.rows = Rows([pieces(text) for text in self.texts])
        self.reader = vectors.Reader(vectors.read() if vectors.PATH.is_file() else None)

    def of(self, sense: Sense, n: int) -> float:
        return sense.of(self.whole[n], self.reader)

    def sense(self, chosen: Sequence[int]) -> Sense:
        """Both judges, without thresholds."""
        import numpy

        weights = self.learn(chosen)
        spread = float(self.rows.odds(weights).std()) or 1.0
        alone = Sense(weights.pieces.tolist(), weights.bias, spread)
        known, plain = self.known, self.plain
        dangers = [*known, *self.most_dangerous((n for n in chosen if self.danger[n]), weights)]
        calm = [*plain, *self.most_dangerous(self._calm_read(chosen), weights)]
        read = vectors.rows([self.texts[place] for place in (*dangers, *calm)])
        if read is None:
            return alone
        right = numpy.r_[numpy.ones(len(dangers)), numpy.zeros(len(calm))]
        share = numpy.where(right > 0, len(right) / len(dangers), len(right) / len(calm)) / 2
        networks = network.teach(read, right, share)
        odds = networks.odds(read)
        middle, by_meaning = float(odds.mean()), float(odds.std())
        return replace(alone, networks=networks, middle=middle, by_meaning=by_meaning)

    def most_dangerous(self, chosen: Iterable[int], weights: Weights) -> list[int]:
        """Of each text the window that its pieces make the most dangerous."""
        odds = self.rows.odds(weights)
        return [max(self.windows[n], key=odds.__getitem__) for n in chosen]

    def _calm_read(self, chosen: Sequence[int]) -> list[int]:
        return [n for n in chosen if not self.danger[n] and n % EVERY == 0]

    def learn(self, chosen: Sequence[int]) -> Weights:
        """By pieces. Each round takes the window of a dangerous text that the round before found the most dangerous."""
        dangers = [self.windows[n] for n in chosen if self.danger[n]]
        calm = [window for n in chosen if not self.danger[n] for window in self.windows[n]]
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
