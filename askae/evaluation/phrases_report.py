"""The figures on how own words are understood: for the terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .phrases import Tally
from .report_text import percent
from .score import Share

FIGURES = ("top_1", "top_3", "danger_recall", "false_alarms", "precision", "recall")


def text(parts: Mapping[str, Mapping[str, Tally]]) -> str:
    return "\n".join(_lines(parts))


def _lines(parts: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    for part, groups in parts.items():
        whole = groups["all"]
        yield f"{part}: {whole.n} phrases"
        head = f"  {'':18}{'n':>6}{'first':>9}{'top 3':>9}{'dangers':>10}{'alarms':>9}{'precision':>11}{'recall':>9}"
        yield head
        for name, own in groups.items():
            cells = [getattr(own, figure) for figure in FIGURES]
            widths = (9, 9, 10, 9, 11, 9)
            row = "".join(f"{_short(c):>{w}}" for c, w in zip(cells, widths, strict=True))
            yield f"  {name:18}{own.n:>6}{row}"
        yield (
            f"  facts reversed: {whole.reversed}; of the person {_short(whole.person_heard)} heard,"
            f" {whole.person_wrong} wrong; {whole.milliseconds_p95:.0f} ms at the 95th percentile"
        )
        if part != "sealed":  # the examination stays unread
            yield from (f"  danger missed: {phrase}" for phrase in whole.missed_dangers)
        for (meant, offered), times in whole.confused.most_common(12):
            yield f"  {times} x {meant} not offered, first was {offered}"
        yield ""


def _short(share: Share) -> str:
    return percent(share, False)


def as_json(parts: Mapping[str, Mapping[str, Tally]]) -> dict[str, Any]:
    return {
        "parts": {
            part: {name: _data(own) for name, own in groups.items()}
            for part, groups in parts.items()
        }
    }


def _data(own: Tally) -> dict[str, Any]:
    shares = {figure: getattr(own, figure).value for figure in FIGURES}
    return {
        "n": own.n,
        **shares,
        "reversed": own.reversed,
        "milliseconds_p95": own.milliseconds_p95,
    }
