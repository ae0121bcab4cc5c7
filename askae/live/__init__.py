"""What the running checker knows beyond its code; see `directory`."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from askae.triage.knowledge import Knowledge

from .directory import LiveDirectory, Place
from .notices import Notice
from .stops import Stops

__all__ = [
    "LiveDirectory",
    "Notice",
    "Place",
    "Stops",
    "current_knowledge",
    "live_directory",
]

DEFAULT = "var/live"


def live_directory() -> LiveDirectory:
    """The one that ``ASKAE_LIVE`` names."""
    return _opened(os.environ.get("ASKAE_LIVE") or DEFAULT)


@lru_cache(maxsize=8)
def _opened(path: str) -> LiveDirectory:
    return LiveDirectory(Path(path).resolve())


def current_knowledge() -> Knowledge:
    """The knowledge in force. Raises BundleError where there is none."""
    return live_directory().knowledge()
