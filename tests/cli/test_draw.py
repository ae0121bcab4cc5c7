"""``askae knowledge draw``."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.cli.main import main

MINI = Path(__file__).parent.parent / "mini_knowledge"


def draw(*arguments: str) -> int:
    return main(["knowledge", "draw", *arguments, "--knowledge", str(MINI)])


def test_it_writes_one_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert draw("chest") == 0
    assert (tmp_path / "chest.svg").read_text().startswith("<svg ")
    assert draw("mood", "--out", "pictures/m.svg") == 0
    assert "Low mood" in (tmp_path / "pictures/m.svg").read_text()


def test_it_prints_the_picture(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw("chest", "--out", "-") == 0
    assert capsys.readouterr().out.startswith("<svg ")


def test_an_unknown_complaint(capsys: pytest.CaptureFixture[str]) -> None:
    assert draw("chset") == 2
    assert "There are: chest, mood." in capsys.readouterr().err
