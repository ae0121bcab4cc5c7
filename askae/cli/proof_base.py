"""The knowledge folder that the commands of the proof read, and the processes they may use."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from .base import REFUSED, CommandError, extra

if TYPE_CHECKING:
    from askae.knowledge.draft import Draft
    from askae.proof.base import Base

FOLDER = Path("knowledge")
JUDGED = Path("answer_sheets/own")
RECORD = Path("tests/base/record")
JOBS = min(4, os.cpu_count() or 1)


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=int,
        default=JOBS,
        metavar="N",
        help="so many at a time; default: the processors, up to 4",
    )
    parser.add_argument(
        "--knowledge",
        metavar="FOLDER",
        type=Path,
        default=FOLDER,
        help="the folder of the knowledge files; default: %(default)s",
    )


def base_from(options: argparse.Namespace) -> Base:
    """The base in the folder, which has the complaints that are asked for. Raises CommandError."""
    return draft_and_base(options)[1]


def draft_and_base(options: argparse.Namespace) -> tuple[Draft, Base]:
    """The base, and the files that it was made of."""
    with extra("proof"), extra("knowledge"):
        from askae.knowledge import KnowledgeError
        from askae.knowledge.compile import build
        from askae.proof.base import base_of_draft
    if not options.knowledge.is_dir():
        raise CommandError(f"There is no folder {options.knowledge}.", REFUSED)
    try:
        draft = build(options.knowledge)
        base = base_of_draft(draft, options.knowledge.as_posix())
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    if unknown := [id for id in options.complaints if id not in base.knowledge.complaints]:
        known = ", ".join(base.knowledge.complaints)
        raise CommandError(f"There is no complaint {unknown[0]!r}. There are: {known}.", REFUSED)
    return draft, base
