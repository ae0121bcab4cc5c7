"""Facts that a text tells by its meaning, beside those that the lexicon hears in its words.

Two judges who are taught apart look at the whole text: a logistic regression over its pieces, and the encoder that was
tuned (`tuned`). What they say is added, as in `sense`. Where both together are sure, a fact is told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Finding, Knowledge

from . import tuned
from .context import Told
from .context import told as cut_up
from .facts import YES, Heard
from .learnt_files import from_array
from .pieces import parts, placed
from .vectors import Reader
from .words import stem

PATH = Path(__file__).parent.parent / "data" / "facts.npz"
"""Made beforehand by ``python -m askae.understanding``; without it the lexicon hears alone."""
ROOM = 1 << 12
"""Places of pieces: there are many facts, and a wider list is hardly better."""
MOST_WORDS = 8
"""Of a person are quoted."""
OF_WORDS, ENOUGH = 0.1, 24.0
"""What it counts how much the quoted words say, and the most that counts."""


def fact(finding: str, value: str) -> str:
    """The name of a fact: ``bi_hard``, or ``bi_pain=worse`` where there are options."""
    return finding if value == YES else f"{finding}={value}"


def id_of(fact: str) -> str:
    """Its finding."""
    return fact.partition("=")[0]


def value_of(fact: str) -> str:
    return fact.partition("=")[2] or YES


def every_fact(knowledge: Knowledge) -> tuple[str, ...]:
    """All that may be heard by meaning: nothing that reassures, since its question would not be asked."""
    return tuple(fact(f.id, value) for f in knowledge.findings.values() for value in _values(f))


def _values(finding: Finding) -> tuple[str, ...]:
    if finding.kind == "yes_no":
        return (YES,) if finding.worse != "no" else ()
    if finding.kind in ("ordered", "choice"):
        return tuple(option.id for option in finding.options if option.id != finding.least)
    return ()


@dataclass(frozen=True)
class Taught:
    """By `teach_facts`."""

    place: Mapping[str, int]
    """Fact -> its column."""
    weights: Any
    bias: Any
    with_meaning: bool
    """Whether there was an encoder when the limit was set."""
    sure: float
    """From here on a fact is told."""
    words: Mapping[str, Mapping[str, float]]
    """Fact -> stems by which it is told, and how much each says."""

    def odds(self, text: str, read: Reader) -> Any:
        """How sure it is of each fact, by column."""
        import numpy

        some = pieces(text)
        odds = numpy.fromiter(some.values(), numpy.float32) @ self.weights[[*some]] + self.bias
        if not self.with_meaning:
            return odds
        vectors = read(
            text
        )  # none where the encoder cannot be loaded now: words alone were never tried
        return odds + (of_meaning(vectors, self.place) if vectors else -numpy.inf)


def pieces(text: str) -> Mapping[int, float]:
    return placed(parts(text), ROOM)


def of_meaning(vectors: Sequence[Any], place: Mapping[str, int]) -> Any:
    """The log odds of each fact in the part of a text that tells it most; 0 for one that is newer than the encoder."""
    import numpy

    known = tuned.known()
    odds = numpy.append(numpy.max([known.told(vector) for vector in vectors], 0), 0.0)
    return odds[[known.fact_place.get(fact, -1) for fact in place]]


@lru_cache(maxsize=1)
def known() -> Taught | None:
    """As it was taught when this machine was set up."""
    try:
        return read_file(PATH) if PATH.is_file() else None
    except ImportError:
        return None


def read_file(path: Path) -> Taught:
    """Raises ImportError without numpy."""
    import numpy

    with numpy.load(path) as kept:
        names, words = (from_array(kept[key]) for key in ("facts", "words"))
        with_meaning, sure = kept["limits"].tolist()
        return Taught(
            {fact: place for place, fact in enumerate(names)},
            kept["weights"],
            kept["bias"],
            bool(with_meaning),
            sure,
            words,
        )


def beside(
    text: str,
    heard: Collection[Heard],
    asked: Collection[str],
    read: Reader,
) -> tuple[Heard, ...]:
    """What the lexicon heard, and what of the findings asked is told besides; in the order of the text."""
    taught = known()
    if taught is None:
        return tuple(heard)
    odds = taught.odds(text, read)
    found = {h.finding: h for h in heard}
    told = [one for one in judged(taught, text, asked, odds) if one.sure >= taught.sure]
    for one in sorted(told, key=lambda one: -one.sure):
        id = id_of(one.fact)
        if id not in found:
            found[id] = Heard(id, value_of(one.fact), one.words)
    return tuple(sorted(found.values(), key=lambda h: text.find(h.words)))


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that may be told."""

    fact: str
    sure: float
    words: str


def judged(taught: Taught, text: str, asked: Collection[str], odds: Any) -> Iterator[Judged]:
    """Those of the findings asked for which there are words; below the limit without them nobody has to look."""
    said = cut_up(text)
    stems = [stem(token.word) for token in said.tokens]
    least = taught.sure - OF_WORDS * ENOUGH
    names = [*taught.place]
    for place in (odds >= least).nonzero()[0]:
        fact = names[place]
        if id_of(fact) in asked:
            words, much = where(taught.words[fact], said, stems)
            if words:
                yield Judged(fact, float(odds[place]) + OF_WORDS * min(much, ENOUGH), words)


def where(telling: Mapping[str, float], said: Told, stems: Sequence[str]) -> tuple[str, float]:
    """The words that tell a fact, as written, and how much they say; nothing where they are denied, past or feared.

    ``telling``: stems, and how much each says of it; ``stems``: those of the words that were said.
    """
    much = [telling.get(stem, 0.0) for stem in stems]
    clauses: dict[int, list[int]] = {}
    for place in range(len(said.tokens)):
        if much[place] and place not in said.aside:
            clauses.setdefault(said.tokens[place].part, []).append(place)
    if not clauses:
        return "", 0.0
    best = max(clauses.values(), key=lambda places: sum(much[p] for p in places))
    first, last = _shortest(best, much)
    if said.denied(first, last) is not False:
        return "", 0.0
    kinds = {stems[place]: much[place] for place in range(first, last + 1)}
    return said.text[said.tokens[first].start : said.tokens[last].end], sum(kinds.values())


def _shortest(places: Sequence[int], much: Sequence[float]) -> tuple[int, int]:
    """The run of at most MOST_WORDS that says most."""
    runs = ([place for place in places if first <= place < first + MOST_WORDS] for first in places)
    best = max(runs, key=lambda run: sum(much[p] for p in run))
    return best[0], best[-1]
