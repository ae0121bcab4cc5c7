"""The same work on many things, several at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Done = TypeVar("Done")


def spread(
    work: Callable[[Thing], Done], things: Sequence[Thing], jobs: int, at_once: int = 1
) -> Iterator[Done]:
    """What ``work`` makes of each, in their order. Workers are forked: what ``work`` knows need not be sent to them."""
    if jobs <= 1 or len(things) <= 1:
        yield from map(work, things)
        return
    global _work
    _work = work, things
    with multiprocessing.get_context("fork").Pool(min(jobs, len(things))) as pool:
        yield from pool.imap(_in_worker, range(len(things)), chunksize=at_once)


_work: tuple[Callable[[Any], Any], Sequence[Any]]


def _in_worker(place: int) -> Any:
    work, things = _work
    return work(things[place])
