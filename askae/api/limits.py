"""How often somebody may ask: counted a minute at a time, in the memory of this process alone.

The throttles of django-ninja keep what they count on an object that all threads share, so that one caller's count can
become another's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock
from time import monotonic
from typing import NamedTuple

MINUTE = 60.0


class Left(NamedTuple):
    """What is left to somebody in this minute."""

    limit: int
    requests: int
    """Below 0: this one was too many."""
    seconds: int
    """Until the next minute, at least 1."""

    @property
    def too_many(self) -> bool:
        return self.requests < 0


class Limits:
    """Who asked is forgotten when the minute is over."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._minute, self._asked = -1.0, Counter[str]()

    def ask(self, who: str, limit: int) -> Left:
        """Count one request."""
        with self._lock:
            minute, gone = divmod(self._clock(), MINUTE)
            if minute != self._minute:
                self._minute, self._asked = minute, Counter()
            self._asked[who] += 1
            return Left(limit, limit - self._asked[who], int(MINUTE - gone) or 1)
