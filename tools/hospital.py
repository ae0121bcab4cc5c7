"""The whole site, checker and hospital, as a hospital runs it: for tests and pictures."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

PATIENCE = 150
"""Seconds for a first start: migrations and the demonstration, perhaps on a busy machine."""


@dataclass(frozen=True)
class Hospital:
    address: str
    """Without a final slash."""
    password: str
    """Of every account of the demonstration."""
    live: Path
    log: Path
    group: int
    """Of all its processes."""

    def stop_the_site(self) -> None:
        """As if it had crashed; the launcher starts it again after some seconds."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if b"askae.website.site.wsgi" in (folder / "cmdline").read_bytes():
                    pid = int(folder.name)
                    if os.getpgid(pid) == self.group:
                        os.kill(pid, signal.SIGKILL)


@contextlib.contextmanager
def running_hospital(folder: Path, database: str = "", **settings: str) -> Iterator[Hospital]:
    """Serve the demonstration hospital under ``folder``; SQLite where no database is named."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    address, live, log = f"http://127.0.0.1:{port}", folder / "live", folder / "server.log"
    environment = {
        **os.environ,
        "ASKAE_LIVE": str(live),
        "ASKAE_SITE_DATA": str(folder / "site"),
        "ASKAE_SITE_URL": address,
        "ASKAE_DATABASE_URL": database,
        **settings,
    }
    command = [sys.executable, "-m", "askae.website.serve", "--demo", f"--port={port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "--workers=1"],
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(f"{address}/accessibility/", process, log)
        password = re.search(r"password {2}(\S+)", log.read_text())
        yield Hospital(address, password[1] if password else "", live, log, process.pid)
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end, problem = monotonic() + PATIENCE, "no answer"
    while monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=10):
                return
        except urllib.error.HTTPError as error:
            problem = f"{error.code}"
        except OSError as error:
            problem = str(error)
        sleep(0.2)
    raise RuntimeError(f"The site did not start ({problem}).\n{log.read_text()[-3000:]}")
