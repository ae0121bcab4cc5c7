"""Files that change while others read them: written whole or not at all, read when they change."""

from __future__ import annotations

import fcntl
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

log = logging.getLogger("askae.live")


def write_whole(path: Path, text: str, sync: bool = True) -> None:
    """Temporary file, sync, rename: a reader sees the old text or the new one, never a part.

    Without ``sync`` a power cut may bring the old text back.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            if sync:
                os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    if sync:
        _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """The new name must survive a power cut too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One writer at a time, over all processes."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class WatchedFile(Generic[Value]):
    """What a file says, read again when it changes.

    A damaged file keeps the last good value; ``problem`` says what is wrong with it.
    """

    def __init__(
        self,
        path: Path,
        read: Callable[[str], Value],
        missing: Callable[[], Value],
        damaged: Callable[[], Value] | None = None,
    ) -> None:
        self.path, self._read, self._missing = path, read, missing
        self._damaged = damaged or missing
        self.problem = ""
        self._stamp: tuple[int, int, int] | None = None
        self._value: Value | None = None
        self._is_good = False
        self._lock = Lock()

    def value(self) -> Value:
        """The last good value; ``missing()`` where there is no file, ``damaged()`` where none was ever good."""
        with self._lock:
            try:
                status = self.path.stat()
            except (FileNotFoundError, NotADirectoryError):
                self._stamp, self._is_good, self.problem = None, False, ""
                return self._missing()
            stamp = (status.st_mtime_ns, status.st_size, status.st_ino)
            if stamp != self._stamp:
                self._refresh()
                self._stamp = stamp
            return self._value if self._is_good else self._damaged()  # type: ignore[return-value]

    def _refresh(self) -> None:
        try:
            self._value = self._read(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            kept = "the last good one is kept" if self._is_good else "there is none before it"
            self.problem = f"{self.path.name} cannot be used ({error}); {kept}."
            log.warning("%s", self.problem)
        else:
            self._is_good, self.problem = True, ""
