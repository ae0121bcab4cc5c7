"""A map without a map: north up, rings of distance, the places and where the person is, as one SVG picture.

Everything on it also stands in the list below it. Plain attributes and no style, so that it may stand in a page that
allows no inline style; nothing is fetched from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import cos, hypot, radians
from typing import NamedTuple

from .distance import MILE, Position, kilometres
from .fitting import Offer

SIZE, EDGE = 320, 26
INK, FAINT, BLUE, PAPER, RED = "#212b32", "#768692", "#005eb8", "#ffffff", "#d5281b"
RINGS = (0.5, 1, 2, 5, 10, 20, 50)
"""Miles."""
APART = 22
"""Dots nearer than this share one."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Dot(NamedTuple):
    letter: str
    name: str
    position: Position


class _Spot(NamedTuple):
    letters: str
    x: float
    y: float


def dots_of(offers: Sequence[Offer]) -> tuple[Dot, ...]:
    """Each place that has a position, with the letter that it has in the list."""
    return tuple(
        Dot(letter, offer.place.name, offer.place.position)
        for letter, offer in zip(LETTERS, offers, strict=False)
        if offer.place.position
    )


def draw(dots: Sequence[Dot], near: Position) -> str:
    """Empty where no place is within the largest ring. ``near`` is the middle."""
    furthest = max((kilometres(near, dot.position) / MILE for dot in dots), default=0)
    outer = next((ring for ring in RINGS if ring >= furthest), RINGS[-1])
    shown = [dot for dot in dots if kilometres(near, dot.position) / MILE <= outer]
    if not shown:
        return ""
    scale = (SIZE / 2 - EDGE) / (outer * MILE)
    spots = _spots([(dot.letter, *_place(dot.position, near, scale)) for dot in shown])
    parts = [*_rings(outer), *_you(), *(_dot(spot) for spot in spots)]
    told = "; ".join(f"{dot.letter} {dot.name}" for dot in shown)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img" '
        f'aria-labelledby="map-title map-about" class="app-map">'
        f'<title id="map-title">Where the places are around you</title>'
        f'<desc id="map-about">North is up. The outer ring is {outer:g} mile{"" if outer == 1 else "s"} away. '
        f"{escape(told)}. The list has them all.</desc>{''.join(parts)}</svg>"
    )


def _place(position: Position, near: Position, scale: float) -> tuple[float, float]:
    """Flat is good enough within fifty miles."""
    degree = 111.195  # kilometres
    east = (position.longitude - near.longitude) * degree * cos(radians(near.latitude))
    north = (position.latitude - near.latitude) * degree
    return SIZE / 2 + east * scale, SIZE / 2 - north * scale


def _spots(placed: Sequence[tuple[str, float, float]]) -> list[_Spot]:
    spots: list[_Spot] = []
    for letter, x, y in placed:
        for number, spot in enumerate(spots):
            if hypot(spot.x - x, spot.y - y) < APART:
                spots[number] = spot._replace(letters=f"{spot.letters} {letter}")
                break
        else:
            spots.append(_Spot(letter, x, y))
    return spots


def _rings(outer: float) -> Iterator[str]:
    middle, radius = SIZE / 2, SIZE / 2 - EDGE
    for part in (1.0, 0.5):
        yield (
            f'<circle cx="{middle:g}" cy="{middle:g}" r="{radius * part:g}" fill="none" stroke="{FAINT}" '
            f'stroke-dasharray="3 4"/>'
            f'<text x="{middle:g}" y="{middle - radius * part - 5:g}" text-anchor="middle" font-size="12" fill="{INK}">'
            f"{outer * part:g} mile{'' if outer * part == 1 else 's'}</text>"
        )
    yield f'<text x="8" y="18" font-size="12" fill="{INK}">North ↑</text>'


def _you() -> Iterator[str]:
    middle = SIZE / 2
    yield f'<path d="M{middle - 7:g} {middle:g}h14M{middle:g} {middle - 7:g}v14" stroke="{RED}" stroke-width="4"/>'
    yield f'<text x="{middle + 10:g}" y="{middle + 16:g}" font-size="12" fill="{INK}">You</text>'


def _dot(spot: _Spot) -> str:
    wide = 10 + 5 * len(spot.letters)
    return (
        f'<rect x="{spot.x - wide:.1f}" y="{spot.y - 11:.1f}" width="{2 * wide:g}" height="22" rx="11" fill="{BLUE}" '
        f'stroke="{PAPER}" stroke-width="2"/>'
        f'<text x="{spot.x:.1f}" y="{spot.y + 4.5:.1f}" text-anchor="middle" font-size="13" font-weight="bold" '
        f'fill="{PAPER}">{escape(spot.letters)}</text>'
    )
