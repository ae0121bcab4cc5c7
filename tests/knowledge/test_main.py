"""``python -m askae.knowledge``."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.knowledge.__main__ import main

from .small_base import FILES, write


def test_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(write(tmp_path))]) == 0
    assert "No problems. Knowledge version" in capsys.readouterr().out


def test_check_of_bad_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = FILES["shared.yaml"].replace("when: choking", "when: chocking")
    assert main(["check", str(write(tmp_path, {"shared.yaml": spoilt}))]) == 1
    assert "Did you mean choking" in capsys.readouterr().out


def test_compile(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert main(["compile", str(write(tmp_path / "knowledge")), "--out", str(out)]) == 0
    assert out.exists()
