"""What would change the advice: small changes that can develop, each with the urgency the engine then gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from .expressions import Atom
from .knowledge import Disposition, Finding, Knowledge, Option
from .pages import Warning
from .programme import EMERGENCY, CompiledRule, Programme
from .state import State
from .values import truth

MOST_CHANGES = 2
MOST_WARNINGS = 8
MOST_EMERGENCIES = 6
"""Of the single changes, while others wait."""
MOST_OWN = 5
"""Of those emergencies that belong to this trouble rather than to every trouble: they come before the rest."""
COMMON_FROM = 1 / 4
"""A finding that more than this share of the complaints ask belongs to every trouble."""

Change = tuple[str, Any]
"""A finding and the value that it develops."""


def warnings(state: State, now: Disposition, reader: str) -> tuple[Warning, ...]:
    """The changes that make the advice more urgent, worst first, at most MOST_WARNINGS of them.

    Single changes come before pairs, and leave room for what is less than an emergency: the immediate dangers are
    listed anyway. First come emergencies of the very trouble (green vomit with a stomach bug), or signs that fit any
    illness would crowd them out. A pair is left out where a part of it alone is as urgent, or means A&E now. What was
    never asked counts as least worrying: the person has said nothing of it.
    """
    rules, is_now = state.programme, state.programme.knowledge.is_now
    common = _common(rules.knowledge)
    urgency: dict[frozenset[Change], int] = {}
    said: dict[str, int] = {}
    told_in_pairs: set[str] = set()  # each once: seven lines of "spots and ..." would hide the rest
    candidates = _candidates(state, now.rank)
    own = {c: True for c, emergency in candidates.items() if emergency and not _all_in(c, common)}
    for some, size, room in (
        (own, 1, MOST_OWN),
        (candidates, 1, MOST_EMERGENCIES),
        (candidates, 1, MOST_WARNINGS),
        (candidates, 2, MOST_WARNINGS),
    ):
        for changes, emergency in some.items():
            full = len(said) >= (room if emergency else MOST_WARNINGS)
            if len(changes) != size or changes in urgency or full:
                continue
            paired = {id for id, _ in changes} if size == MOST_CHANGES else set()
            if paired & told_in_pairs:
                continue
            parts = [rank for part, rank in urgency.items() if part < changes]
            rank = urgency[changes] = state.change(dict(changes)).look().rank
            if rank > now.rank and not any(alone >= rank or is_now(alone) for alone in parts):
                text = " and ".join(sorted(_text(rules, change, reader) for change in changes))
                said.setdefault(text, rank)
                told_in_pairs |= paired
    groups: dict[int, list[str]] = {}
    for text, rank in sorted(said.items(), key=lambda pair: -pair[1]):
        groups.setdefault(rank, []).append(text)
    grouped = ((rules.disposition(rank), texts) for rank, texts in groups.items())
    return tuple(Warning(d.id, d.level, _get(d), tuple(texts)) for d, texts in grouped)


@lru_cache(maxsize=2)
def _common(knowledge: Knowledge) -> frozenset[str]:
    """The findings that belong to every trouble, and the immediate dangers."""
    asked = Counter(finding for asks in knowledge.asked_by.values() for finding in asks)
    many = COMMON_FROM * len(knowledge.complaints)
    return frozenset(knowledge.dangers) | {id for id, count in asked.items() if count > many}


def _all_in(changes: frozenset[Change], findings: frozenset[str]) -> bool:
    return findings.issuperset(id for id, _ in changes)


def _get(disposition: Disposition) -> str:
    """With its time: two dispositions may differ in that alone."""
    get, when = disposition.get, disposition.when
    return get if when in get else f"{get} {when}"


def _candidates(state: State, rank: int) -> dict[frozenset[Change], bool]:
    """The changes that would complete a more urgent rule, worst first, and whether it is an emergency."""
    found: dict[frozenset[Change], bool] = {}
    for rule in state.programme.rules:
        if rule.rank > rank:
            for changes in _completions(state, rule):
                found.setdefault(changes, rule.kind == EMERGENCY)
    return found


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
    """The mildest development that makes the atom true, by its words; None where there is none."""
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
    return (finding.id, _worst_of_same_words(finding, options, option)) if option else None


def _worst_of_same_words(finding: Finding, options: tuple[Option, ...], mildest: Option) -> str:
    """Words that stand for several answers must not promise less than the worst of them means."""
    words = mildest.develops or finding.develops
    if finding.worse == "none":
        return mildest.id
    return [option.id for option in options if (option.develops or finding.develops) == words][-1]


def _text(rules: Programme, change: Change, reader: str) -> str:
    finding = rules.knowledge.findings[change[0]]
    own = finding.option(change[1]).develops if finding.options else None
    wording = own or finding.develops
    return wording[reader] if wording else ""
