"""How well a person's own words are understood, on phrases with what they mean."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Knowledge
from askae.understanding import LAYERS, MOST_COMPLAINTS, Understood, understand

from .intervals import percentile
from .score import Share

PARTS = ("learn", "sealed")
"""The first may be looked at by who writes the lexicon; the second is only measured."""
LENGTHS = (("up to 4 words", 4), ("5 to 19 words", 19), ("20 words or more", 10_000))
PERSON = ("who", "age", "sex", "pregnancy")


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    kind: str
    complaints: tuple[str, ...]
    """Where to begin: any of these is right. Empty where the words are about no health problem."""
    danger: bool
    findings: Mapping[str, str]
    person: Mapping[str, str]


@dataclass
class Offered:
    """What was offered first and among three, and dangers, however it is judged what is right."""

    n: int = 0
    first: int = 0
    top: int = 0
    dangers: int = 0
    dangers_heard: int = 0
    alarms: int = 0

    @property
    def top_1(self) -> Share:
        return Share(self.first, self.n)

    @property
    def top_3(self) -> Share:
        return Share(self.top, self.n)

    @property
    def danger_recall(self) -> Share:
        return Share(self.dangers_heard, self.dangers)


@dataclass
class Tally(Offered):
    facts_right: int = 0
    facts_wrong: int = 0
    facts_missed: int = 0
    present_as_absent: int = 0
    absent_as_present: int = 0
    said_of_person: int = 0
    person_right: int = 0
    person_wrong: int = 0
    seconds: list[float] = field(default_factory=list)
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed_dangers: list[tuple[Phrase, bool]] = field(default_factory=list)
    """With whether a right complaint was among the three offered, so that its dangers are asked next."""

    @property
    def false_alarms(self) -> Share:
        return Share(self.alarms, self.n - self.dangers)

    @property
    def precision(self) -> Share:
        return Share(self.facts_right, self.facts_right + self.facts_wrong)

    @property
    def recall(self) -> Share:
        return Share(self.facts_right, self.facts_right + self.facts_missed)

    @property
    def person_heard(self) -> Share:
        return Share(self.person_right, self.said_of_person)

    @property
    def milliseconds_p95(self) -> float:
        slow = percentile([round(1e6 * s) for s in self.seconds], 0.95) if self.seconds else 0
        return slow / 1000


def read_phrases(folder: Path, part: str) -> list[Phrase]:
    """Raises ValueError with the text of a phrase that cannot be used."""
    from askae.knowledge.source_files import words_of

    return [_phrase(entry) for entry in words_of(folder / f"{part}.yaml")["phrases"]]


def _phrase(entry: Mapping[str, Any]) -> Phrase:
    try:
        return Phrase(
            entry["text"],
            entry["kind"],
            tuple(entry["complaints"]),
            entry["danger"] == "true",
            entry.get("findings") or {},
            {key: entry[key] for key in PERSON if key in entry},
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"{entry.get('text', entry)!r} lacks {error}") from None


def measured(
    knowledge: Knowledge, phrases: Sequence[Phrase], layers: Collection[str] = LAYERS
) -> Iterator[tuple[Phrase, Understood, float]]:
    """Each phrase, what was understood and in how many seconds."""
    understand(knowledge, "a first time, to have everything ready", layers)
    for phrase in phrases:
        began = time.perf_counter()
        understood = understand(knowledge, phrase.text, layers)
        yield phrase, understood, time.perf_counter() - began


def tally(found: Sequence[tuple[Phrase, Understood, float]]) -> Tally:
    total = Tally()
    for phrase, understood, seconds in found:
        total.n += 1
        total.seconds.append(seconds)
        _count_complaints(total, phrase, understood)
        _count_dangers(total, phrase, understood)
        _count_facts(total, phrase, understood)
        _count_person(total, phrase, understood)
    return total


def is_right(offered: Sequence[str], named: Sequence[str]) -> bool:
    """Whether one of those named is offered; where none is named, whether nothing is."""
    return not set(offered).isdisjoint(named) if named else not offered


def _count_complaints(total: Tally, phrase: Phrase, understood: Understood) -> None:
    offered = [match.complaint for match in understood.complaints][:MOST_COMPLAINTS]
    total.first += is_right(offered[:1], phrase.complaints)
    total.top += is_right(offered, phrase.complaints)
    if phrase.complaints and not is_right(offered, phrase.complaints):
        total.confused[phrase.complaints[0], offered[0] if offered else "nothing"] += 1


def _count_dangers(total: Tally, phrase: Phrase, understood: Understood) -> None:
    total.dangers += phrase.danger
    total.dangers_heard += phrase.danger and understood.danger
    total.alarms += understood.danger and not phrase.danger
    if phrase.danger and not understood.danger:
        offered = [match.complaint for match in understood.complaints[:MOST_COMPLAINTS]]
        total.missed_dangers.append((phrase, is_right(offered, phrase.complaints)))


def _count_facts(total: Tally, phrase: Phrase, understood: Understood) -> None:
    heard = {fact.finding: str(fact.value) for fact in understood.findings}
    for finding, value in heard.items():
        meant = phrase.findings.get(finding)
        same = value == meant or _same_number(value, meant)
        total.facts_right += same
        total.facts_wrong += not same
        total.present_as_absent += value == "no" and meant not in (None, "no")
        total.absent_as_present += meant == "no" and value != "no"
    total.facts_missed += sum(1 for id in phrase.findings if id not in heard)


def _same_number(value: str, meant: str | None) -> bool:
    try:
        return meant is not None and abs(float(value) - float(meant)) < 0.06
    except ValueError:
        return False


def _count_person(total: Tally, phrase: Phrase, understood: Understood) -> None:
    for key in PERSON:
        meant, heard = phrase.person.get(key), understood.person.get(key)
        total.said_of_person += meant is not None
        total.person_right += heard is not None and heard == meant
        total.person_wrong += heard is not None and heard != meant


def by_length(
    found: Sequence[tuple[Phrase, Understood, float]],
) -> dict[str, list[tuple[Phrase, Understood, float]]]:
    groups: dict[str, list[tuple[Phrase, Understood, float]]] = {name: [] for name, _ in LENGTHS}
    for one in found:
        words = len(one[0].text.split())
        groups[next(name for name, most in LENGTHS if words <= most)].append(one)
    return groups
