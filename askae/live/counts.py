"""The only thing that is kept of an assessment: one more for this complaint and outcome today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from .files import locked, log, write_whole

SMALL = 5
"""Fewer could point at a person, and are not shown."""
NO_COMPLAINT = "no_complaint"
"""Where the immediate dangers ended the questions."""

Counts = dict[str, dict[str, int]]


class DailyCounts:
    """One file a day. Safe with several workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, complaints: Iterable[str], outcome: str, day: date) -> None:
        with locked(self._folder):
            counts = self._read(day)
            for complaint in tuple(complaints) or (NO_COMPLAINT,):
                outcomes = counts.setdefault(complaint, {})
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
            write_whole(self._path(day), json.dumps(counts, sort_keys=True), sync=False)

    def read(self, day: date) -> Mapping[str, Mapping[str, int | None]]:
        """By complaint and outcome; None where the number is small."""
        return {
            complaint: {
                outcome: number if number >= SMALL else None for outcome, number in outcomes.items()
            }
            for complaint, outcomes in self._read(day).items()
        }

    def _path(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.json"

    def _read(self, day: date) -> Counts:
        """What was counted; a damaged file is put aside, and counting begins anew."""
        path = self._path(day)
        try:
            counts = json.loads(path.read_text(encoding="utf-8"))
            return {c: {o: int(n) for o, n in outcomes.items()} for c, outcomes in counts.items()}
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (ValueError, TypeError, AttributeError):
            aside = path.with_suffix(".damaged")
            path.replace(aside)
            log.warning("The counts of %s were damaged; they are now in %s.", day, aside.name)
            return {}
