"""Find complaints by a person's own words: everyday phrases, half-typed words, spelling slips.

Each complaint has phrases: its name, its ``words`` and what it means. A phrase fits as far as the person's words
cover it, rare words counting for more; a complaint is as good as its best phrase. Nothing is remembered of what
was asked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from askae.triage.knowledge import Complaint, Knowledge

from .danger import sounds_dangerous
from .words import BABY, BODY_PARTS, FILLERS, MOVES, OF_BODY_TOO, cut, letters, sound, stem, within

__all__ = ["Match", "find_complaints", "sounds_dangerous"]

_Options = dict[str, float]
"""Known words that a word may be, with their likeness."""

MOST_WORDS = 40
"""Of a long story only the first words are read."""
FITS, BESIDE = 0.42, 0.6
"""Below this, or this share of the best, a match is chance."""
MOST = 6
"""So many are offered at most: on a phone nobody reads more."""
KIN_LETTERS = 5
PREFIX, KIN, SLIP, SOUND = 0.9, 0.85, 0.8, 0.7
"""What a half-typed word, a kindred one (suicide, suicidal), a mistyped one and one spelt by ear are worth."""
UNKNOWN = 1.0
"""The weight of a word that nothing here has: it speaks of something else."""
STORY = 3.0
"""What is said beyond this weight no longer counts against a match: people tell stories."""
MIND = ("mind",)
"""The parts of the body of a complaint that is of none."""
ELSE = "something_else"
"""The complaint for all that fits nowhere: it comes last, whatever it is called."""
NAMED, SAID, MEANT = 1.0, 0.97, 0.7
"""What a fit with the name, the everyday words and the description is worth."""
OTHER_AGE = 0.5
"""What a phrase about a baby is worth where nobody spoke of one: "baby chesty" is not "chest"."""


@dataclass(frozen=True, slots=True)
class Match:
    """A complaint that fits; ``score`` is above 0, at most 1."""

    complaint: str
    score: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    complaint: str
    words: frozenset[str]
    worth: float
    weight: float
    of_baby: bool


@dataclass(frozen=True, slots=True)
class _Heard:
    """A word that was said: what it weighs, and by known word that it may be, what that counts."""

    weight: float
    worths: _Options


@dataclass(frozen=True)
class _Index:
    phrases: tuple[_Phrase, ...]
    having: dict[str, list[int]]
    """Word -> places in ``phrases``."""
    weights: dict[str, float]
    joined: dict[str, tuple[str, str]]
    """Two words run together -> both."""
    masks: tuple[tuple[int, str], ...]
    sounds: dict[str, list[str]]


def find_complaints(knowledge: Knowledge, words: str) -> tuple[Match, ...]:
    """The complaints that fit, best first; empty where nothing does and no danger is named.

    The last word may be half typed.
    """
    index = _index_of(knowledge)
    written = cut(words)
    said = _without_moves(written[:MOST_WORDS])
    of_body = _of_body(said)
    baby = not BABY.isdisjoint(written)
    scores: dict[str, float] = {}
    for heard, unknown in _readings(index, said):
        asked = min(sum(word.weight for word in heard) + UNKNOWN * unknown, STORY)
        bodily = [word for word in heard if not word.worths.keys() & of_body]
        for place in {p for word in heard for known in word.worths for p in index.having[known]}:
            phrase = index.phrases[place]
            mood = phrase.words <= of_body or knowledge.complaints[phrase.complaint].body == MIND
            fit = _fit(phrase, bodily if mood else heard, asked)
            score = phrase.worth * fit * (OTHER_AGE if phrase.of_baby and not baby else 1.0)
            scores[phrase.complaint] = max(score, scores.get(phrase.complaint, 0.0))
    found = [Match(id, round(score, 3)) for id, score in scores.items() if score >= FITS]
    best = max((match.score for match in found), default=0.0)
    found.sort(key=lambda m: (-m.score, knowledge.complaints[m.complaint].name))
    fitting = [match for match in found if match.score >= best * BESIDE][:MOST]
    if sounds_dangerous(words) and not any(match.complaint == ELSE for match in fitting):
        fitting += [Match(ELSE, FITS)] if ELSE in knowledge.complaints else []
    return tuple(sorted(fitting, key=lambda m: m.complaint == ELSE))


def _without_moves(said: tuple[str, ...]) -> tuple[str, ...]:
    """Of "fell down" only "fell": "down" speaks of mood elsewhere. And "is killing me" only says that it hurts."""
    around = zip(("", *said), said, (*said[1:], ""), strict=False)
    return tuple(
        word
        for before, word, after in around
        if not (word in MOVES and stem(before) == stem("fall"))
        and not (word == "killing" and after == "me")
    )


def _of_body(said: tuple[str, ...]) -> frozenset[str]:
    """Which stems speak of the body here: a blue foot is not a sad one."""
    parts = {stem(word) for word in said} & BODY_PARTS.keys()
    return frozenset(
        stem(word) for word in OF_BODY_TOO if any(word not in BODY_PARTS[p] for p in parts)
    )


def _fit(phrase: _Phrase, heard: list[_Heard], asked: float) -> float:
    """How much of the phrase was said, and how much of what was said is in the phrase; the better counts more."""
    covered: dict[str, float] = {}
    for word in heard:
        for known in word.worths.keys() & phrase.words:
            covered[known] = max(word.worths[known], covered.get(known, 0.0))
    met = sum(covered.values())
    less, more = sorted((met / phrase.weight, min(1.0, met / asked)))
    return 0.65 * more + 0.35 * less


def _readings(index: _Index, said: tuple[str, ...]) -> Iterator[tuple[list[_Heard], int]]:
    """The words as they are written; and once more with words split or joined, where that makes known ones."""
    apart, together = (_understood(index, said, joined) for joined in (False, True))
    for found, unknown in (apart, together) if together != apart else (apart,):
        yield [_heard(index, options) for options in found], unknown


def _heard(index: _Index, options: _Options) -> _Heard:
    """No option counts more than the word that was said, where that is known; of words that a slip may have meant none
    more than the commonest."""
    said = [index.weights[word] for word, likeness in options.items() if likeness in (1.0, SLIP)]
    most = min(said, default=math.inf)
    weights = {word: min(index.weights[word], most) for word in options}
    worths = {word: likeness * weights[word] for word, likeness in options.items()}
    return _Heard(max(weights.values()), worths)


def _understood(index: _Index, said: tuple[str, ...], joined: bool) -> tuple[list[_Options], int]:
    """The words that mean something here, and how many others there are beside fillers.

    ``joined`` reads two words as one, and one as two, where that makes a known word.
    """
    fillers = FILLERS if not FILLERS.issuperset(said) else frozenset[str]()
    found: list[_Options] = []
    unknown = place = 0
    while place < len(said):
        word, after = said[place], "".join(said[place + 1 : place + 2])
        place += 1
        if joined and (pair := index.joined.get(stem(word))):  # "chestpain"
            found += [{part: 1.0} for part in pair]
        elif joined and after and (whole := stem(word + after)) in index.weights:  # "head ache"
            found.append({whole: 1.0})
            place += 1
        elif word not in fillers:
            options = _options(index, word, last=place == len(said))
            if options:
                found.append(options)
            else:
                unknown += 1
    return found, unknown


def _options(index: _Index, word: str, last: bool) -> _Options:
    """The known words that this one may be: itself and its kin, what it begins; else what it was meant to be."""
    base = stem(word)
    options = {base: 1.0} if base in index.weights else {}
    for _, known in index.masks:
        if last and len(word) >= 2 and known.startswith(word):
            options.setdefault(known, PREFIX)
        elif _kindred(base, known):
            options.setdefault(known, KIN)
    return options or _mended(index, word, base)


def _kindred(base: str, known: str) -> bool:
    """Whether two words begin the same for most of their length: suicide, suicidal."""
    begin = max(KIN_LETTERS, math.ceil(len(known) * 0.7))
    return len(base) >= begin and base[:begin] == known[:begin]


def _mended(index: _Index, word: str, base: str) -> _Options:
    """The known words that are a slip or two away, or else sound alike."""
    length = len(base)
    if length < 3:
        return {}
    if (whole := stem(word.replace("ite", "ight"))) in index.weights:  # "tite", "nite"
        return {whole: SLIP}
    most, mask = (1 if length < 7 else 2), letters(base)
    options = {
        known: SLIP
        for known_mask, known in index.masks
        if (mask ^ known_mask).bit_count() <= 2 * most
        # Of a very short word only a letter left out is forgiven.
        and (length > 3 or len(known) == 4)
        and (length > 4 or known[0] == base[0])
        and within(base, known, most)
    }
    if not options and len(word) >= 6:
        return dict.fromkeys(index.sounds.get(sound(base), ()), SOUND)
    return options


@lru_cache(maxsize=4)
def _index_of(knowledge: Knowledge) -> _Index:
    return _index(tuple(knowledge.complaints.values()))


def _phrases(complaint: Complaint) -> Iterator[tuple[str, float]]:
    yield complaint.name, NAMED
    for phrase in complaint.words:
        yield phrase, SAID
    yield complaint.means, MEANT
    for part in complaint.body:
        yield part, MEANT


def _index(complaints: tuple[Complaint, ...]) -> _Index:
    texts = [
        (complaint.id, meant, worth, not BABY.isdisjoint(cut(text)))
        for complaint in complaints
        for text, worth in _phrases(complaint)
        if (meant := _meaningful(text))
    ]
    used = Counter(word for word, _ in {(word, id) for id, words, *_ in texts for word in words})
    weights = {word: 1 / (1 + math.log(times)) for word, times in used.items()}
    phrases = tuple(
        _Phrase(id, words, worth, sum(weights[word] for word in words), of_baby)
        for id, words, worth, of_baby in texts
    )
    having: dict[str, list[int]] = {}
    for place, phrase in enumerate(phrases):
        for word in phrase.words:
            having.setdefault(word, []).append(place)
    sounds: dict[str, list[str]] = {}
    for word in weights:
        if len(word) >= 5:
            sounds.setdefault(sound(word), []).append(word)
    joined = {
        stem("".join(pair)): (stem(pair[0]), stem(pair[1]))
        for complaint in complaints
        for text, worth in _phrases(complaint)
        if worth > MEANT
        and len(pair := cut(text)) == 2
        and min(map(len, pair)) > 1  # "M E" is not "me"
        and {stem(w) for w in pair} <= weights.keys()
    }
    masks = tuple((letters(word), word) for word in weights)
    return _Index(phrases, having, weights, joined, masks, sounds)


def _meaningful(text: str) -> frozenset[str]:
    """The stems of a phrase; fillers too where it has nothing else ("feeling off")."""
    words = cut(text)
    return frozenset(stem(word) for word in words if word not in FILLERS) or frozenset(
        map(stem, words)
    )
