"""Serve the whole site on one machine: the checker at the front door, the hospital's site behind it.

``python -m askae.website.serve --port 8000``. Three programs are started and kept running: the front door with the
checker, which needs nothing of the others; the site; and a clock for what happens at set times. While the site or its
database cannot start, the checker answers all the same.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from types import FrameType

AGAIN_AFTER = 5.0
"""Seconds before a program that ended is started once more."""
LOOK_EVERY = 0.2
SITE_SETTINGS = "askae.website.settings.site"
CHECKER_SETTINGS = "askae.website.settings"


@dataclass
class Program:
    """One program that should be running."""

    name: str
    command: list[str]
    settings: str
    once: bool = False
    """It prepares something, and is done when it ends well."""
    extra: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    not_before: float = 0.0
    done: bool = False

    def start(self) -> None:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": self.settings, **self.extra}
        self.process = subprocess.Popen(self.command, env=environment)  # noqa: S603  our own words

    def look(self) -> None:
        """Start it if it should be running and is not."""
        if self.done or (self.process and self.process.poll() is None):
            return
        if self.process and self.process.returncode == 0 and self.once:
            self.done = True
            return
        if self.process:
            say(f"The {self.name} stopped; it is started again in {AGAIN_AFTER:g} seconds.")
            self.process, self.not_before = None, monotonic() + AGAIN_AFTER
        if monotonic() >= self.not_before:
            self.start()

    def end(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self.process.kill()


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  it is what somebody at the terminal reads


def gunicorn(bind: str, application: str, workers: int) -> list[str]:
    # Threads, so that a page of the site that waits for its database never keeps the checker waiting.
    kind = [f"--workers={workers}", "--threads=8", "--worker-class=gthread", "--log-level=warning"]
    return [sys.executable, "-m", "gunicorn", *kind, f"--bind={bind}", application]


def programs(host: str, port: int, workers: int, demo: bool) -> tuple[Program, ...]:
    inside = f"127.0.0.1:{_free_port()}"
    manage = [sys.executable, "-m", "django"]
    front = {"ASKAE_SITE": f"http://{inside}"}
    return (
        Program(
            "front door",
            gunicorn(f"{host}:{port}", "askae.website.wsgi:application", workers),
            CHECKER_SETTINGS,
            extra=front,
        ),
        Program(
            "preparation of the site",
            [*manage, "prepare_site", *(["--demo"] if demo else [])],
            SITE_SETTINGS,
            once=True,
        ),
        Program(
            "hospital's site",
            gunicorn(inside, "askae.website.site.wsgi:application", workers),
            SITE_SETTINGS,
        ),
        Program("clock", [*manage, "keep_time"], SITE_SETTINGS),
    )


def run(all_programs: tuple[Program, ...]) -> None:
    """Until the terminal or the system says stop."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    front, preparation, *behind = all_programs
    try:
        while True:
            front.look()
            preparation.look()
            if preparation.done:
                for program in behind:
                    program.look()
            sleep(LOOK_EVERY)
    except KeyboardInterrupt:
        # Whoever says stop twice must not leave a program behind that nobody ends.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        for program in all_programs:
            program.end()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m askae.website.serve", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="of each of the two servers")
    parser.add_argument(
        "--demo", action="store_true", help="fill an empty site with the demonstration hospital"
    )
    given = parser.parse_args()
    address = f"http://{given.host}:{given.port}"
    os.environ.setdefault("ASKAE_SITE_URL", address)
    if given.demo:
        os.environ.setdefault("ASKAE_DEMO", "1")
        os.environ.setdefault("ASKAE_HOSPITAL", "Heartlands and Elmbrook hospitals")
    for name, folder in {"ASKAE_LIVE": "var/live", "ASKAE_SITE_DATA": "var/site"}.items():
        os.environ.setdefault(name, str(Path(folder).resolve()))
        Path(os.environ[name]).mkdir(parents=True, exist_ok=True)
    say(
        f"Ask A&E is at {address}/ask/ (Ctrl-C stops it). The hospital's pages follow: half a minute the first time."
    )
    run(programs(given.host, given.port, given.workers, given.demo))


if __name__ == "__main__":
    main()
