"""The real command in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from askae.cli.base import BUNDLE
from askae.triage import Knowledge, load

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "askae.cli.main"]


def environment(**more: str) -> dict[str, str]:
    """Without a live directory, unless one is given."""
    kept = {
        key: value for key, value in os.environ.items() if key not in ("ASKAE_LIVE", "NO_COLOR")
    }
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"} | more


def askae(
    *arguments: str | Path, typed: str | None = None, cwd: Path = ROOT, **more: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        input=typed,
        stdin=subprocess.DEVNULL if typed is None else None,
        capture_output=True,
        encoding="utf-8",
        env=environment(**more),
        cwd=cwd,
        timeout=240,  # the bench starts a server; the machine may be busy
    )


def knowledge() -> Knowledge:
    return load(BUNDLE)


def dangers() -> list[str]:
    """The immediate dangers of an adult's list come last to first by what the page shows."""
    return [
        id
        for question in knowledge().questions.values()
        if question.dangers
        for id in question.asks
    ]


def least_worrying(question: dict[str, Any], age: str, complaint: str) -> str:
    """An answer as one types it."""
    given = {"age": age, "complaint": complaint, "who": "me"}
    if question["finding"] in given:
        return given[question["finding"]]
    least = knowledge().findings[question["finding"]].least
    if question["may_skip"]:
        return "skipped"
    return "none" if isinstance(least, tuple) else str(least)
