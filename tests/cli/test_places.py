"""``askae places``: on a live directory of its own."""

import json
from pathlib import Path

import pytest

from askae.cli.main import main
from askae.live import LiveDirectory, live_directory
from askae.live.place_keys import source_of
from tests.places.demo import publish


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDirectory:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    publish(live_directory())
    return live_directory()


def test_what_is_there(live: LiveDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["places", "list"]) == 0
    said = capsys.readouterr().out
    assert "heartlands-ae: A&E at Heartlands Hospital (emergency_department)\n  Open now." in said


def test_out_and_in_again(
    live: LiveDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["places", "export", "--as", "fhir"])
    text = capsys.readouterr().out
    assert json.loads(text)["resourceType"] == "Bundle"
    number = len(live.places())
    live.write_places([])
    (tmp_path / "places.json").write_text(text)
    assert main(["places", "import", str(tmp_path / "places.json")]) == 0
    assert len(live.places()) == number


def test_a_file_that_cannot_be_used_changes_nothing(
    live: LiveDirectory, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, file = live.places(), tmp_path / "bad.json"
    odd = {"id": "a", "name": "A", "services": ["gp"], "hours": "some day"}
    file.write_text(json.dumps({"places": [odd]}))
    assert main(["places", "import", str(file)]) == 2
    assert main(["places", "import", str(tmp_path / "none.json")]) == 2
    said = capsys.readouterr().err
    assert "no opening hours that we can read" in said
    assert "Nothing was changed." in said
    assert live.places() == before


def test_a_key_is_made_and_taken_away(
    live: LiveDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["places", "key", "the desk", "heartlands-ae"]) == 0
    key = capsys.readouterr().out.split()[-1]
    source = source_of(key, live.place_keys())
    assert source is not None
    assert source.places == ("heartlands-ae",)
    assert main(["places", "key", "the desk", "--remove"]) == 0
    assert source_of(key, live.place_keys()) is None
    assert main(["places", "key", "the desk", "nowhere"]) == 2
    assert "heartlands-ae" in capsys.readouterr().err


def test_without_a_live_directory_it_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ASKAE_LIVE")
    assert main(["places", "list"]) == 2
    assert "ASKAE_LIVE" in capsys.readouterr().err
