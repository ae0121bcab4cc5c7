"""Fixtures for every test."""

from collections.abc import Iterator

import pytest

from tools.serve import running_site


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real server, with a live directory of its own."""
    with running_site(tmp_path_factory.mktemp("site")) as address:
        yield address
