"""The real knowledge base under proof, read once, and copies of it with a fault."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path

from askae.knowledge.compile import build
from askae.knowledge.draft import Draft
from askae.proof.base import Base, base_of, base_of_draft
from askae.proof.case import Case

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "knowledge"


@lru_cache(maxsize=1)
def files() -> tuple[Draft, Base]:
    draft = build(FOLDER)
    return draft, base_of_draft(draft, FOLDER.as_posix())


def base() -> Base:
    return files()[1]


@lru_cache(maxsize=16)
def case(complaint: str) -> Case:
    return Case(base(), complaint)


def spoiled(place: Path, file: str, old: str, new: str) -> Base:
    """The base with one text changed in one file."""
    return base_of(spoiled_folder(place, file, old, new))


def spoiled_folder(place: Path, file: str, old: str, new: str) -> Path:
    copy = place / "knowledge"
    shutil.copytree(FOLDER, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")
    return copy
