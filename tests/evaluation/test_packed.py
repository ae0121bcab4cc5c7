"""Our own cases as data beside the bundle, and what is counted over them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from askae.evaluation.__main__ import main
from askae.evaluation.packed import advised, read_packed
from askae.knowledge import compile_folder, write_bundle

from .small import CASES, case, folder_with, knowledge, write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_bundle(compile_folder(folder_with(tmp_path / "knowledge")), tmp_path / "bundle.json")
    write(tmp_path / "sheets", "", "own/set.yaml")
    write(tmp_path / "sheets", CASES, "own/chest.yaml", head="")
    (tmp_path / "sheets/complaints_to_come.yaml").write_text("complaints: [sore_throat]\n")
    return tmp_path


def pack(folder: Path) -> int:
    options = {"sheets": "sheets", "bundle": "bundle.json", "out": "cases.json"}
    return main(
        [word for key, name in options.items() for word in (f"--{key}", str(folder / name))]
    )


def test_cases_are_packed_and_counted(folder: Path) -> None:
    assert pack(folder) == 0
    cases = read_packed(folder / "cases.json")
    assert [one["id"] for one in cases] == ["heart", "2", "well"]
    assert dict(advised(knowledge(), cases, "chest")) == {
        "emergency": 1,
        "urgent": 1,
        "routine": 0,
        "self_care": 1,
    }
    assert not sum(advised(knowledge(), cases, "mood").values())


def test_a_case_whose_complaint_is_to_come_waits(folder: Path) -> None:
    write(folder / "sheets", case("complaints: [sore_throat]"), "own/sore_throat.yaml", head="")
    pack(folder)
    assert "one" not in [one["id"] for one in json.loads((folder / "cases.json").read_text())]


def test_a_slip_is_told_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder / "sheets", case("findings: {tigth: yes}"), "own/mood.yaml", head="")
    assert pack(folder) == 1
    assert "Did you mean tight?" in capsys.readouterr().err
    assert not (folder / "cases.json").exists()
