"""What would change the advice: small changes that can develop, each with the urgency the engine then gives."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from .expressions import Atom
from .knowledge import Disposition
from .pages import Warning
from .programme import CompiledRule, Programme
from .state import State
from .values import truth

MOST_CHANGES = 2
MOST_WARNINGS = 8

Change = tuple[str, Any]
"""A finding and the value that it develops."""


def warnings(state: State, now: Disposition, reader: str) -> tuple[Warning, ...]:
    """The changes that make the advice more urgent, worst first, at most MOST_WARNINGS of them.

    What was never asked counts as least worrying: the person has said nothing of it. A change is left out where a
    part of it alone is as urgent.
    """
    rules = state.programme
    said: dict[str, int] = {}
    accepted: list[tuple[frozenset[Change], int]] = []
    for changes in _candidates(state, now.rank):
        if len(said) == MOST_WARNINGS:
            break
        rank = state.change(dict(changes)).look().rank
        if any(part <= changes and rank <= known for part, known in accepted) or rank <= now.rank:
            continue
        accepted.append((changes, rank))
        said.setdefault(
            " and ".join(sorted(_text(rules, change, reader) for change in changes)), rank
        )
    groups: dict[int, list[str]] = {}
    for text, rank in sorted(said.items(), key=lambda pair: -pair[1]):
        groups.setdefault(rank, []).append(text)
    grouped = ((rules.disposition(rank), texts) for rank, texts in groups.items())
    return tuple(Warning(d.id, d.level, _get(d), tuple(texts)) for d, texts in grouped)


def _get(disposition: Disposition) -> str:
    """With its time: two dispositions may differ in that alone."""
    get, when = disposition.get, disposition.when
    return get if when in get else f"{get} {when}"


def _candidates(state: State, rank: int) -> Iterator[frozenset[Change]]:
    """For each more urgent conjunction the changes that would complete it: worst first, single ones before pairs."""
    more_urgent = (rule for rule in state.programme.rules if rule.rank > rank)
    for _, tier in groupby(more_urgent, key=lambda rule: rule.rank):
        found = dict.fromkeys(changes for rule in tier for changes in _completions(state, rule))
        yield from sorted(found, key=len)


def _completions(state: State, rule: CompiledRule) -> Iterator[frozenset[Change]]:
    fixed = state.programme.cannot_develop
    for mask, conjunction in zip(rule.masks, rule.conjunctions, strict=True):
        if mask & ~state.holds & fixed:
            continue
        lacking = [atom for atom in conjunction if not state.programme.mask_of(atom) & state.holds]
        changes = [_change(state, atom) for atom in lacking]
        together = frozenset(change for change in changes if change)
        if None not in changes and 1 <= len({id for id, _ in together}) <= MOST_CHANGES:
            yield together


def _change(state: State, atom: Atom) -> Change | None:
    """The mildest development that makes the atom true; None where there is none."""
    finding = state.programme.knowledge.findings[atom.finding]
    if finding.id in state.off:
        return None
    if finding.kind == "yes_no":
        return (finding.id, str(atom.value)) if finding.develops else None
    options = finding.options if finding.worse != "down" else finding.options[::-1]
    fitting = (
        o for o in options if truth(atom, finding, o.id) and (o.develops or finding.develops)
    )
    option = next(fitting, None)
    return (finding.id, option.id) if option else None


def _text(rules: Programme, change: Change, reader: str) -> str:
    finding = rules.knowledge.findings[change[0]]
    own = finding.option(change[1]).develops if finding.options else None
    wording = own or finding.develops
    return wording[reader] if wording else ""
