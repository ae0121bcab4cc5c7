"""``python -m askae.evaluation.memory``: what understanding own words takes of memory, measured in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BUNDLE = Path(__file__).parent.parent / "data" / "bundle.json"
ROLLUP = Path("/proc/self/smaps_rollup")
WORKERS = 2
"""As many as serve pages where nothing else is said."""
SAID = (
    "my chest feels tight and I am out of breath",
    "baby has a temperature of 39 and a rash that does not fade, he was sick twice in the night and feeds less",
)


@dataclass(frozen=True, slots=True)
class Memory:
    """In MB (2^20 bytes), beside what the rest of the program needs."""

    own: float
    """Of each worker."""
    shared: float
    """Of files that all workers see: it counts once."""

    @property
    def of_machine(self) -> float:
        return self.shared + WORKERS * self.own


def memory() -> Memory | None:
    """None where the system does not tell."""
    if not ROLLUP.is_file():
        return None
    command = [sys.executable, "-m", "askae.evaluation.memory"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603  our own words
    return Memory(**json.loads(done.stdout))


def _now() -> tuple[float, float]:
    """Own and of files."""
    lines = (line.split() for line in ROLLUP.read_text().splitlines()[1:])
    sizes = {line[0]: int(line[1]) / 1024 for line in lines}
    return sizes["Anonymous:"], sizes["Rss:"] - sizes["Anonymous:"]


def main() -> None:
    from askae.triage import load
    from askae.understanding import understand

    knowledge = load(BUNDLE)
    before = _now()
    for words in SAID:
        understand(knowledge, words)
    own, shared = (after - was for after, was in zip(_now(), before, strict=True))
    json.dump({"own": round(own, 1), "shared": round(shared, 1)}, sys.stdout)


if __name__ == "__main__":
    main()
