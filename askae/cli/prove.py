"""``askae prove``: prove the safety promises for everybody."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .base import FAILED, REFUSED, CommandError, Commands, extra, print_json
from .progress import shown

FOLDER = Path("knowledge")
JOBS = min(4, os.cpu_count() or 1)


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "prove",
        help="prove the safety promises for every person",
        description="Prove the safety promises P1 to P6 for every person: all ages, sexes, stages of pregnancy and "
        "answers. A failure names the smallest person that shows it; the exit status is then 1.",
    )
    parser.add_argument(
        "complaints",
        metavar="COMPLAINT",
        nargs="*",
        help="only these; what holds of the base as a whole is then not looked at",
    )
    parser.add_argument(
        "--json", action="store_true", help="a record for each complaint and promise"
    )
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
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    with extra("proof"), extra("knowledge"):
        from askae.knowledge import KnowledgeError
        from askae.proof.base import base_of
        from askae.proof.report import as_json, text
        from askae.proof.run import prove
    if not options.knowledge.is_dir():
        raise CommandError(f"There is no folder {options.knowledge}.", REFUSED)
    try:
        base = base_of(options.knowledge)
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    if unknown := [id for id in options.complaints if id not in base.knowledge.complaints]:
        known = ", ".join(base.knowledge.complaints)
        raise CommandError(f"There is no complaint {unknown[0]!r}. There are: {known}.", REFUSED)
    with shown() as progress:
        proved, whole = prove(base, options.complaints, options.jobs, progress)
    if options.json:
        print_json(as_json(proved, whole))
    else:
        print(text(proved, whole))
    records = [*whole, *(record for done in proved for record in done.records)]
    return 0 if all(record.holds for record in records) else FAILED
