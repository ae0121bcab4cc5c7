"""Two versions of the knowledge to compare: each a folder, a git revision, or a compiled bundle."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from askae.triage import load

from .base import Base, base_of


class VersionError(ValueError):
    """There is no such version; the message says what was tried."""


def version(given: str, folder: str = "knowledge") -> Base:
    """The knowledge in a folder, a bundle, or ``folder`` at a git revision.

    Raises VersionError, or KnowledgeError where the files cannot be understood, or BundleError.
    """
    path = Path(given)
    if path.is_dir():
        return base_of(path)
    if path.is_file():
        return Base(load(path))
    return _at_revision(given, folder)


def _at_revision(revision: str, folder: str) -> Base:
    done = subprocess.run(  # noqa: S603
        ["git", "archive", "--format=tar", revision, folder],  # noqa: S607
        capture_output=True,
        check=False,
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise VersionError(
            f"{revision!r} is no folder, no bundle, and no git revision with {folder}/ ({''.join(reason)})."
        )
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(place, filter="data")
        return base_of(Path(place) / folder)
