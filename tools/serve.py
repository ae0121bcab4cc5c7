"""The real server, on a free port, for tests, pictures and measurements."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

SETTINGS = "askae.website.settings"  # not the ones that pytest-django leaves in the environment
PATIENCE = 60  # seconds; a cold start on a busy machine takes about five


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def running_site(folder: Path, workers: int = 1) -> Iterator[str]:
    """Serve with a live directory under `folder`; gives the address, without a final slash."""
    live = folder / "live"
    live.mkdir(parents=True, exist_ok=True)
    log = folder / "server.log"
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "gunicorn", f"--workers={workers}", f"--bind={address}"]
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*command, "askae.website.wsgi:application"],
            env={**os.environ, "ASKAE_LIVE": str(live), "DJANGO_SETTINGS_MODULE": SETTINGS},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://{address}/", server, log)
            yield f"http://{address}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    problem: object = "no answer"
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=10):
                return
        except urllib.error.HTTPError as error:
            if error.code < 500:
                return
            problem = error
            time.sleep(0.1)
        except OSError as error:
            problem = error
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start: {problem}\n{log.read_text()[-4000:]}")
