"""The real server, on a free port, for tests and pictures."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from askae.bench.server import running


@contextlib.contextmanager
def running_site(folder: Path, workers: int = 1) -> Iterator[str]:
    """Serve with a live directory under `folder`; gives the address, without a final slash."""
    with running(folder, workers) as server:
        host, port = server.address
        yield f"http://{host}:{port}"
