"""Files of what was learnt, written whole or not at all: a running server may read them at any moment."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """What is written takes the place of the file at the end; where something goes wrong, the file stays."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            yield file
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def as_array(plain: Any) -> Any:
    """Lists and mappings of text and numbers, as they are kept beside weights. Raises ImportError without numpy."""
    import numpy

    return numpy.frombuffer(json.dumps(plain).encode(), dtype=numpy.uint8)


def from_array(kept: Any) -> Any:
    return json.loads(bytes(kept))
