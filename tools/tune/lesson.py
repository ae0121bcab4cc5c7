"""What the encoder is tuned by: texts, where to begin with each, whether a life may be in danger, and what is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from askae.triage.knowledge import Knowledge
from askae.understanding.fact_lesson import NONE, Facts, of_lexicon, of_phrase
from askae.understanding.phrase_files import read, told
from askae.understanding.teach_danger import sayings, written
from askae.understanding.topics import NOTHING

OF_LEXICON, OF_HEARD = 0.35, 0.3
"""So large a part of the lexicon is taken in each round: it is many short names, and people say more than names."""


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    complaints: tuple[str, ...] = ()
    """Any of them is right; empty where the text teaches danger alone."""
    danger: bool | None = None
    """None where the text teaches complaints alone."""
    share: float = 1.0
    """How likely it is taken in a round."""
    facts: Facts = NONE


def examples(knowledge: Knowledge, folder: Path) -> Iterator[Example]:
    """Raises OSError where a file is missing, ValueError where it cannot be read."""
    for text, danger in written(folder):
        yield Example(text, danger=danger)
    for id, texts in read(folder / "topics.yaml").items():
        yield from (Example(text, (id,)) for text in texts)
    for phrase in told(folder):
        begin = phrase.complaints or (NOTHING,)
        yield Example(phrase.text, begin, phrase.danger, facts=of_phrase(knowledge, phrase))
    for complaint in knowledge.complaints.values():
        own = (complaint.name, complaint.means, *complaint.words)
        for text in dict.fromkeys((*own, *knowledge.sayings.get(complaint.id, ()))):
            yield Example(text, (complaint.id,), share=OF_LEXICON)
    yield from (Example(text, danger=True) for text, danger in sayings(knowledge) if danger)
    for text, facts in of_lexicon(knowledge):
        yield Example(text, share=OF_HEARD, facts=facts)
