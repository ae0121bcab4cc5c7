"""Keys are made once and kept; every setting is documented."""

import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from askae.website.settings.keys import KEY_FILE, secret_keys

ROOT = Path(__file__).parent.parent.parent


def test_a_key_is_made_once_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASKAE_SECRET_KEYS", raising=False)
    first = secret_keys(tmp_path / "new")
    assert first == secret_keys(tmp_path / "new")
    assert len(first[0]) >= 64
    assert stat.S_IMODE((tmp_path / "new" / KEY_FILE).stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == [KEY_FILE]


def test_where_no_key_can_be_kept_it_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ASKAE_SECRET_KEYS", raising=False)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ImproperlyConfigured, match="ASKAE_SECRET_KEYS"):
        secret_keys(tmp_path / "file")


def test_given_keys_come_newest_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKAE_SECRET_KEYS", " new , old ,")
    assert secret_keys(tmp_path / "new") == ["new", "old"]
    assert not (tmp_path / "new").exists()


def test_every_setting_is_documented() -> None:
    documented = (ROOT / "docs/reference/settings.md").read_text()
    code = "".join(path.read_text() for path in (ROOT / "askae/website/settings").glob("*.py"))
    assert set(re.findall(r'"(ASKAE_[A-Z_]+)"', code)) <= set(
        re.findall(r"`(ASKAE_[A-Z_]+)`", documented)
    )
