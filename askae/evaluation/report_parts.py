"""Parts of the report's page: the headline figures, a table of figures, and cases one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from askae.triage import Knowledge

from .charts import NAMES
from .patient import Result
from .report_text import percent
from .run import Evaluated
from .score import Figures, is_missed_emergency, is_right, is_under


def cards(own: Figures) -> Iterator[str]:
    for name, share in (
        ("right", own.right),
        ("safe: not below what is right", own.safe),
        ("emergencies caught", own.caught),
        ("under-triage", own.under),
        ("over-triage", own.over),
        ("of self-care cases sent to 999 or A&E", own.to_hospital),
    ):
        low, high = (100 * bound for bound in share.interval)
        yield (
            f"<li><strong>{percent(share)}</strong> {escape(name)} "
            f"<small>{share.count} of {share.of}; {low:.0f} to {high:.0f} %</small></li>"
        )


def figures_table(what: str, label: str, rows: dict[str, Figures]) -> Iterator[str]:
    """The names are HTML already."""
    heads = (
        "cases",
        "right",
        "safe",
        "emergencies caught",
        "under",
        "over",
        "home → A&amp;E",
        "pages",
        "95 %",
    )
    yield f'<div class="wide" tabindex="0" role="region" aria-label="{label}"><table><thead><tr>'
    yield f'<th scope="col">{what}</th>' + "".join(f'<th scope="col">{h}</th>' for h in heads)
    yield "</tr></thead><tbody>"
    for name, own in rows.items():
        median = f"{own.pages_median:g}" if own.pages_median is not None else "–"
        cells = (
            str(own.n),
            percent(own.right),
            percent(own.safe),
            f"{own.caught.count} of {own.caught.of}",
            percent(own.under),
            percent(own.over),
            f"{own.to_hospital.count} of {own.to_hospital.of}",
            median,
            str(own.pages_p95 or "–"),
        )
        yield f'<tr><th scope="row">{name}</th>' + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
    yield "</tbody></table></div>"


def anchor(one: Evaluated, result: Result) -> str:
    return escape(f"{one.sheet.id}-{result.case.id}")


def cases(knowledge: Knowledge, one: Evaluated, results: Iterable[Result]) -> Iterator[str]:
    yield '<ul class="cases">'
    for result in results:
        case = result.case
        kind = (
            "right" if is_right(result) else "under-triage" if is_under(result) else "over-triage"
        )
        if is_missed_emergency(result):
            kind = "missed emergency"
        rules = ", ".join(f"<code>{escape(id)}</code>" for id in result.rules) or "no rule"
        title = knowledge.dispositions[result.disposition].title
        yield f'<li id="{anchor(one, result)}"><strong>{escape(case.id)}</strong> <em>{kind}</em><br>'
        yield (
            f"{escape(case.age)}, {escape(case.sex)}, {escape(' and '.join(case.complaints))}. Needs "
            f"{NAMES[case.gold].lower()}; told {NAMES[result.level].lower()}, “{escape(title)}”, by {rules}."
        )
        if result.not_asked:
            yield f"<br>Not asked: {escape(', '.join(result.not_asked))}."
        if case.left_out:
            yield f"<br>Not known yet: {escape(', '.join(case.left_out))}."
        if not is_right(result) and (explained := one.explained(result)):
            yield f"<br>Guidance differs: {escape(explained.reason)} ({escape(explained.source)})"
        if case.note:
            yield f"<br><small>{escape(case.note)}</small>"
        yield "</li>"
    yield "</ul>"
