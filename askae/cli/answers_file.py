"""The file of answers that `askae step`, `explain` and `handover` share: one JSON object, finding to value."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from askae.handover.steps import AnswersError, read_answers, read_json
from askae.triage import Knowledge, UnfinishedError

from .base import REFUSED, CommandError

LARGEST = 1_000_000


def read_file(path: Path) -> dict[str, Any] | None:
    """What the file holds, not yet checked against the knowledge; None where there is no file.

    Raises CommandError where it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.", REFUSED) from None
    if len(content) > LARGEST:
        raise CommandError(
            f"{path} is too large to be a file of answers. It was left as it is.", REFUSED
        )
    try:
        answers = read_json(content)
    except ValueError as error:
        raise CommandError(
            f"{path} is damaged: {error}. It was left as it is. Mend it, or give another file name.",
            REFUSED,
        ) from None
    if not isinstance(answers, dict):
        raise CommandError(
            f"{path} is no file of answers: it must be one JSON object, finding to value. It was left as it is.",
            REFUSED,
        )
    return answers


def checked(knowledge: Knowledge, path: Path, raw: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of a file. Raises CommandError where the knowledge does not take them."""
    try:
        return read_answers(knowledge, raw)
    except AnswersError as error:
        raise CommandError(f"{path} holds answers that cannot be used.\n{error}", REFUSED) from None


def read_answers_of(knowledge: Knowledge, path: Path) -> dict[str, Any]:
    """The answers of a file that must be there. Raises CommandError where it is not, or cannot be used."""
    stored = read_file(path)
    if stored is None:
        raise CommandError(f"There is no file {path}. Make one: askae step {path}", REFUSED)
    return checked(knowledge, path, stored)


@contextlib.contextmanager
def finished(path: Path) -> Iterator[None]:
    """What needs a finished assessment. Raises CommandError where questions are left."""
    try:
        yield
    except UnfinishedError:
        raise CommandError(f"There are questions left. Go on with: askae step {path}") from None


def write_file(path: Path, answers: Mapping[str, Any]) -> None:
    """Replace the file in one go. Only its owner can read a new one: answers are private."""
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=".answers-", suffix=".tmp", dir=target.parent)
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps(answers, indent=2, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
