"""The summary as a QR code: plain text, so that any phone shows it without this program, and nothing is stored."""

from __future__ import annotations

import segno

QUIET = 4
"""Light squares around the code, as ISO/IEC 18004 asks for."""
MASK = 2
"""Looking for the best of eight takes three times as long, and phones read all of them alike."""


def svg(text: str) -> str:
    """A part of a page, without a size of its own and without inline style."""
    code = segno.make_qr(text, error="l", encoding="utf-8", mask=MASK)
    drawn: str = code.svg_inline(
        border=QUIET, omitsize=True, dark="#000", light="#fff", lineclass=None
    )
    return drawn


def picture(text: str, path: str) -> None:
    """Written to a file; its name ends in .png or .svg."""
    segno.make_qr(text, error="l", encoding="utf-8", mask=MASK).save(path, border=QUIET, scale=6)
