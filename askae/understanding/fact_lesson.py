"""What texts tell and do not tell, to teach from: phrases whose facts somebody noted, and those of the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from askae.triage.knowledge import Knowledge

from .facts import NO
from .meant_facts import every_fact, fact, id_of
from .phrase_files import Told

SAID, MOSTLY_NOT, FEW = 0.5, 0.15, 5
"""What a phrase of the lexicon counts, and its silence, where no more than a few troubles ask what it tells."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Fact -> what it counts that it is told, or not. Whatever is in neither is not known of this text."""

    told: Mapping[str, float]
    absent: Mapping[str, float]


NONE = Facts({}, {})


def of_phrase(knowledge: Knowledge, phrase: Told) -> Facts:
    """Who noted the facts of a text looked at those of its first complaint."""
    if phrase.facts is None:
        return NONE
    taught = _taught(knowledge)
    told = {fact(id, value) for id, (value, _) in phrase.facts.items() if value != NO} & taught
    absent = _facts_of(knowledge, phrase.complaints[:1]) - told
    return Facts(dict.fromkeys(sorted(told), 1.0), dict.fromkeys(sorted(absent), 1.0))


def of_lexicon(knowledge: Knowledge) -> Iterator[tuple[str, Facts]]:
    """Each phrase once. Other facts of the same troubles are mostly not meant by it."""
    taught, by_phrase = _taught(knowledge), dict[str, set[str]]()
    for id, values in knowledge.heard.items():
        for value, phrases in values.items():
            for phrase in phrases if fact(id, value) in taught else ():
                by_phrase.setdefault(phrase, set()).add(fact(id, value))
    asking: dict[str, list[str]] = {}
    for complaint, ids in knowledge.asked_by.items():
        for id in ids:
            asking.setdefault(id, []).append(complaint)
    for phrase, told in by_phrase.items():
        own = sorted({c for one in told for c in asking.get(id_of(one), ())})
        others = _facts_of(knowledge, own) - told if len(own) <= FEW else ()
        yield (
            phrase,
            Facts(dict.fromkeys(sorted(told), SAID), dict.fromkeys(sorted(others), MOSTLY_NOT)),
        )


@lru_cache(maxsize=2)
def _taught(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(every_fact(knowledge))


def _facts_of(knowledge: Knowledge, complaints: Sequence[str]) -> frozenset[str]:
    asked = {id for complaint in complaints for id in knowledge.asked_by.get(complaint, ())}
    return frozenset(one for one in _taught(knowledge) if id_of(one) in asked)
