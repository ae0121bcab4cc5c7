"""Requests sent again and again by a few clients, for a bounded time."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from time import perf_counter

from .server import ServerError
from .wire import Address, exchange

CLIENTS = 4
MOST_REQUESTS = 200_000


@dataclass(frozen=True)
class Rate:
    """A second: answers of any kind, and whole pages among them."""

    answers: float
    pages: float


def rate(address: Address, requests: Sequence[bytes], seconds: float) -> Rate:
    """Every client begins at another place of the requests."""
    start = perf_counter()
    end = start + seconds

    def client(number: int) -> tuple[int, int]:
        answers = pages = 0
        begin = number * len(requests) // CLIENTS
        for request in islice(cycle([*requests[begin:], *requests[:begin]]), MOST_REQUESTS):
            status = exchange(address, request)[9:12]
            if status not in (b"200", b"303"):
                raise ServerError(f"An answer had the status {status.decode('latin-1') or 'none'}.")
            answers += 1
            pages += status == b"200"
            if perf_counter() >= end:
                break
        return answers, pages

    with ThreadPoolExecutor(CLIENTS) as pool:
        done = list(pool.map(client, range(CLIENTS)))
    taken = perf_counter() - start
    return Rate(sum(a for a, _ in done) / taken, sum(p for _, p in done) / taken)
