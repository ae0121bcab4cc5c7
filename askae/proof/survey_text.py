"""What a survey of wrong changes found, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .noticed import BY, Fate
from .survey import Survey, table


def text(found: Survey) -> str:
    return "\n".join(_lines(found))


def _lines(found: Survey) -> Iterator[str]:
    yield f"{'':22}{'counted':>9}{''.join(f'{by:>12}' for by in BY)}{'unnoticed':>12}"
    for kind, counted, by in table(found):
        yield f"{kind:22}{counted:>9}{''.join(f'{by[what]:>12}' for what in (*BY, ''))}"
    for fate in found.survivors:
        yield from ("", *_survivor(fate))
    yield ""
    yield (
        f"{found.score:.1%} of {found.counted} wrong changes are noticed; "
        f"{len(found.same)} more change nobody's advice and are not counted."
    )
    lowering = sum(fate.lowers_emergency for fate in found.survivors)
    if lowering:
        yield f"{lowering} that nothing noticed lower an emergency."


def _survivor(fate: Fate) -> Iterator[str]:
    mark = " It lowers an emergency." if fate.lowers_emergency else ""
    yield f"{fate.mutant.about}: {fate.mutant.kind}, {fate.mutant.what}.{mark}"
    yield f"    {fate.person}."
    yield f"    Would catch it: {fate.catch}."


def as_json(found: Survey) -> dict[str, Any]:
    return {
        "score": found.score,
        "counted": found.counted,
        "same": len(found.same),
        "kinds": {kind: {"counted": n, **by} for kind, n, by in table(found)},
        "survivors": [
            {
                "about": fate.mutant.about,
                "kind": fate.mutant.kind,
                "what": fate.mutant.what,
                "lowers_emergency": fate.lowers_emergency,
                "person": fate.person,
                "answers": dict(fate.answers or {}),
                "catch": fate.catch,
            }
            for fate in found.survivors
        ],
    }
