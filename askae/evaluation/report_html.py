"""The report as one page that stands alone: no script, no other host, readable on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from askae.triage import Knowledge

from .charts import Bar, bars, heat_map, histogram
from .intervals import wilson
from .peers import Peer
from .report_parts import anchor, cards, cases, figures_table
from .report_style import STYLE
from .run import Evaluated
from .score import Share


def page(knowledge: Knowledge, found: Sequence[Evaluated]) -> str:
    body = "\n".join(_body(knowledge, found))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>How right and how safe Ask A&amp;E is</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(knowledge: Knowledge, found: Sequence[Evaluated]) -> Iterator[str]:
    yield "<header><h1>How right and how safe Ask A&amp;E is</h1>"
    yield (
        f"<p>Knowledge version {escape(knowledge.version[:12])}, {escape(knowledge.review)}. Every case was answered "
        "page by page, as a person would meet it. Sets are never pooled: each judges by a rule of its own. Intervals "
        "are Wilson’s, 95 %.</p>"
    )
    if knowledge.review == "draft":
        yield '<p class="draft"><strong>The advice is a draft.</strong> No clinician has signed it.</p>'
    yield "</header>\n<main>"
    unexplained = [(one, result) for one in found for result in one.unexplained]
    if unexplained:
        yield f'<section class="alarm"><h2>Emergencies missed without an explanation: {len(unexplained)}</h2><ul>'
        for one, result in unexplained:
            yield f'<li><a href="#{anchor(one, result)}">{escape(one.sheet.id)} {escape(result.case.id)}</a></li>'
        yield "</ul></section>"
    yield "<h2>All sets</h2>"
    links = {
        f'<a href="#{escape(one.sheet.id)}">{escape(one.sheet.id)}</a>': one.figures
        for one in found
    }
    yield from figures_table("set", "all sets", links)
    for one in found:
        yield from _set(knowledge, one)
    yield "</main>"


def _set(knowledge: Knowledge, one: Evaluated) -> Iterator[str]:
    id, own = escape(one.sheet.id), one.figures
    yield f'<section id="{id}"><h2>{escape(one.sheet.title)}</h2>'
    yield f"<p>{escape(one.sheet.reference)}</p>"
    if own.n:
        yield f'<ul class="cards">{"".join(cards(own))}</ul>'
        yield '<div class="pair"><figure><figcaption>What cases need, and what they were told</figcaption>'
        yield f"{heat_map(id + '-heat', own)}</figure>"
        yield "<figure><figcaption>Pages from start to advice</figcaption>"
        yield f"{histogram(id + '-pages', own)}</figure></div>"
        yield from _beside(one)
        yield "<h3>By complaint</h3>"
        yield from figures_table(
            "complaint", f"{id} by complaint", {escape(k): v for k, v in one.complaints.items()}
        )
        yield "<h3>By age</h3>"
        yield from figures_table("age", f"{id} by age", {escape(k): v for k, v in one.ages.items()})
        yield f"<h3>Not right: {len(one.misses)}</h3>"
        yield from cases(knowledge, one, one.misses)
    if one.not_covered:
        yield f"<h3>Not covered yet: {len(one.not_covered)}</h3>"
        yield "<p>Their complaint is still to be written. They went through “something else”, and "
        yield "count in no figure above.</p>"
        yield from cases(knowledge, one, one.not_covered)
        yield "<p>With them:</p>"
        yield from figures_table("set", f"{id} with all cases", {id: one.everything})
    yield "</section>"


def _beside(one: Evaluated) -> Iterator[str]:
    if not one.peers:
        return
    own = one.figures
    yield "<h3>Beside what others reached on these cases</h3>"
    for number, (title, share, figure) in enumerate(
        (
            ("Right", own.right, "right"),
            ("Safe: not below what is right", own.safe, "safe"),
            ("Emergencies caught", own.caught, "caught"),
        )
    ):
        rows = _bars(one, share, figure)
        chart = bars(f"{escape(one.sheet.id)}-peers-{figure}", title, rows)
        opened = " open" if number == 0 else ""
        yield f"<details{opened}><summary>{title}</summary>{chart}</details>"
    yield "<details><summary>Where these figures come from</summary><ul>"
    for peer in one.peers:
        note = f"; {peer.note}" if peer.note else ""
        n = f"; on {peer.n} cases of its choice" if peer.n else ""
        yield f"<li>{escape(f'{peer.who}, {peer.year}: {peer.source}{n}{note}')}</li>"
    yield "</ul></details>"


def _bars(one: Evaluated, share: Share, figure: str) -> list[Bar]:
    low, high = (100 * bound for bound in share.interval)
    ours = Bar(f"Ask A&E, {share.of} cases", 100 * (share.value or 0), (low, high), ours=True)
    theirs = [
        Bar(_name(peer), value, _interval(peer, figure))
        for peer in one.peers
        if (value := getattr(peer, figure)) is not None
    ]
    return [ours, *sorted(theirs, key=lambda bar: -bar.percent)]


def _name(peer: Peer) -> str:
    return f"{peer.who}, {peer.year}" + (f" ({peer.n} cases)" if peer.n else "")


def _interval(peer: Peer, figure: str) -> tuple[float, float] | None:
    """As published, or from the share where the number of cases is known."""
    if figure == "right" and peer.right_interval:
        return peer.right_interval
    if peer.n is None or figure == "caught":
        return None
    low, high = wilson(round(getattr(peer, figure) * peer.n / 100), peer.n)
    return 100 * low, 100 * high
