"""Run every check and report all that fail, not only the first."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]


@dataclass(frozen=True)
class Result:
    check: Check
    failed: bool
    output: str


def checks() -> list[Check]:
    """The slowest first, so that two at a time finish early."""
    found = [
        Check("types", ["mypy"]),
        Check("knowledge", ["askae", "knowledge", "check"]),
        Check("evaluation", ["askae", "evaluate"]),
        Check("imports", ["lint-imports", "--no-cache"]),
        Check("lint", ["ruff", "check", "."]),
        Check("format", ["ruff", "format", "--check", "."]),
    ]
    if templates := sorted({path.parent for path in ROOT.glob("askae/website/**/*.jinja")}):
        found.append(Check("templates", ["djlint", "--lint", "--quiet", *map(str, templates)]))
    if run(Check("", ["askae", "docs", "--help"])).failed is False:
        found.append(Check("generated docs", ["askae", "docs", "--check"]))
    return found


def run(check: Check) -> Result:
    done = subprocess.run(
        [str(BIN / check.command[0]), *check.command[1:]],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
    )
    return Result(check, done.returncode != 0, done.stdout.strip())


def main() -> int:
    with ThreadPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(run, checks()))
    failures = [result for result in results if result.failed]
    for result in failures:
        print(f"--- {result.check.name}: {' '.join(result.check.command)}\n{result.output}\n")
    for result in results:
        print(f"{'FAILED' if result.failed else 'ok':8}{result.check.name}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
