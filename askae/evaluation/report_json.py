"""The report as data. Shares from 0 to 1; null where there is nothing to count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from askae.triage import Knowledge

from .patient import Result
from .run import Evaluated
from .score import Figures, Share, figures, is_missed_emergency, is_over, is_right, is_under


def as_json(
    knowledge: Knowledge, found: Iterable[Evaluated], cases: bool = False
) -> dict[str, Any]:
    """``cases`` adds every case, not only those missed."""
    return {
        "sets": {one.sheet.id: _set(one, cases) for one in found},
        "knowledge": knowledge.version,
    }


def _set(one: Evaluated, cases: bool) -> dict[str, Any]:
    found = {
        **_figures(one.figures),
        "title": one.sheet.title,
        "reference": one.sheet.reference,
        "intervals": _intervals(one.figures),
        "matrix": {gold: dict(row) for gold, row in one.figures.matrix.items()},
        "matrix_intervals": {
            gold: {told: _interval(Share(n, sum(row.values()))) for told, n in row.items()}
            for gold, row in one.figures.matrix.items()
        },
        "complaints": {id: _figures(own) for id, own in one.complaints.items()},
        "ages": {name: _figures(own) for name, own in one.ages.items()},
        "misses": [_case(one, result) for result in one.misses],
        "sent_elsewhere": [_case(one, result) for result in one.elsewhere],
        "emergencies_missed_unexplained": [result.case.id for result in one.unexplained],
        "not_covered": {
            **_figures(figures(one.not_covered)),
            "cases": [_case(one, result) for result in one.not_covered],
        },
        "everything": _figures(one.everything),
        "peers": [asdict(peer) for peer in one.peers],
    }
    if cases:
        found["cases"] = [_case(one, result) for result in one.results]
    return found


def _figures(own: Figures) -> dict[str, Any]:
    return {
        "n": own.n,
        "accuracy": own.right.value,
        "safety": own.safe.value,
        "emergencies": own.caught.of,
        "emergencies_caught": own.caught.count,
        "under_triage": own.under.value,
        "over_triage": own.over.value,
        "pages_median": own.pages_median,
        "pages_p95": own.pages_p95,
        "self_care": own.to_hospital.of,
        "self_care_sent_to_hospital": own.to_hospital.count,
    }


def _intervals(own: Figures) -> dict[str, list[float]]:
    """Wilson, 95 %."""
    return {
        "accuracy": _interval(own.right),
        "safety": _interval(own.safe),
        "emergencies_caught": _interval(own.caught),
        "under_triage": _interval(own.under),
        "over_triage": _interval(own.over),
        "self_care_sent_to_hospital": _interval(own.to_hospital),
    }


def _interval(share: Share) -> list[float]:
    return [round(bound, 4) for bound in share.interval]


def _case(one: Evaluated, result: Result) -> dict[str, Any]:
    explained = None if is_right(result) else one.explained(result)
    return {
        "id": result.case.id,
        "age": result.case.age,
        "sex": result.case.sex,
        "complaints": list(result.case.complaints),
        "gold": result.case.gold,
        "acceptable": list(result.case.acceptable),
        "level": result.level,
        "disposition": result.disposition,
        "rules": list(result.rules),
        "pages": result.pages,
        "right": is_right(result),
        "under": is_under(result),
        "over": is_over(result),
        "emergency_missed": is_missed_emergency(result),
        "explained": explained.reason if explained else "",
        "not_asked": list(result.not_asked),
        "missing_complaints": list(result.case.missing),
        "left_out": list(result.case.left_out),
        "note": result.case.note,
    }
