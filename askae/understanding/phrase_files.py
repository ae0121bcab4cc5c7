"""Reads the phrases that teach."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def read(path: Path) -> Any:
    """Every value is text. Raises OSError where the file is missing, ValueError where it cannot be read."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(path.read_bytes(), Loader=loader)  # noqa: S506 - texts only, no objects
    except yaml.YAMLError as error:
        raise ValueError(f"{path}: {error}") from None
