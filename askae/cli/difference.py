"""``askae knowledge diff``: what a change of the knowledge means, and for whom."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .base import REFUSED, CommandError, Commands, extra, print_json

if TYPE_CHECKING:
    from askae.proof.base import Base
    from askae.proof.difference import Difference

SHEETS, OWN = Path("answer_sheets"), "own"


def add(parts: Commands) -> None:
    parser = parts.add_parser(
        "diff",
        help="whose advice differs between two versions",
        description="Whose advice differs between two versions of the knowledge: in each complaint, a smallest person "
        "for each change, the most dangerous first. A version is a folder, a git revision or a bundle. "
        "Where only words changed, only these are named.",
    )
    parser.add_argument("old", metavar="OLD", help="a folder, a git revision or a bundle")
    parser.add_argument("new", metavar="NEW", help="the same; `knowledge` is the folder here")
    parser.add_argument("--json", action="store_true", help="every change as data")
    parser.add_argument(
        "--changelog",
        action="store_true",
        help="as an entry for knowledge/CHANGELOG.md, with our own cases that move",
    )
    parser.add_argument(
        "--most",
        type=int,
        default=12,
        metavar="N",
        help="so many changes of each kind; default: %(default)s",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    with extra("proof"), extra("knowledge"):
        from askae.knowledge import KnowledgeError
        from askae.proof.difference import difference
        from askae.proof.difference_text import as_json, text
        from askae.proof.versions import VersionError, version
    try:
        old, new = version(options.old), version(options.new)
    except VersionError as error:
        raise CommandError(str(error), REFUSED) from None
    except KnowledgeError as error:
        raise CommandError(f"{error}: {error.problems[0].message}") from None
    found = difference(old, new)
    if options.json:
        print_json(as_json(old, new, found))
    elif options.changelog:
        print(_entry(old, new, found, options.most), end="")
    else:
        print(text(old, new, found, options.most))
    return 0


def _entry(old: Base, new: Base, found: Difference, most: int) -> str:
    from askae.evaluation.moved import moved
    from askae.evaluation.packed import pack
    from askae.evaluation.sheet_files import SheetError, read_sheets
    from askae.proof.change_note import entry

    cases = []
    if (SHEETS / OWN).is_dir():
        try:
            for sheet in read_sheets(SHEETS, new.knowledge, [OWN]):
                cases += pack(new.knowledge, sheet.cases)
        except SheetError as error:
            raise CommandError("\n".join([str(error), *error.lines])) from None
    today = datetime.now(UTC).date().isoformat()
    return entry(old, new, found, moved(old.knowledge, new.knowledge, cases), today, most)
