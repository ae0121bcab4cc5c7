"""What changed in words alone: everything in two bundles that people read, and that decides nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from askae.triage import Knowledge

_DECIDES = {
    "findings": {"kind", "worse", "least", "can_develop", "person", "not_sure", "applies", "min"}
    | {"max", "step", "normal", "reading"},
    "questions": {"asks", "alone", "checklist", "reading", "person", "dangers"},
    "rules": {"when", "then", "complaint", "stop", "default"},
    "complaints": {"applies", "asserts", "ask"},
    "dispositions": {"level", "within", "rank"},
}
"""What is no wording, by kind of thing; it shows itself in the advice, or it changes nothing."""


def changed_words(old: Knowledge, new: Knowledge) -> list[str]:
    """``rules: a, b`` for each kind of thing whose words differ."""
    found = []
    for kind, decides in _DECIDES.items():
        before, after = _things(old, kind), _things(new, kind)
        ids = [
            id
            for id in before
            if id in after and _words(before[id], decides) != _words(after[id], decides)
        ]
        if ids:
            found.append(f"{kind}: {', '.join(ids)}")
    for kind in ("first_aid", "sources"):
        one, other = getattr(old, kind), getattr(new, kind)
        ids = [id for id in one if id in other and one[id] != other[id]]
        if ids:
            found.append(f"{kind.replace('_', ' ')}: {', '.join(ids)}")
    if [dataclasses.asdict(a) for a in old.advice] != [dataclasses.asdict(a) for a in new.advice]:
        found.append("advice for every complaint")
    return found


def asked_anew(old: Knowledge, new: Knowledge) -> Iterator[str]:
    """Complaints whose questions, or their order, changed."""
    for id, complaint in new.complaints.items():
        before = old.complaints.get(id)
        if before is None or before.ask == complaint.ask:
            continue
        more = [q for q in complaint.ask if q not in before.ask]
        fewer = [q for q in before.ask if q not in complaint.ask]
        parts = [f"asks {', '.join(more)}"] if more else []
        parts += [f"no longer asks {', '.join(fewer)}"] if fewer else []
        yield f"{id} {' and '.join(parts) or 'asks in another order'}"


def _things(knowledge: Knowledge, kind: str) -> Mapping[str, Any]:
    things = getattr(knowledge, kind)
    return things if isinstance(things, Mapping) else {thing.id: thing for thing in things}


def _words(thing: Any, decides: set[str]) -> dict[str, Any]:
    return {
        field.name: getattr(thing, field.name)
        for field in dataclasses.fields(thing)
        if field.name not in decides
    }
