"""The text of a QR code on a picture or a photo. Needs the extra ``qr``."""

from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image, UnidentifiedImageError

from .sbar import HandoverError

LARGEST = 60_000_000
"""Pixels; more than a phone's camera makes."""


def text_of(path: Path) -> str:
    """Raises HandoverError where there is no picture, or no QR code on it."""
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > LARGEST:
                raise HandoverError(f"{path} is too large. Save it smaller and try again.")
            codes = zxingcpp.read_barcodes(
                picture.convert("L"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
            )
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError) as error:
        raise HandoverError(f"{path} is no picture that can be read ({error}).") from None
    if not codes:
        raise HandoverError(
            f"There is no QR code to be read on {path}. Take the picture nearer, in good light."
        )
    return str(codes[0].text)
