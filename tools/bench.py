"""Measure how many first pages the server answers a second, and how long one takes."""

import http.client
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from tools.serve import running_site

SECONDS = 5
CLIENTS = 2


def ask_again_and_again(site: str) -> list[float]:
    """How long each answer took, in milliseconds."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc)
    times: list[float] = []
    end = time.monotonic() + SECONDS
    while (start := time.monotonic()) < end:
        connection.request("GET", "/", headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"The first page answered {answer.status}")
        times.append((time.monotonic() - start) * 1000)
    return times


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder), workers=2) as site,
        ThreadPoolExecutor(CLIENTS) as pool,
    ):
        runs = list(pool.map(ask_again_and_again, [site] * CLIENTS))
    times = [time for run in runs for time in run]
    print(f"first page: {len(times) / SECONDS:.0f} a second with 2 workers and {CLIENTS} clients")
    print(f"  middle {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")


if __name__ == "__main__":
    main()
