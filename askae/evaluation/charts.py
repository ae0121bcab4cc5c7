"""Charts as inline SVG for the report: readable at the width of a phone, with words for who cannot see them.

Nothing rests on colour alone: every cell and bar carries its number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from askae.triage.knowledge import LEVELS

from .score import Figures, Share

WIDTH = 360
NAMES = dict(zip(LEVELS, ("Emergency", "Urgent", "Routine", "Self-care"), strict=True))
RIGHT, OVER, UNDER, OURS, PEER, INK = (
    "0, 127, 59",
    "0, 94, 184",
    "213, 40, 27",
    "#005eb8",
    "#aeb7bd",
    "#212b32",
)


def svg(id: str, height: float, title: str, about: str, parts: Iterable[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-labelledby="{id}-t {id}-d" class="chart">'
        f'<title id="{id}-t">{escape(title)}</title><desc id="{id}-d">{escape(about)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def write(
    x: float, y: float, words: str, size: float = 12, anchor: str = "start", more: str = ""
) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}" fill="{INK}"{more}>'
        f"{escape(words)}</text>"
    )


def heat_map(id: str, own: Figures) -> str:
    """Rows: what the case needs; columns: what it was told. Each cell: cases, and the interval of its share."""
    about = "; ".join(
        f"of {sum(row.values())} that need {NAMES[gold]}: "
        + ", ".join(f"{n} told {NAMES[told]}" for told, n in row.items() if n)
        for gold, row in own.matrix.items()
        if sum(row.values())
    )
    return svg(
        id, 46 + 60 * len(LEVELS), "What cases need and what they were told", about, _cells(own)
    )


def _cells(own: Figures) -> Iterator[str]:
    left, top, wide, high = 76, 42, 70, 58
    yield write(left, 14, "told", 12, more=' font-weight="bold"')
    yield write(0, 34, "needs", 12, more=' font-weight="bold"')
    for place, level in enumerate(LEVELS):
        yield write(left + wide * (place + 0.5) - 1, 34, NAMES[level], 12, "middle")
        yield write(0, top + high * (place + 0.5) + 4, NAMES[level], 12)
    for row, gold in enumerate(LEVELS):
        of = sum(own.matrix[gold].values())
        for column, told in enumerate(LEVELS):
            share = Share(own.matrix[gold][told], of)
            hue = RIGHT if row == column else UNDER if column > row else OVER
            depth = 0.12 + 0.4 * (share.value or 0) if share.count else 0.03
            x, y = left + wide * column, top + high * row
            yield (
                f'<rect x="{x}" y="{y}" width="{wide - 3}" height="{high - 3}" rx="3" '
                f'fill="rgba({hue}, {depth:.2f})" stroke="rgba({hue}, 0.5)"/>'
            )
            middle = x + wide / 2 - 1.5
            yield write(middle, y + 26, str(share.count) if of else "–", 17, "middle")
            if share.count:
                low, high_ = share.interval
                yield write(middle, y + 44, f"{100 * low:.0f}–{100 * high_:.0f} %", 11, "middle")


@dataclass(frozen=True, slots=True)
class Bar:
    name: str
    percent: float
    interval: tuple[float, float] | None = None
    """Percent."""
    ours: bool = False


def bars(id: str, title: str, rows: Sequence[Bar]) -> str:
    about = "; ".join(f"{row.name}: {row.percent:.0f} %" for row in rows)
    return svg(id, 32 * len(rows) + 4, title, about, _bars(rows))


def _bars(rows: Sequence[Bar]) -> Iterator[str]:
    wide = WIDTH - 58
    for place, row in enumerate(rows):
        y = 32 * place
        weight = ' font-weight="bold"' if row.ours else ""
        yield write(0, y + 12, row.name, 12, more=weight)
        yield f'<rect x="0" y="{y + 17}" width="{wide}" height="10" fill="#f0f4f5"/>'
        colour = OURS if row.ours else PEER
        yield (
            f'<rect x="0" y="{y + 17}" width="{wide * row.percent / 100:.1f}" height="10" fill="{colour}"/>'
        )
        if row.interval:
            low, high = (wide * bound / 100 for bound in row.interval)
            yield (
                f'<path d="M{low:.1f} {y + 18}v8M{low:.1f} {y + 22}H{high:.1f}M{high:.1f} {y + 18}v8" '
                f'stroke="{INK}" stroke-width="1.5" fill="none"/>'
            )
        yield write(WIDTH, y + 26, f"{row.percent:.1f} %", 12, "end", weight)


def histogram(id: str, own: Figures) -> str:
    """How many pages the cases met."""
    counts = Counter(own.pages)
    about = f"Median {own.pages_median:g}, 95th percentile {own.pages_p95}. " + ", ".join(
        f"{pages} pages: {n}" for pages, n in sorted(counts.items())
    )
    return svg(id, 190, "Pages from start to advice", about, _columns(own, counts))


def _columns(own: Figures, counts: Counter[int]) -> Iterator[str]:
    last, most, floor = max(own.pages), max(counts.values()), 150
    step = WIDTH / last
    for pages, n in sorted(counts.items()):
        high = 118 * n / most
        x = step * (pages - 1)
        yield (
            f'<rect x="{x + 1:.1f}" y="{floor - high:.1f}" width="{step - 2:.1f}" height="{high:.1f}" fill="{OURS}"/>'
        )
        yield write(x + step / 2, floor - high - 4, str(n), 11, "middle")
    for pages in range(1, last + 1):
        if last <= 16 or pages % 2 or pages == last:
            yield write(step * (pages - 0.5), floor + 14, str(pages), 11, "middle")
    yield write(0, floor + 32, "pages", 12)
    told = f"median {own.pages_median:g}, 95 % at most {own.pages_p95}"
    yield write(WIDTH, floor + 32, told, 12, "end")
