"""The summary for staff in the terminal, written and read back."""

import json
from pathlib import Path

import pytest

from askae.handover import sbar

from .command import askae

PAIN = {"who": "me", "age": "34 years", "danger_chest": "yes"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "me.json"
    path.write_text(json.dumps(PAIN), encoding="utf-8")
    return path


def test_written_as_text_and_read_back_from_standard_input(file: Path) -> None:
    written = askae("handover", "write", file)
    assert written.returncode == 0, written.stderr
    read = askae("handover", "read", typed=written.stdout)
    assert read.stdout == written.stdout
    shape = json.loads(askae("handover", "read", "--json", typed=written.stdout).stdout)
    assert shape["complaints"][0].startswith("Immediate danger said: Tightness")
    assert shape["red_flags"]


@pytest.mark.parametrize("name", ["code.png", "code.svg"])
def test_a_code_as_a_picture(file: Path, tmp_path: Path, name: str) -> None:
    picture = tmp_path / name
    assert askae("handover", "write", file, "--qr", picture).returncode == 0
    if name.endswith("png"):
        read = askae("handover", "read", picture)
        assert sbar.read(read.stdout).advice == "Call 999 now (emergency, now)"
    else:
        assert "<svg" in picture.read_text(encoding="utf-8")


def test_a_bundle(file: Path) -> None:
    assert json.loads(askae("handover", "write", file, "--fhir").stdout)["type"] == "message"


@pytest.mark.parametrize("kind", ["nothing.png", "text.png", "other.txt", "binary", "gone.json"])
def test_what_cannot_be_read_is_told_kindly(tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    if kind == "text.png":
        path.write_text("no picture", encoding="utf-8")
    elif kind == "other.txt":
        path.write_text("Dear doctor", encoding="utf-8")
    elif kind == "binary":
        path.write_bytes(b"\xff\xfe\x00")
    done = askae("handover", "write" if kind == "gone.json" else "read", path)
    assert done.returncode == 2
    assert done.stderr.startswith("askae: ")
    assert "Traceback" not in done.stderr


def test_a_picture_without_a_code(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (90, 90), "white").save(tmp_path / "white.png")
    done = askae("handover", "read", tmp_path / "white.png")
    assert done.returncode == 2
    assert "no QR code" in done.stderr


def test_an_unfinished_assessment(file: Path) -> None:
    file.write_text(json.dumps({"age": "34 years"}), encoding="utf-8")
    done = askae("handover", "write", file)
    assert done.returncode == 1
    assert "questions left" in done.stderr
