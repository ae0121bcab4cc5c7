"""A page as a tagged PDF, where WeasyPrint (extra ``pdf``) and its libraries are there."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any


class NoPdfError(Exception):
    """Nothing here can make a PDF."""


def may_make() -> bool:
    """Whether it is worth offering; the libraries beneath are only met when one is made."""
    return importlib.util.find_spec("weasyprint") is not None


def make(pages: Iterable[str]) -> bytes:
    """The first that fits on one sheet of paper, else the last. Nothing is fetched: each holds all it needs.

    Raises NoPdfError.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # the package, or Pango beneath it, is missing
        raise NoPdfError from None
    options = {"pdf_tags": True}
    for html in pages:
        document = HTML(string=html, url_fetcher=_nothing).render(**options)
        if len(document.pages) == 1:
            break
    made: bytes = document.write_pdf(**options)
    return made


def _nothing(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError("A handover refers to nothing outside itself")
