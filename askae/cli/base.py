"""What the commands share: the knowledge in use, errors for people, JSON on the screen."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from askae.places import Fit, need_of, where
from askae.triage import Knowledge, load

if TYPE_CHECKING:
    from askae.live import LiveDirectory

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

BUNDLE = Path(__file__).resolve().parent.parent / "data" / "bundle.json"
"""The knowledge that comes with the package."""

FAILED, REFUSED, STOPPED = 1, 2, 130
"""Exit status: it did not work; what was given cannot be used; stopped by Ctrl-C."""


class CommandError(Exception):
    """Ends the command; the message is shown as it is."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def open_knowledge() -> Knowledge:
    """The knowledge of the live directory where there is one, else that of the package."""
    if live := _live():
        return live.knowledge()
    return load(BUNDLE)


def refuse_withdrawn(complaints: Iterable[str] = ()) -> None:
    """Raises CommandError where the whole checker, or one of the complaints, is withdrawn."""
    if (live := _live()) and (message := live.stops().message(complaints)):
        raise CommandError(message)


def where_now(
    knowledge: Knowledge, disposition: str, answers: Mapping[str, Any], now: datetime
) -> Fit:
    """The places for this outcome; none where there is no live directory."""
    live = _live()
    return where(need_of(knowledge, disposition, answers), live, now) if live else Fit()


def needed_live() -> LiveDirectory:
    """Raises CommandError where no live directory is named."""
    if (live := _live()) is None:
        raise CommandError("Say in ASKAE_LIVE which live directory is meant.", REFUSED)
    return live


def _live() -> LiveDirectory | None:
    if not os.environ.get("ASKAE_LIVE"):
        return None
    from askae.live import live_directory

    return live_directory()


@contextlib.contextmanager
def extra(name: str) -> Iterator[None]:
    """Imports that come with an extra of the package only."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise CommandError(
            f"This command needs {error.name}, which is not installed: pip install 'askae[{name}]'"
        ) from None


def print_json(data: Any) -> None:
    """Readable letters where the terminal can show them."""
    plain = "utf" not in (sys.stdout.encoding or "").lower()
    print(json.dumps(data, indent=2, ensure_ascii=plain))
