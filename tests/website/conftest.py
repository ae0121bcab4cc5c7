"""The real pages on a small knowledge base, in a live directory of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from askae.knowledge import compile_folder
from askae.live import LiveDirectory, live_directory
from askae.triage import Knowledge

from .person import Person

MINI = Path(__file__).parent.parent / "mini_knowledge"


@pytest.fixture(scope="session")
def mini_bundle() -> dict[str, Any]:
    return dict(compile_folder(MINI))


@pytest.fixture(autouse=True)
def live(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini_bundle: dict[str, Any]
) -> LiveDirectory:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    live = live_directory()
    live.publish_knowledge(mini_bundle)
    return live


@pytest.fixture
def knowledge(live: LiveDirectory) -> Knowledge:
    return live.knowledge()


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def newcomer() -> Callable[..., Person]:
    """More people: ``newcomer(cookies=False)``."""
    return Person
