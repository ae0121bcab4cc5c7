"""A page as a tagged PDF, where WeasyPrint (extra ``pdf``) and its libraries are there."""

from __future__ import annotations

import importlib.util
from typing import Any


class NoPdfError(Exception):
    """Nothing here can make a PDF."""


def may_make() -> bool:
    """Whether it is worth offering; the libraries beneath are only met when one is made."""
    return importlib.util.find_spec("weasyprint") is not None


def make(html: str) -> bytes:
    """Raises NoPdfError. Nothing is fetched: the page must hold all it needs."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # the package, or Pango beneath it, is missing
        raise NoPdfError from None
    made: bytes = HTML(string=html, url_fetcher=_nothing).write_pdf(pdf_tags=True)
    return made


def _nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError("A handover refers to nothing outside itself")
