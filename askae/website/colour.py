"""A colour that somebody chose, made dark enough to read."""

from __future__ import annotations

Rgb = tuple[int, int, int]

PAPER: Rgb = (0xF0, 0xF4, 0xF5)
"""The darkest of the light grounds that accent-coloured words stand on; white words on the accent then do better."""
ENOUGH = 4.5
"""Contrast that WCAG 2.2 wants of words, level AA."""
STEP = 0.95


def from_hex(text: str) -> Rgb:
    """``"005eb8"``."""
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def to_css(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG's ratio, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def darker(colour: Rgb, share: float) -> Rgb:
    """``share`` 1 is the colour itself, 0 is black."""
    red, green, blue = (int(part * share) for part in colour)
    return red, green, blue


def readable(colour: Rgb) -> Rgb:
    """The colour itself where it has contrast enough on `PAPER`, otherwise a darker one that has."""
    while contrast(colour, PAPER) < ENOUGH:
        colour = darker(colour, STEP)
    return colour


def _luminance(colour: Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
