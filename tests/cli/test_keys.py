"""``askae keys``: on a live directory of its own."""

from pathlib import Path

import pytest

from askae.cli.main import main
from askae.live import LiveDirectory, live_directory
from askae.live.api_keys import holder


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDirectory:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    return live_directory()


def made(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["keys", "new", *words]) == 0
    return capsys.readouterr().out.split()[-1]


def test_a_key_is_made_listed_and_taken_away(
    live: LiveDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    key = made(capsys, "Elmbrook website", "--limit", "6000")
    assert holder(key, live.api_keys()) == ("Elmbrook website", 6000)
    plain = made(capsys, "a phone app")
    assert holder(plain, live.api_keys()) == ("a phone app", None)
    assert main(["keys", "list"]) == 0
    assert capsys.readouterr().out == "Elmbrook website: 6000 requests a minute\na phone app\n"
    assert main(["keys", "remove", "Elmbrook website"]) == 0
    assert holder(key, live.api_keys()) is None
    assert holder(plain, live.api_keys())


def test_a_new_key_takes_the_place_of_the_old_one(
    live: LiveDirectory, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = made(capsys, "a phone app"), made(capsys, "a phone app")
    assert holder(old, live.api_keys()) is None
    assert holder(new, live.api_keys())


def test_what_cannot_be_is_told(live: LiveDirectory, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["keys", "remove", "nobody"]) == 2
    assert "no key of 'nobody'" in capsys.readouterr().err
    for limit in ("0", "-3", "many"):
        with pytest.raises(SystemExit):
            main(["keys", "new", "a phone app", "--limit", limit])
        assert "a whole number above 0" in capsys.readouterr().err or limit == "-3"
    assert live.api_keys() == {}
