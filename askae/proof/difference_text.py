"""A difference in meaning as a clinical change note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from askae.triage import Knowledge

from .base import Base
from .difference import Change, Difference
from .wording_changes import asked_anew, changed_words
from .words import in_words


def text(old: Base, new: Base, found: Difference, most: int = 12) -> str:
    """``most`` changes of each kind; the rest are counted."""
    return "\n".join(_lines(old.knowledge, new.knowledge, found, most))


def _lines(old: Knowledge, new: Knowledge, found: Difference, most: int) -> Iterator[str]:
    yield f"From knowledge version {old.version[:12]} to {new.version[:12]}."
    if found.added:
        yield f"Complaints added: {', '.join(found.added)}."
    if found.removed:
        yield f"Complaints removed: {', '.join(found.removed)}."
    less = [change for change in found.changes if change.less_urgent]
    more = [c for c in found.changes if not c.less_urgent and not c.as_urgent]
    other = [change for change in found.changes if change.as_urgent]
    yield from _part("Now less urgent", new, less, most)
    yield from _part("Now more urgent", new, more, most)
    yield from _part("As urgent as before, but somewhere else", new, other, most)
    if found.same:
        yield ""
        yield f"Nobody's advice changes in: {', '.join(found.same)}."
    asked = list(asked_anew(old, new))
    if asked:
        yield ""
        yield "Questions:"
        yield from (f"  {line}." for line in asked)
    words = changed_words(old, new)
    if words:
        yield ""
        yield "Wording:" if found.changes else "Wording only:"
        yield from (f"  {line}" for line in words)
    if not (found.changes or found.added or found.removed or asked or words):
        yield "The two mean the same and read the same."


def _part(title: str, knowledge: Knowledge, changes: list[Change], most: int) -> Iterator[str]:
    if changes:
        yield ""
        yield f"{title}:"
    for change in changes[:most]:
        who = in_words(knowledge, _known(knowledge, change))
        yield f"  {change.complaint}: “{change.before.title}” becomes “{change.after.title}”"
        yield f"    {who}."
        if change.rules:
            yield f"    By: {', '.join(change.rules)}."
    if len(changes) > most:
        yield f"  ... and {len(changes) - most} more changes of this kind."


def _known(knowledge: Knowledge, change: Change) -> dict[str, Any]:
    return {id: value for id, value in change.answers.items() if id in knowledge.findings}


def as_json(old: Base, new: Base, found: Difference) -> dict[str, Any]:
    return {
        "old": old.knowledge.version,
        "new": new.knowledge.version,
        "added": list(found.added),
        "removed": list(found.removed),
        "same": list(found.same),
        "changes": [
            {
                "complaint": change.complaint,
                "before": change.before.id,
                "after": change.after.id,
                "less_urgent": change.less_urgent,
                "person": in_words(new.knowledge, _known(new.knowledge, change)),
                "answers": dict(change.answers),
                "rules": list(change.rules),
            }
            for change in found.changes
        ],
        "questions": list(asked_anew(old.knowledge, new.knowledge)),
        "wording": changed_words(old.knowledge, new.knowledge),
    }
