"""Fixtures for every test."""

import os
from collections.abc import Iterator

import hypothesis
import pytest

from tools.serve import running_site

# No time limit for one example: the machine may be busy. In CI the same examples every time.
hypothesis.settings.register_profile("askae", deadline=None, derandomize=bool(os.environ.get("CI")))
hypothesis.settings.load_profile("askae")


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real server, with a live directory of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address
