"""What would change the advice: small changes that can develop, each with the urgency the engine then gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .expressions import Atom
from .knowledge import Disposition
from .pages import Warning
from .programme import Programme
from .state import State
from .values import truth

MOST_CHANGES = 2
MOST_WARNINGS = 8

Change = tuple[str, Any]
"""A finding and the value that it develops."""


def warnings(state: State, now: Disposition, reader: str) -> tuple[Warning, ...]:
    """The changes that make the advice more urgent, worst first, at most MOST_WARNINGS of them.

    What was never asked counts as least worrying: the person has said nothing of it. A pair is left out where one
    of its changes alone is as urgent.
    """
    urgency: dict[frozenset[Change], int] = {}
    for changes in sorted(
        set(_candidates(state, now.rank)), key=lambda c: (len(c), sorted(map(repr, c)))
    ):
        rank = state.change(dict(changes)).look().rank
        alone = (urgency.get(frozenset((change,)), -1) for change in changes if len(changes) > 1)
        if rank > now.rank and not any(rank <= single for single in alone):
            urgency[changes] = rank
    order = {id: place for place, id in enumerate(state.programme.knowledge.findings)}
    worst = sorted(urgency, key=lambda c: (-urgency[c], len(c), sorted(order[id] for id, _ in c)))
    return _grouped(state.programme, urgency, worst, reader)


def _grouped(
    rules: Programme,
    urgency: dict[frozenset[Change], int],
    worst: list[frozenset[Change]],
    reader: str,
) -> tuple[Warning, ...]:
    groups: dict[int, list[str]] = {}
    said: set[str] = set()
    for changes in worst:
        text = " and ".join(sorted(_text(rules, change, reader) for change in changes))
        if text not in said and len(said) < MOST_WARNINGS:
            said.add(text)
            groups.setdefault(urgency[changes], []).append(text)
    return tuple(
        Warning(d.id, d.level, _get(d), tuple(texts))
        for d, texts in ((rules.disposition(rank), texts) for rank, texts in groups.items())
    )


def _get(disposition: Disposition) -> str:
    """With its time: two dispositions may differ in that alone."""
    get, when = disposition.get, disposition.when
    return get if when in get else f"{get} {when}"


def _candidates(state: State, rank: int) -> Iterator[frozenset[Change]]:
    """For each more urgent conjunction: the changes that would complete it, where they can develop."""
    rules = state.programme
    for rule in (rule for rule in rules.rules if rule.rank > rank):
        for mask, conjunction in zip(rule.masks, rule.conjunctions, strict=True):
            lacking = [atom for atom in conjunction if not rules.mask_of(atom) & state.holds]
            changes = {_change(state, atom) for atom in lacking}
            if (
                mask
                and None not in changes
                and 1 <= len({c[0] for c in changes if c}) <= MOST_CHANGES
            ):
                yield frozenset(c for c in changes if c)


def _change(state: State, atom: Atom) -> Change | None:
    """The mildest development that makes the atom true; None where it cannot develop."""
    knowledge = state.programme.knowledge
    finding = knowledge.findings.get(atom.finding)
    if finding is None or not finding.can_develop or finding.reading or finding.id in state.off:
        return None
    if finding.id in knowledge.dangers:
        return None  # the fixed list says them all
    if finding.kind == "yes_no":
        return (finding.id, str(atom.value)) if finding.develops else None
    if finding.kind in ("choice", "ordered"):
        options = finding.options if finding.worse != "down" else finding.options[::-1]
        fitting = (
            o for o in options if truth(atom, finding, o.id) and (o.develops or finding.develops)
        )
        option = next(fitting, None)
        return (finding.id, option.id) if option else None
    return None


def _text(rules: Programme, change: Change, reader: str) -> str:
    finding = rules.knowledge.findings[change[0]]
    own = finding.option(change[1]).develops if finding.options else None
    wording = own or finding.develops
    return wording[reader] if wording else ""
