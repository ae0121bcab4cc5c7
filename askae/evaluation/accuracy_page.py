"""What was measured, as Markdown: the reference page, and the short table in the README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askae.triage import Knowledge

from .patient import Result
from .peers import Peer
from .report_text import percent
from .run import Evaluated
from .score import Figures, is_missed_emergency, is_under

BEST = 3
"""So many of the best peers stand beside a set in the README."""
ALL = 40


def page(knowledge: Knowledge, found: Sequence[Evaluated]) -> list[str]:
    """The page below its title."""
    return list(_page(knowledge, found))


def table(found: Sequence[Evaluated], peers: int = BEST) -> list[str]:
    """One row a set, and under each set the best that others published on it."""
    lines = [
        "| cases | n | right | safe | emergencies told | self-care sent to A&E | pages |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found:
        lines.append(f"| **{one.sheet.title}** | {' | '.join(_cells(one.everything))} |")
        lines += [_peer(peer) for peer in _best(one)[:peers]]
    return lines


def _page(knowledge: Knowledge, found: Sequence[Evaluated]) -> Iterator[str]:
    yield (
        "Every [answer sheet](../../answer_sheets/README.md) sent through the checker, page by page, by "
        "`make evaluate`. *Right* is a level that counts as right for the case; *safe* is not below it. Brackets: "
        "95 %, Wilson. Sets are never pooled. Whoever chose the cases that they answered is marked with their number."
    )
    yield ""
    yield from table(found, peers=ALL)
    for one in found:
        yield from ("", f"## {one.sheet.title}", "", one.sheet.reference.rstrip(".") + ".", "")
        yield "| complaint | n | right | safe | emergencies told | self-care sent to A&E | pages |"
        yield "|---|---|---|---|---|---|---|"
        for name, own in (*one.complaints.items(), *one.ages.items()):
            called = knowledge.complaints[name].name if name in knowledge.complaints else name
            yield f"| {called} | {' | '.join(_cells(own, interval=False))} |"
        if one.misses:
            yield from ("", "Not right:", "")
            yield from (f"- {_told(knowledge, one, result)}" for result in one.misses)


def _cells(own: Figures, interval: bool = True) -> tuple[str, ...]:
    pages = "-" if own.pages_median is None else f"{own.pages_median:g}"
    return (
        str(own.n),
        percent(own.right, interval and own.n > 0),
        percent(own.safe, interval and own.n > 0),
        f"{own.caught.count} of {own.caught.of}",
        f"{own.to_hospital.count} of {own.to_hospital.of}",
        pages,
    )


def _best(one: Evaluated) -> list[Peer]:
    return sorted((p for p in one.peers if p.right), key=lambda p: -(p.right or 0))


def _peer(peer: Peer) -> str:
    right, safe, told = (
        "" if share is None else f"{share:g} %" for share in (peer.right, peer.safe, peer.caught)
    )
    return f"| {peer.who}, {peer.year} | {peer.n or ''} | {right} | {safe} | {told} | | |"


def _told(knowledge: Knowledge, one: Evaluated, result: Result) -> str:
    case = result.case
    kind = "under" if is_under(result) else "over"
    if is_missed_emergency(result):
        kind = "**emergency missed**"
    told = knowledge.dispositions[result.disposition].title
    line = f"{case.id}, {kind}: {case.age}, {' + '.join(case.complaints)}. Needs {case.gold}, told “{told}”."
    explained = one.explained(result)
    return f"{line} {explained.reason}" if explained else line
