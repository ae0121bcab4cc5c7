"""How far a long command is: on one line of a terminal, wiped at the end; nothing in a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

Progress = Callable[[int, int, str], None]


@contextlib.contextmanager
def shown() -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _tell
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _tell(done: int, of: int, last: str) -> None:
    print(f"\r\x1b[K{done} of {of}: {last}", end="", file=sys.stderr, flush=True)
