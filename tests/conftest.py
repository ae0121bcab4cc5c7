"""Fixtures for every test."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from askae.live import LiveDirectory
from tests.places.demo import Site, publish
from tools.serve import running_site

# No time limit for one example: the machine may be busy. In CI the same examples every time.
hypothesis.settings.register_profile("askae", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("askae")


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real server, with a live directory of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real server with the places of the demonstration. A test that changes more takes it back."""
    folder = tmp_path_factory.mktemp("demo_site")
    live = LiveDirectory(folder / "live")
    publish(live)
    with running_site(folder) as address:
        yield Site(address, live)
