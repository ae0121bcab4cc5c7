"""Reads the phrases that teach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

THRESHOLD = "threshold.yaml"
"""Phrases that teach nothing: from them it is measured how sure the sense of danger must be."""


@dataclass(frozen=True, slots=True)
class Told:
    text: str
    complaints: tuple[str, ...]
    """Any of them is right to begin with; none where it is about no health trouble."""
    danger: bool
    """Whether it tells of a danger to life now."""
    facts: Mapping[str, tuple[str, str]] | None = None
    """Finding -> its value, and the words by which it is told, where somebody noted them. None where nobody looked."""


def read(path: Path) -> Any:
    """Every value is text. Raises OSError where the file is missing, ValueError where it cannot be read."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506 - texts only, no objects
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: {error}") from None


def told(folder: Path) -> Iterator[Told]:
    """What teaches both where to begin and what is a danger: learn.yaml, and the files of the folder told.

    Raises OSError where a file is missing, ValueError where it cannot be read.
    """
    for file in (folder / "learn.yaml", *sorted((folder / "told").glob("*.yaml"))):
        yield from phrases(file)


def phrases(file: Path) -> Iterator[Told]:
    """Raises OSError where the file is missing, ValueError where it cannot be read."""
    for phrase in read(file)["phrases"]:
        yield Told(
            phrase["text"],
            tuple(phrase["complaints"]),
            phrase["danger"] == "true",
            _facts(phrase),
        )


def _facts(phrase: Mapping[str, Any]) -> dict[str, tuple[str, str]] | None:
    if "findings" in phrase:
        return {id: (value, "") for id, value in phrase["findings"].items()}
    if "facts" in phrase:
        return {id: (value, words) for id, (value, words) in phrase["facts"].items()}
    return None
