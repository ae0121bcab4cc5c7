"""Findings that a text tells, each with the words that it came from. They are shown and confirmed, never just used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from askae.triage.knowledge import Finding, Knowledge

from .context import Told, told
from .readings import readings
from .words import FILLERS, by_first_letter, cut, near, stem, within

BETWEEN = 2
"""So many other words may stand between two of a phrase."""
SHORTEST = 6
"""Shorter words are like too many others to be mended."""
YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Heard:
    """A finding, its value and the words, as they were written."""

    finding: str
    value: str | float
    words: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    finding: str
    value: str
    stems: tuple[str, ...]
    alone: str = ""
    """A phrase of one word must be written just so: "fitting" is no fit carpet."""


@dataclass(frozen=True)
class _Lexicon:
    by_first: dict[str, list[_Phrase]]
    known: frozenset[str]
    by_letter: Mapping[str, Sequence[tuple[int, str]]]


def findings(knowledge: Knowledge, text: str) -> tuple[Heard, ...]:
    """In the order of the text; of one finding the worst that was told, and nothing where yes and no were."""
    said = told(text)
    heard: dict[str, list[Heard]] = {}
    told_in_numbers = (Heard(*reading) for reading in readings(knowledge, text))
    for found in (*told_in_numbers, *_of_phrases(knowledge, said)):
        heard.setdefault(found.finding, []).append(found)
    settled = (_settled(knowledge.findings[id], found) for id, found in heard.items())
    return tuple(sorted(filter(None, settled), key=lambda h: text.find(h.words)))


def _settled(finding: Finding, found: list[Heard]) -> Heard | None:
    """One of several: present beats absent; two grades, the worse; two kinds, none."""
    values = {h.value for h in found}
    if finding.kind == "yes_no":
        return next((h for h in found if h.value == YES), found[0])
    if finding.kind == "ordered":
        order = [option.id for option in finding.options]
        worst = max if finding.worse == "up" else min
        return worst(found, key=lambda h: order.index(str(h.value)))
    return found[0] if len(values) == 1 else None


def _of_phrases(knowledge: Knowledge, said: Told) -> Iterator[Heard]:
    lexicon = _lexicon(knowledge)
    stems = [_known(lexicon, token.word) for token in said.tokens]
    for first, base in enumerate(stems):
        for phrase in lexicon.by_first.get(base, ()):
            if phrase.alone and not _same(phrase.alone, said.tokens[first].word):
                continue
            last = _matched(said, stems, phrase.stems, first)
            if last is None or said.aside.intersection(range(first, last + 1)):
                continue
            words = said.text[said.tokens[first].start : said.tokens[last].end]
            denied = said.denied(first, last)
            if denied is False:
                yield Heard(phrase.finding, phrase.value, words)
            elif denied and phrase.value == YES and said.tokens[last].word not in _WHOSE:
                yield Heard(phrase.finding, NO, words)


_WHOSE = frozenset(("my", "his", "her", "their", "the"))
"""A phrase that ends so is denied of one thing alone: "I did not hurt my hip" leaves the knees."""


def _same(alone: str, word: str) -> bool:
    """A phrase of one word must stand as it is, but for a slip in a long one."""
    return word == alone or (len(word) > SHORTEST and within(word, alone, 1))


def _matched(said: Told, stems: list[str], phrase: tuple[str, ...], first: int) -> int | None:
    """Where the phrase ends that begins here; None where it does not stand here."""
    place = first
    for wanted in phrase[1:]:
        window = range(place + 1, min(place + 2 + BETWEEN, len(stems)))
        found = next((p for p in window if stems[p] == wanted), None)
        if found is None or said.tokens[found].clause != said.tokens[first].clause:
            return None
        if any(said.tokens[p].word in _BREAKS_PHRASE for p in range(place + 1, found)):
            return None
        place = found
    return place


_BREAKS_PHRASE = frozenset(
    cut("not no never without isnt arent wasnt hasnt havent dont doesnt didnt or nor")
)


def _known(lexicon: _Lexicon, word: str) -> str:
    """The stem, or the one that a mistyped word must have meant."""
    base = stem(word)
    if base in lexicon.known or len(base) < SHORTEST or word in FILLERS:
        return base
    meant = near(base, lexicon.by_letter, 1 if len(base) < 8 else 2)
    return meant[0] if len(meant) == 1 else base


@lru_cache(maxsize=2)
def _lexicon(knowledge: Knowledge) -> _Lexicon:
    by_first: dict[str, list[_Phrase]] = {}
    for finding, values in knowledge.heard.items():
        for value, phrases in values.items():
            for phrase in phrases:
                words = cut(phrase)
                stems, alone = tuple(map(stem, words)), words[0] if len(words) == 1 else ""
                by_first.setdefault(stems[0], []).append(_Phrase(finding, value, stems, alone))
    known = frozenset(s for own in by_first.values() for phrase in own for s in phrase.stems)
    return _Lexicon(by_first, known, by_first_letter(known))
