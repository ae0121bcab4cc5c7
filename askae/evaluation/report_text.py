"""The report for a terminal: a table of the sets, then each set with its matrix and every miss."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from askae.triage import Knowledge
from askae.triage.knowledge import LEVELS

from .patient import Result
from .run import Evaluated
from .score import Figures, Share, is_missed_emergency, is_right, is_under

HEADS = ("n", "right", "safe", "emergencies", "under", "over", "home→A&E", "pages", "p95")


def text(knowledge: Knowledge, found: Sequence[Evaluated], cases: bool = False) -> str:
    """``cases`` lists every case, not only those missed."""
    return "\n".join(_lines(knowledge, found, cases))


def _lines(knowledge: Knowledge, found: Sequence[Evaluated], cases: bool) -> Iterator[str]:
    yield f"Knowledge version {knowledge.version[:12]}, {knowledge.review}. Sets are never pooled.\n"
    yield from _table("set", {one.sheet.id: one.figures for one in found})
    for one in found:
        yield f"\n{one.sheet.id}: {one.sheet.title}"
        yield from _set(knowledge, one, cases)
    unexplained = [(one, result) for one in found for result in one.unexplained]
    yield ""
    if unexplained:
        yield f"{_counted(len(unexplained), 'emergency', 'emergencies')} missed without an explanation:"
        yield from (f"  {one.sheet.id} {result.case.id}" for one, result in unexplained)
    else:
        yield "No emergency is missed without an explanation."


def _table(what: str, rows: dict[str, Figures]) -> Iterator[str]:
    cells = [(what, *HEADS)] + [(name, *_cells(own)) for name, own in rows.items()]
    widths = [max(len(row[place]) for row in cells) for place in range(len(cells[0]))]
    for row in cells:
        first = f"{row[0]:<{widths[0]}}"
        rest = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((first, *rest)).rstrip()


def _cells(own: Figures) -> tuple[str, ...]:
    return (
        str(own.n),
        percent(own.right),
        percent(own.safe),
        f"{own.caught.count}/{own.caught.of}",
        percent(own.under),
        percent(own.over),
        f"{own.to_hospital.count}/{own.to_hospital.of}",
        f"{own.pages_median:g}" if own.pages_median is not None else "-",
        str(own.pages_p95) if own.pages_p95 is not None else "-",
    )


def percent(share: Share, interval: bool = False) -> str:
    if share.value is None:
        return "-"
    text = f"{100 * share.value:.1f} %"
    if interval:
        low, high = share.interval
        text += f" ({100 * low:.0f} to {100 * high:.0f})"
    return text


def _set(knowledge: Knowledge, one: Evaluated, cases: bool) -> Iterator[str]:
    own = one.figures
    yield f"  {one.sheet.reference}"
    yield (
        f"  right {percent(own.right, True)}, safe {percent(own.safe, True)}, "
        f"emergencies caught {percent(own.caught, True)}"
    )
    if own.n:
        yield "\n  right for it (rows), advised (columns), Wilson 95 %:"
        yield from _indented(_matrix(own))
        yield ""
        yield from _indented(_table("complaint", one.complaints))
        yield ""
        yield from _indented(_table("age", one.ages))
    if one.peers:
        yield "\n  published on the same cases:"
        yield from _indented(_peers(one))
    if one.misses:
        yield f"\n  {_counted(len(one.misses), 'case')} not right:"
        yield from _indented(_told(knowledge, one, result) for result in one.misses)
    if one.elsewhere:
        yield f"\n  {_counted(len(one.elsewhere), 'case')} at the right level, but sent elsewhere than the case names:"
        yield from _indented(_sent(result) for result in one.elsewhere)
    if one.not_covered:
        yield f"\n  {_counted(len(one.not_covered), 'case')} not covered yet, sent through “something else”:"
        yield from _indented(_told(knowledge, one, result) for result in one.not_covered)
        yield "  with them:"
        yield from _indented(_table("set", {"everything": one.everything}))
    if cases:
        yield "\n  every case:"
        yield from _indented(_told(knowledge, one, result) for result in one.results)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _matrix(own: Figures) -> Iterator[str]:
    yield f"{'':<10}" + "".join(f"{level:>20}" for level in LEVELS)
    for gold, row in own.matrix.items():
        if of := sum(row.values()):
            cells = (_cell(Share(row[told], of)) for told in LEVELS)
            yield f"{gold:<10}" + "".join(f"{cell:>20}" for cell in cells)


def _cell(share: Share) -> str:
    low, high = share.interval
    return f"{share.count} ({100 * low:.0f}-{100 * high:.0f} %)" if share.count else "."


def _peers(one: Evaluated) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("", "year", "n", "right", "safe", "emergencies")]
    for peer in sorted(one.peers, key=lambda p: -(p.right or 0)):
        figures = (
            f"{x:g} %" if x is not None else "-" for x in (peer.right, peer.safe, peer.caught)
        )
        rows.append((peer.who, peer.year, str(peer.n or "all"), *figures))
    own = one.figures
    ours = (percent(own.right), percent(own.safe), percent(own.caught))
    rows.insert(1, ("Ask A&E, this run", "", str(own.n), *ours))
    width = max(len(row[0]) for row in rows)
    for row in rows:
        yield f"{row[0]:<{width}}  {row[1]:>4}  {row[2]:>3}" + "".join(f"{c:>12}" for c in row[3:])


def _told(knowledge: Knowledge, one: Evaluated, result: Result) -> str:
    case = result.case
    kind = "right" if is_right(result) else "UNDER" if is_under(result) else "over"
    if is_missed_emergency(result):
        kind = "MISSED EMERGENCY"
    line = (
        f"{kind}: {case.id} ({case.age}, {case.sex}, {' + '.join(case.complaints)}): "
        f"needs {case.gold}, told {result.level} (“{knowledge.dispositions[result.disposition].title}”) "
        f"by {', '.join(result.rules) or 'nothing'}"
    )
    if result.not_asked and not is_right(result):
        line += f"; not asked: {', '.join(result.not_asked)}"
    if case.left_out:
        line += f"; not known yet: {', '.join(case.left_out)}"
    if not is_right(result) and (explained := one.explained(result)):
        line += f"; explained: {explained.reason}"
    return line


def _sent(result: Result) -> str:
    rules = ", ".join(result.rules) or "nothing"
    return (
        f"{result.case.id}: names {result.case.disposition}, told {result.disposition} by {rules}"
    )


def _counted(number: int, what: str, several: str = "") -> str:
    return f"{number} {what if number == 1 else several or what + 's'}"
