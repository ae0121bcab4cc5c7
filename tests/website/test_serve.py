"""The programs of `make run`: what is started is ended, however impatient somebody is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import pytest

SLOW_TO_END = (
    "import signal, time; signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), exit())); "
)
RUNS = """
import signal, sys
from askae.website.serve import Program, run

signal.signal(signal.SIGINT, signal.default_int_handler)  # as at a terminal, however the tests were started

def program(name, code, once=False):
    written = f"import os, pathlib; pathlib.Path({name!r}).write_text(str(os.getpid())); {code}"
    return Program(name, [sys.executable, "-c", written], "", once)

run((
    program("front", SLOW + "time.sleep(60)"),
    program("preparation", PREPARATION, once=True),
    program("site", "import time; time.sleep(60)"),
))
"""
PATIENCE = 30


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_stop_said_twice_leaves_nothing_running(tmp_path: Path, stop: signal.Signals) -> None:
    running = started(tmp_path, preparation="pass")
    pids = [written(tmp_path / name) for name in ("front", "site")]
    running.send_signal(stop)
    sleep(0.3)  # the front door has been told, and takes a second
    running.send_signal(stop)
    assert running.wait(PATIENCE) == 0
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def test_the_front_door_is_open_while_the_site_cannot_be_prepared(tmp_path: Path) -> None:
    running = started(tmp_path, preparation="raise SystemExit(1)")
    try:
        front = written(tmp_path / "front")
        written(tmp_path / "preparation")
        sleep(0.6)  # three more looks
        os.kill(front, 0)  # it runs, or this fails
        assert not (tmp_path / "site").exists()
    finally:
        running.terminate()
        assert running.wait(PATIENCE) == 0


def started(folder: Path, preparation: str) -> subprocess.Popen[bytes]:
    code = RUNS.replace("SLOW", repr(SLOW_TO_END)).replace("PREPARATION", repr(preparation))
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen([sys.executable, "-c", code], cwd=folder, env=environment)


def written(file: Path) -> int:
    """The process of a program, once it runs."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        if file.exists() and (said := file.read_text()):
            return int(said)
        sleep(0.05)
    raise AssertionError(f"{file.name} was not started")
