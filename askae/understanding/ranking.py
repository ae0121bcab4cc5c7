"""The layers together: which complaints a text is about, best first."""

from __future__ import annotations

from collections.abc import Collection

from askae.triage.knowledge import Knowledge

from . import bag, topics, tuned
from .search import ELSE, Match, find_complaints
from .vectors import Reader
from .words import cut

LAYERS = ("words", "phrase", "learnt", "meaning")
PHRASE, LEARNT, MEANING = 0.25, 3.0, 3.0
"""What the best single phrase, what was learnt of words and of meaning count beside all words together."""
STORY_FROM = 15
"""In a text of more words no single phrase is looked for."""
FITS, MEANT = 0.1, 0.5
"""Of the best score: what is lower is not offered; the second where it hurts whoever did not mean it."""


def rank(
    knowledge: Knowledge,
    text: str,
    most: int,
    layers: Collection[str] = LAYERS,
    read: Reader | None = None,
) -> tuple[Match, ...]:
    """At most so many, best first; empty where no word is known here.

    ``score`` is the share of the best possible. ``layers`` are left out only to measure them.
    """
    words = bag.scores(knowledge, text) if "words" in layers else {}
    short = len(cut(text)) <= STORY_FROM
    found = find_complaints(knowledge, text) if short and "phrase" in layers else ()
    phrases = {match.complaint: match.score for match in found}
    if not words and not phrases.keys() - {ELSE} and "words" in layers:
        return tuple(Match(id, score) for id, score in phrases.items())
    shares = topics.shares(text) if "learnt" in layers else {}
    meant = _meant(text, read or Reader()) if "meaning" in layers else {}
    if topics.about_nothing(shares, meant):
        return tuple(Match(id, score) for id, score in phrases.items() if id == ELSE)
    learnt, meant = (
        {id: share for id, share in found.items() if id in knowledge.complaints}
        for found in (shares, meant)
    )
    counted = ((1.0, words), (PHRASE, phrases), (LEARNT, learnt), (MEANING, meant))
    if not (words or phrases or learnt or meant):
        return ()
    whole = sum(weight for weight, scores in counted if scores)
    scores = {
        id: sum(weight * layer.get(id, 0) for weight, layer in counted) / whole
        for id in {*words, *phrases, *learnt, *meant}
    }
    best = max(scores.values())
    best_first = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    fitting = [(id, score) for id, score in best_first if score >= _least(knowledge, id) * best]
    offered = [Match(id, round(min(score, 1.0), 3)) for id, score in fitting[:most]]
    if ELSE in phrases and all(match.complaint != ELSE for match in offered):
        offered.append(Match(ELSE, phrases[ELSE]))
    return tuple(offered)


def _least(knowledge: Knowledge, id: str) -> float:
    return MEANT if knowledge.complaints[id].only_if_meant else FITS


def _meant(text: str, read: Reader) -> dict[str, float]:
    """By the meaning of the whole; of a long text the mean of its parts. Empty where there is no encoder."""
    each = [tuned.known().shares(vector) for vector in read(text)]
    return {id: sum(shares[id] for shares in each) / len(each) for id in (each[0] if each else ())}
