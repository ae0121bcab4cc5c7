"""``askae prove``: prove the safety promises for everybody."""

from __future__ import annotations

import argparse

from .base import FAILED, Commands, print_json
from .progress import shown
from .proof_base import add_options, base_from


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
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    base = base_from(options)
    from askae.proof.report import as_json, text
    from askae.proof.run import prove

    with shown() as progress:
        proved, whole = prove(base, options.complaints, options.jobs, progress)
    if options.json:
        print_json(as_json(proved, whole))
    else:
        print(text(proved, whole))
    records = [*whole, *(record for done in proved for record in done.records)]
    return 0 if all(record.holds for record in records) else FAILED
