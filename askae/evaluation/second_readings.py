"""Second readings of the sealed phrases: how far the labels themselves can be trusted, and what to hope for.

Two readers judged each phrase without its labels, a third the facts that were heard, and a fourth noted the facts that
it tells. What readers do not agree on among themselves no program can be right about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from askae.understanding import MOST_COMPLAINTS, Understood

from .phrases import Offered, Phrase, is_right
from .score import Share

FILE, MISSED = "second_readings.yaml", "missed_dangers.yaml"
UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reading:
    danger: str
    """true, false or unsure."""
    complaints: tuple[str, ...]
    """Where to begin, the best first; empty where the words are about no health problem."""


@dataclass(frozen=True, slots=True)
class Readings:
    readers: tuple[Reading, ...]
    facts: Mapping[tuple[str, str], str]
    """Finding and value that were heard -> whether the words tell it: true, false or unsure."""
    noted: Mapping[str, str] | None = None
    """Finding -> value, by whoever noted what is told of all that the first complaint asks; None where nobody did."""


def key(text: str) -> str:
    """What stands for a text, so that the file can be read and the examination not."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_second(folder: Path) -> dict[str, Readings]:
    """`key` of a text -> what was read in it; empty where there is no such file.

    Raises KeyError where an entry lacks something.
    """
    from askae.knowledge.source_files import words_of

    path = folder / FILE
    entries = words_of(path)["readings"] if path.is_file() else ()
    return {entry["of"]: _readings(entry) for entry in entries}


def read_missed(folder: Path) -> dict[str, str]:
    """`key` of a danger that was missed -> why, as a reader of the text explains it.

    Empty where there is no such file.
    """
    from askae.knowledge.source_files import words_of

    path = folder / MISSED
    entries = words_of(path)["missed"] if path.is_file() else ()
    return {entry["of"]: entry["why"] for entry in entries}


def _readings(entry: Mapping[str, Any]) -> Readings:
    return Readings(
        tuple(Reading(each["danger"], tuple(each["complaints"])) for each in entry["readers"]),
        {(fact["finding"], fact["heard"]): fact["told"] for fact in entry.get("facts", ())},
        entry.get("noted"),
    )


@dataclass
class Agreement(Offered):
    """Readers beside the labels, and what was heard beside them all.

    Offered is right what the label or a reader names; dangers are what the label and every reader call one.
    """

    danger_by_readers: list[list[int]] = field(default_factory=list)
    """For each reader: of the labelled dangers, how many are dangers to the reader; of the rest, how many."""
    first_by_readers: list[int] = field(default_factory=list)
    """For each reader: how often the first complaint is among the labels."""
    calm: int = 0
    """Phrases that the label and every reader call no danger."""
    facts: dict[str, int] = field(default_factory=lambda: {"true": 0, "false": 0, UNSURE: 0})
    """Of the facts heard now: what the labels or the reader say."""
    facts_unread: int = 0
    labelled: int = 0
    noted: int = 0
    """Facts that a reader noted."""
    noted_heard: int = 0
    noted_labelled: int = 0
    labelled_facts: int = 0
    """Of the phrases whose facts a reader noted."""

    @property
    def false_alarms(self) -> Share:
        return Share(self.alarms, self.calm)

    @property
    def precision(self) -> Share:
        return Share(self.facts["true"], self.facts["true"] + self.facts["false"])

    @property
    def recall(self) -> Share:
        """Of the facts that a reader noted, those heard."""
        return Share(self.noted_heard, self.noted)

    def readers(self) -> list[tuple[Share, Share, Share]]:
        """Each: labelled dangers called one; others called one; first complaint among the labels."""
        rest = self.n - self.labelled
        return [
            (Share(hit, self.labelled), Share(more, rest), Share(first, self.n))
            for (hit, more), first in zip(
                self.danger_by_readers, self.first_by_readers, strict=True
            )
        ]


def agreement(
    found: Sequence[tuple[Phrase, Understood, float]], second: Mapping[str, Readings]
) -> Agreement | None:
    """None where nothing has been read twice."""
    read = [
        (phrase, heard, second[of])
        for phrase, heard, _ in found
        if (of := key(phrase.text)) in second
    ]
    if not read:
        return None
    readers = len(read[0][2].readers)
    total = Agreement(
        danger_by_readers=[[0, 0] for _ in range(readers)], first_by_readers=[0] * readers
    )
    for phrase, heard, own in read:
        total.n += 1
        _count_readers(total, phrase, own)
        _count_danger(total, phrase, heard, own)
        _count_complaints(total, phrase, heard, own)
        _count_facts(total, phrase, heard, own)
    return total


def _count_readers(total: Agreement, phrase: Phrase, own: Readings) -> None:
    total.labelled += phrase.danger
    for place, reader in enumerate(own.readers):
        total.danger_by_readers[place][not phrase.danger] += reader.danger == "true"
        total.first_by_readers[place] += is_right(reader.complaints[:1], phrase.complaints)


def _count_danger(total: Agreement, phrase: Phrase, heard: Understood, own: Readings) -> None:
    if phrase.danger and all(reader.danger == "true" for reader in own.readers):
        total.dangers += 1
        total.dangers_heard += heard.danger
    elif not phrase.danger and all(reader.danger == "false" for reader in own.readers):
        total.calm += 1
        total.alarms += heard.danger


def _count_complaints(total: Agreement, phrase: Phrase, heard: Understood, own: Readings) -> None:
    offered = tuple(match.complaint for match in heard.complaints)
    named = [phrase.complaints, *(reader.complaints for reader in own.readers)]
    total.first += any(is_right(offered[:1], one) for one in named)
    total.top += any(is_right(offered[:MOST_COMPLAINTS], one) for one in named)


def _count_facts(total: Agreement, phrase: Phrase, heard: Understood, own: Readings) -> None:
    noted = own.noted or {}
    values = {fact.finding: str(fact.value) for fact in heard.findings}
    total.noted += len(noted)
    total.noted_heard += sum(values.get(id) == value for id, value in noted.items())
    total.noted_labelled += sum(phrase.findings.get(id) == value for id, value in noted.items())
    total.labelled_facts += len(phrase.findings) if own.noted is not None else 0
    for fact in heard.findings:
        told = str(fact.value)
        if told in (phrase.findings.get(fact.finding), noted.get(fact.finding)):
            total.facts["true"] += 1
        elif verdict := own.facts.get((fact.finding, str(fact.value))):
            total.facts[verdict] += 1
        else:
            total.facts_unread += 1
