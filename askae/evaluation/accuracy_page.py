"""What was measured, as Markdown: the reference page, and the short table in the README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from askae.knowledge.markdown import table
from askae.triage import Knowledge

from .patient import Result
from .peers import Peer
from .report_text import percent
from .run import Evaluated
from .score import EMERGENCY, Figures, is_missed_emergency, is_under

BEST = 3
"""So many of the best peers stand beside a set in the README."""
HEADS = ("n", "right", "safe", "emergencies told", "self-care sent to A&E", "pages")
SENT = ("need A&E or 999", "are sent there")


def sets(found: Sequence[Evaluated], peers: int | None = BEST) -> Iterator[str]:
    """One row a set, and under each set the best that others published on it; all of them where ``peers`` is None."""
    yield from table(("cases", *HEADS), (row for one in found for row in _rows(one, peers)))


def _rows(one: Evaluated, peers: int | None) -> Iterator[tuple[str, ...]]:
    yield f"**{one.sheet.title}**", *_cells(one.everything)
    best = sorted((p for p in one.peers if p.right), key=lambda p: -(p.right or 0))
    yield from map(_peer, best[:peers])


def accuracy(knowledge: Knowledge, found: Sequence[Evaluated]) -> Iterator[str]:
    """The page below its title."""
    yield (
        "Every [answer sheet](../../answer_sheets/README.md) sent through the checker, page by page, by "
        "`make evaluate`. *Right* is a level that counts as right for the case; *safe* is not below it. Brackets: "
        "95 %, Wilson. Sets are never pooled. Whoever chose the cases that they answered is marked with their number."
    )
    yield ""
    yield from sets(found, peers=None)
    for one in found:
        yield from (f"## {one.sheet.title}", "", one.sheet.reference.rstrip(".") + ".", "")
        figures = {**one.complaints, **one.ages}
        yield from table(
            ("complaint or age", *HEADS, *SENT),
            (
                (_name(knowledge, id), *_cells(own, False), *_sent(own))
                for id, own in figures.items()
            ),
        )
        if one.misses:
            yield from ("Not right:", "")
            yield from (f"- {_told(knowledge, one, result)}" for result in one.misses)
            yield ""


def _name(knowledge: Knowledge, id: str) -> str:
    return knowledge.complaints[id].name if id in knowledge.complaints else id


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


def _sent(own: Figures) -> tuple[str, str]:
    sent = sum(told[EMERGENCY] for told in own.matrix.values())
    return f"{own.caught.of} of {own.n}", f"{sent} of {own.n}"


def _peer(peer: Peer) -> tuple[str, ...]:
    right, safe, told = (
        "" if share is None else f"{share:g} %" for share in (peer.right, peer.safe, peer.caught)
    )
    return f"{peer.who}, {peer.year}", str(peer.n or ""), right, safe, told, "", ""


def _told(knowledge: Knowledge, one: Evaluated, result: Result) -> str:
    case = result.case
    kind = "under" if is_under(result) else "over"
    if is_missed_emergency(result):
        kind = "**emergency missed**"
    told = knowledge.dispositions[result.disposition].title
    line = f"{case.id}, {kind}: {case.age}, {' + '.join(case.complaints)}. Needs {case.gold}, told “{told}”."
    explained = one.explained(result)
    return f"{line} {explained.reason}" if explained else line
