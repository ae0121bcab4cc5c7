"""Pages that talk to the API do what they say: every block runs as it is pasted, and prints what the page says.

A block of `sh` or `python` is run; a block of `text` or `json` right after it is what it prints, where `...` stands for
anything. Blocks of one page follow on each other, in one folder and one Python.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from doctest import ELLIPSIS, OutputChecker
from pathlib import Path
from typing import Any

import pytest

from askae import client
from tests.places.demo import Site

ROOT = Path(__file__).parents[2]
PAGES = [
    "docs/tutorials/a-whole-assessment-over-http.md",
    "docs/how-to/use-the-api.md",
    "docs/how-to/use-the-python-client.md",
    "docs/how-to/take-a-handover-into-your-system.md",
]
PRINTED = "http://127.0.0.1:8000"
"""The address on the pages; a test puts that of its own server there."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OUTPUT = ("text", "json")

Run = Callable[[str, str], str]


@dataclass(frozen=True)
class Block:
    where: str
    """Page and line."""
    language: str
    code: str
    printed: str | None
    """What the page says; None where it says nothing."""


def blocks(page: str) -> Iterator[Block]:
    text = (ROOT / page).read_text(encoding="utf-8")
    found = list(FENCE.finditer(text))
    for this, following in zip(found, [*found[1:], None], strict=True):
        if this[1] in ("sh", "python"):
            told = following[2] if following and following[1] in OUTPUT else None
            line = text.count("\n", 0, this.start()) + 2
            yield Block(f"{page}:{line}", this[1], this[2], told)


@pytest.fixture
def run(demo_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    if not shutil.which("curl"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("curl is missing: install it")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}

    def shell(code: str) -> str:
        done = subprocess.run(
            ["/bin/sh", "-eu", "-c", code], capture_output=True, encoding="utf-8", timeout=60
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def python(code: str) -> str:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(code, names)
        return out.getvalue()

    def in_place(language: str, code: str) -> str:
        told = {"sh": shell, "python": python}[language](code.replace(PRINTED, demo_site.address))
        return told.replace(demo_site.address, PRINTED)

    return in_place


@pytest.mark.parametrize("page", PAGES)
def test_each_block_prints_what_the_page_says(page: str, run: Run) -> None:
    found = list(blocks(page))
    assert found
    for block in found:
        told = run(block.language, block.code)
        if block.printed is not None:
            same = OutputChecker().check_output(block.printed, told.rstrip("\n") + "\n", ELLIPSIS)
            assert same, f"{block.where} prints now:\n{told}\nand the page says:\n{block.printed}"


def test_the_page_of_the_client_names_all_of_it() -> None:
    page = (ROOT / "docs/how-to/use-the-python-client.md").read_text(encoding="utf-8")
    errors = {name for name in client.__all__ if name.endswith("Error")}
    methods = {f"{name}(" for name in vars(client.Client) if not name.startswith("_")}
    assert {name for name in errors | methods if f"`{name}" not in page} == set()
