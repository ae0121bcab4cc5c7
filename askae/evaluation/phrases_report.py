"""The figures on how own words are understood: for the terminal, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .memory import WORKERS, Memory
from .phrases import Phrase, Tally
from .report_text import percent
from .score import Share
from .second_readings import Agreement, Readings, key

FIGURES = ("top_1", "top_3", "danger_recall", "false_alarms", "precision", "recall")


SEALED = "sealed"
"""The examination: its texts are never shown."""


def text(
    parts: Mapping[str, Mapping[str, Tally]],
    agreed: Agreement | None = None,
    second: Mapping[str, Readings] | None = None,
    reasons: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> str:
    """``agreed`` and ``second``: how others read the sealed part; ``reasons``: why a danger in it is missed."""
    lines = [*_lines(parts, second or {}, reasons or {}), *(_agreement(agreed) if agreed else ())]
    if memory:
        lines.append(
            f"memory: {memory.own:.0f} MB for each worker, and {memory.shared:.0f} MB that they share:"
            f" {memory.of_machine:.0f} MB more on a machine with {WORKERS} workers"
        )
    return "\n".join(lines)


def _lines(
    parts: Mapping[str, Mapping[str, Tally]],
    second: Mapping[str, Readings],
    reasons: Mapping[str, str],
) -> Iterator[str]:
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
            f"  present facts heard as absent: {whole.present_as_absent}, absent as present: {whole.absent_as_present};"
            f" of the person {_short(whole.person_heard)} heard, {whole.person_wrong} wrong;"
            f" {whole.milliseconds_p95:.0f} ms at the 95th percentile"
        )
        for phrase, offered in whole.missed_dangers:
            what = _described(phrase, second) if part == SEALED else phrase.text
            after = "its questions are offered" if offered else "its questions are not offered"
            why = reasons.get(key(phrase.text), "not explained yet") if part == SEALED else ""
            yield f"  danger missed: {what}; {after}{f'; {why}' if why else ''}"
        for (meant, instead), times in whole.confused.most_common(12):
            yield f"  {times} x {meant} not offered, first was {instead}"
        yield ""


def _described(phrase: Phrase, second: Mapping[str, Readings]) -> str:
    """Without its words."""
    of, words = key(phrase.text), len(phrase.text.split())
    told = f"{of} ({phrase.kind}, {words} words, {' or '.join(phrase.complaints)}"
    if of in second:
        told += f"; second readers: {', '.join(reader.danger for reader in second[of].readers)}"
    return f"{told})"


def _agreement(own: Agreement) -> Iterator[str]:
    yield f"second readings of {own.n} sealed phrases, judged without their labels"
    for number, (recall, alarms, first) in enumerate(own.readers(), 1):
        yield (
            f"  reader {number} calls {_short(recall)} of the labelled dangers one, and {_short(alarms)} of the rest;"
            f" begins where the labels do in {_short(first)}"
        )
    yield (
        f"  where label and readers agree: {own.dangers_heard} of {own.dangers} dangers heard"
        f" ({_short(own.danger_recall)}), {own.alarms} false alarms in {own.calm} ({_short(own.false_alarms)})"
    )
    yield (
        f"  offered what the label or a reader names: first {_short(own.top_1)}, among three {_short(own.top_3)}"
    )
    yield (
        f"  facts heard that the words tell: {_short(own.precision)} ({own.facts['true']} told,"
        f" {own.facts['false']} not; {own.facts['unsure']} not to be known, {own.facts_unread} not read yet)"
    )
    yield (
        f"  facts that a reader noted: {_short(own.recall)} heard ({own.noted_heard} of {own.noted}); this reader noted"
        f" {_short(Share(own.noted_labelled, own.labelled_facts))} of those labelled,"
        f" and {_short(Share(own.noted_labelled, own.noted))} of hers are labelled"
    )


def _short(share: Share) -> str:
    return percent(share, False)


def as_json(
    parts: Mapping[str, Mapping[str, Tally]],
    agreed: Agreement | None = None,
    memory: Memory | None = None,
) -> dict[str, Any]:
    return {
        "parts": {
            part: {name: _data(own) for name, own in groups.items()}
            for part, groups in parts.items()
        },
        "second_readings": _agreed(agreed) if agreed else None,
        "memory_mb": memory and {"of_each_worker": memory.own, "shared": memory.shared},
    }


def _agreed(own: Agreement) -> dict[str, Any]:
    return {
        "n": own.n,
        "readers": [
            {"danger_recall": recall.value, "false_alarms": alarms.value, "top_1": first.value}
            for recall, alarms, first in own.readers()
        ],
        "danger_recall": own.danger_recall.value,
        "false_alarms": own.false_alarms.value,
        "top_1": own.top_1.value,
        "top_3": own.top_3.value,
        "precision": own.precision.value,
        "recall": own.recall.value,
    }


def _data(own: Tally) -> dict[str, Any]:
    shares = {figure: getattr(own, figure).value for figure in FIGURES}
    return {
        "n": own.n,
        **shares,
        "present_as_absent": own.present_as_absent,
        "absent_as_present": own.absent_as_present,
        "dangers_missed": [key(phrase.text) for phrase, _ in own.missed_dangers],
        "milliseconds_p95": own.milliseconds_p95,
    }
