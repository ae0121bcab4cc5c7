"""What half-typed words may become: problems whose names, or everyday names, have words that begin so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from askae.triage.knowledge import Knowledge

from .search import ELSE
from .words import FILLERS, cut

_Named = tuple[int, str, tuple[str, ...]]
"""Rank of the name, the complaint, its words."""


def complete(knowledge: Knowledge, typed: str, most: int) -> tuple[str, ...]:
    """Complaints, best first: by their own names before everyday names, and those that begin so before the rest.

    Every word typed must be the beginning of one there, but for words that tell nothing.

    """
    every = cut(typed)
    words = tuple(word for word in every if word not in FILLERS) or every
    if not words:
        return ()
    found = sorted(
        (rank, not named[0].startswith(words[0]), words[0] not in named, len(named), id)
        for rank, id, named in _names(knowledge)
        if _fits(words, named)
    )
    return tuple(dict.fromkeys(id for *_, id in found))[:most]


def _fits(words: tuple[str, ...], named: tuple[str, ...]) -> bool:
    return all(any(other.startswith(word) for other in named) for word in words)


@lru_cache(maxsize=2)
def _names(knowledge: Knowledge) -> tuple[_Named, ...]:
    return tuple(_each(knowledge))


def _each(knowledge: Knowledge) -> Iterator[_Named]:
    for complaint in knowledge.complaints.values():
        if complaint.id == ELSE:
            continue
        for rank, said in enumerate((complaint.name, *complaint.words)):
            if words := cut(said):
                yield min(rank, 1), complaint.id, words
