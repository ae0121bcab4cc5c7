"""How hard the words are that people meet: reading age by Flesch and Kincaid, for each complaint and the hardest texts.

Kincaid JP et al. Derivation of new readability formulas for Navy enlisted personnel. Naval Technical Training
Command, 1975: school grade = 0.39 words a sentence + 11.8 syllables a word - 15.59. A grade of n is read at n + 5.
Syllables are counted by vowels, which is right for some nine words of ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from askae.triage.knowledge import Complaint, Finding, Knowledge, Wording

from .markdown import table

READER = "you"
FROM_GRADE = 5
HARD_FROM = 12
"""Reading age from which a text is listed: the aim is 9 to 11."""
LISTED = 40
FEWEST_WORDS = 8
"""Of a shorter text the formula says little."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?:;](?:\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the formula needs. Two texts add up."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: Counted) -> Counted:
        return Counted(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
        )

    @property
    def age(self) -> float:
        """The reading age in years; 0 without words."""
        if not self.words:
            return 0.0
        a_sentence, a_word = self.words / self.sentences, self.syllables / self.words
        return 0.39 * a_sentence + 11.8 * a_word - 15.59 + FROM_GRADE


def syllables(word: str) -> int:
    """By groups of vowels, without a silent e.

    >>> [syllables(word) for word in ("chest", "breathe", "bleeding", "tablets", "little", "emergency")]
    [1, 1, 2, 2, 2, 4]
    """
    word = word.lower()
    count = len(_VOWELS.findall(word))
    silent = re.search(r"[^aeiouyl]e$|[^aeioudt]ed$|[^aeiouscxzh]es$", word)
    return max(1, count - bool(silent))


def counted(text: str) -> Counted:
    """A heading or a line of a list is a sentence, and so is each part that ends with a colon or semicolon."""
    words = _WORD.findall(text)
    if not words:
        return Counted()
    parts = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    return Counted(len(words), len(parts), sum(map(syllables, words)))


def reading_age(knowledge: Knowledge) -> Iterator[str]:
    """The page below its title."""
    own = {id: sum_of(texts_of(knowledge, c)) for id, c in knowledge.complaints.items()}
    everything = sum((c for c in own.values()), Counted())
    yield (
        "How old somebody must be to read the words of each complaint with ease (Flesch-Kincaid grade + 5): its "
        "questions, reasons and advice, in the words for an adult who answers for themselves. The aim is 9 to 11. "
        f"All together: {everything.age:.1f}.\n"
    )
    hardest_first = sorted(own.items(), key=lambda pair: -pair[1].age)
    yield from table(
        ("complaint", "words", "reading age"),
        ((knowledge.complaints[id].name, c.words, f"{c.age:.1f}") for id, c in hardest_first),
    )
    hard = _hardest(knowledge)
    yield f"## The hardest texts\n\n{len(hard)} texts from {HARD_FROM} up; the first {LISTED}:\n"
    yield from table(("reading age", "text"), ((f"{age:.1f}", text) for age, text in hard[:LISTED]))


def sum_of(texts: Iterable[str]) -> Counted:
    return sum(map(counted, texts), Counted())


def _hardest(knowledge: Knowledge) -> list[tuple[float, str]]:
    texts = {text for c in knowledge.complaints.values() for text in texts_of(knowledge, c)}
    measured = ((counted(text), text) for text in texts)
    hard = [(c.age, text) for c, text in measured if c.words >= FEWEST_WORDS and c.age >= HARD_FROM]
    return sorted(hard, key=lambda pair: (-pair[0], pair[1]))


def texts_of(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    """What somebody with this complaint may meet, each text once: questions, own reasons, own advice."""
    yield from dict.fromkeys(filter(None, _texts(knowledge, complaint)))


def _texts(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    for id in complaint.ask:
        question = knowledge.questions[id]
        yield from _read(question.title, question.why, question.help)
        for finding in question.asks:
            yield from _asked(knowledge.findings[finding], question.checklist)
    for rule in knowledge.rules:
        if rule.complaint == complaint.id:
            yield from _read(rule.reason)
    for advice in complaint.advice:
        yield from _read(*advice.do, *advice.dont, *advice.bring, advice.look_again)


def _asked(finding: Finding, listed: bool) -> Iterator[str]:
    yield from _read(finding.item if listed else finding.ask, finding.help)
    for option in finding.options:
        yield from _read(option.text, option.help)


def _read(*wordings: Wording | None) -> Iterator[str]:
    yield from (wording[READER] for wording in wordings if wording)
