"""Run every test: those of the engine, of all the rest, and of the hospital's site on SQLite and on PostgreSQL.

The engine's own tests must meet each of its branches; all others run without the slow measuring of that. The site's two
runs go side by side, since each keeps one core busy. What follows is given to pytest each time.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
ENGINE = ("tests/triage", "askae/triage")
SITE = [*PYTEST, "-c", "tests/site/pytest.ini", "--rootdir=.", "tests/site"]
NOTHING_COLLECTED = 5
COUNTED = re.compile(r"(\d+) (passed|failed|error|skipped)")


class Run:
    def __init__(self, name: str, command: list[str], **environment: str) -> None:
        self.name = name
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def finish(self) -> tuple[int, dict[str, int]]:
        """Prints what it says, and gives its exit status and what it counted."""
        print(f"\n--- {self.name}", flush=True)
        last = ""
        assert self.process.stdout
        for line in self.process.stdout:
            print(line, end="", flush=True)
            last = line if COUNTED.search(line) and " in " in line else last
        counts = {kind: int(number) for number, kind in COUNTED.findall(last)}
        return self.process.wait(), counts


def main() -> int:
    arguments = sys.argv[1:]
    workers = os.environ.get("WORKERS", "2")
    spread = [*PYTEST, f"--numprocesses={workers}", "--dist=worksteal"]
    engine = [*spread, "--cov=askae/triage", *ENGINE, *arguments]
    others = [*spread, *(f"--ignore={folder}" for folder in ENGINE), *arguments]
    results = [Run("the engine", engine).finish(), Run("the checker around it", others).finish()]
    side_by_side = [
        Run("the hospital's site, on SQLite", [*SITE, *arguments], ASKAE_TEST_POSTGRES=""),
        Run("the hospital's site, on PostgreSQL", [*SITE, *arguments], ASKAE_TEST_POSTGRES="1"),
    ]
    results += [run.finish() for run in side_by_side]
    total = {
        kind: sum(counts.get(kind, 0) for _, counts in results)
        for kind in ("passed", "failed", "error", "skipped")
    }
    statuses = {status for status, _ in results}
    print(
        f"\n{total['passed']} passed, {total['failed'] + total['error']} failed, {total['skipped']} skipped"
    )
    if statuses == {NOTHING_COLLECTED}:
        return NOTHING_COLLECTED
    return int(bool(statuses - {0, NOTHING_COLLECTED}))


if __name__ == "__main__":
    sys.exit(main())
