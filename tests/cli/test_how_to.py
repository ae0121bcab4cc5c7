"""The how-to pages do what they say: their commands run as typed, and the printed script leads to an outcome."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from askae.handover.steps import read_answers, step

from .command import ROOT, environment, knowledge, least_worrying

PAGES = sorted((ROOT / "docs/how-to").glob("*.md"))
SCRIPT = ROOT / "docs/how-to/run-an-assessment-from-a-script.md"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(), re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the command where `make setup` leaves it."""
    command = tmp_path / ".venv/bin/askae"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m askae.cli.main "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run(folder: Path, *command: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        cwd=folder,
        timeout=120,
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_are_named_where_they_are(page: Path) -> None:
    commands = re.findall(r"^(?:\$ )?(\S*askae\b) ", "".join(blocks(page, "")), re.MULTILINE)
    assert set(commands) <= {".venv/bin/askae"}


def test_the_commands_of_the_page_run_as_typed(folder: Path) -> None:
    commands = re.findall(r"^\$ (.*)$", "".join(blocks(SCRIPT, "")), re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        done = run(folder, "/bin/sh", "-c", command)
        assert done.returncode == 0, done.stderr
        assert '"page"' in done.stdout


def script(folder: Path, *typed: str) -> "subprocess.CompletedProcess[str]":
    (code,) = blocks(SCRIPT, "python")
    (folder / "ask.py").write_text(code)
    return run(folder, sys.executable, "ask.py", typed="\n".join(typed) + "\n")


def test_the_script_leads_to_an_emergency_and_forgives_a_slip(folder: Path) -> None:
    done = script(folder, "", "mee", "me", "70 years", "yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("me: Me") == 3
    assert "are you with them now" not in done.stdout
    assert "someone_else" in done.stderr
    assert "Call 999" in done.stdout
    explained = run(folder, ".venv/bin/askae", "explain", "you.json")
    assert explained.stdout.startswith("The advice: ")


def test_the_script_leads_a_well_person_to_an_outcome(folder: Path) -> None:
    """Every option is shown, Enter leaves a reading out."""
    base, answers, typed = knowledge(), dict[str, Any](), list[str]()
    while "page" in (told := step(base, answers)):
        question = next(q for q in told["page"]["questions"] if q["answer"] is None)
        word = least_worrying(question, "34 years", "fever")
        typed.append("" if word == "skipped" else word)
        answers |= read_answers(base, answers | {question["finding"]: word})
    done = script(folder, *typed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n> ") == len(typed)
    assert "fever: Fever" in done.stdout
    assert "" in typed
    assert "Enter: leave it out" in done.stdout
    assert told["outcome"]["title"] in done.stdout
