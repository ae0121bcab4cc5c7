"""The real server on this machine alone: started, watched, stopped."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter, sleep

from .wire import Address, fetch

PATIENCE = 60
"""Seconds; a cold start on a busy machine takes a few."""


class ServerError(RuntimeError):
    """The server did not do what is to be measured."""


@dataclass(frozen=True)
class Server:
    address: Address
    process: subprocess.Popen[bytes]
    start_seconds: float

    def worker_memory(self) -> tuple[float, float] | None:
        """Mean of the workers in MB: own share, and resident; None where the system does not tell."""
        try:
            children = Path(
                f"/proc/{self.process.pid}/task/{self.process.pid}/children"
            ).read_text()
            maps = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in children.split()]
        except OSError:
            return None
        return _mean_mb(maps, "Pss:"), _mean_mb(maps, "Rss:")


def _mean_mb(maps: list[str], key: str) -> float:
    sizes = [
        int(line.split()[1]) for text in maps for line in text.splitlines() if line.startswith(key)
    ]
    return sum(sizes) / len(maps) / 1024


@contextlib.contextmanager
def running(folder: Path, workers: int = 2, **settings: str) -> Iterator[Server]:
    """Serve on a free port with a live directory under ``folder``; stopped at the end, whatever happens.

    ``settings`` are further environment variables.
    """
    live = folder / "live"
    live.mkdir(parents=True, exist_ok=True)
    address = ("127.0.0.1", _free_port())
    log = folder / "server.log"
    command = [sys.executable, "-m", "gunicorn", f"--workers={workers}", "--log-level=warning"]
    command += [f"--bind={address[0]}:{address[1]}", "askae.website.wsgi:application"]
    environment = {
        **os.environ,
        "ASKAE_LIVE": str(live),
        "DJANGO_SETTINGS_MODULE": "askae.website.settings",  # not the ones that tests leave behind
        **settings,
    }
    start = perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  (our own words only)
            command, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        _wait(address, process, log)
        yield Server(address, process, perf_counter() - start)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait(address: Address, process: subprocess.Popen[bytes], log: Path) -> None:
    end = monotonic() + PATIENCE
    problem = "no answer"
    while monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError):
            answer = fetch(address, "/ask/")
            if answer.status == 200:
                return
            problem = f"the first page answered {answer.status}"
        sleep(0.02)
    told = log.read_text(errors="replace")[-2000:]
    raise ServerError(f"The server did not start: {problem}.\n{told}")
