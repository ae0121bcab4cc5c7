"""``askae knowledge mutate``: do the checks notice small wrong changes?"""

from __future__ import annotations

import argparse
from pathlib import Path

from .base import FAILED, REFUSED, CommandError, Commands, extra, print_json
from .progress import shown

FOLDER = Path("knowledge")
CASES = (Path("answer_sheets/own"), Path("tests/base/record"))


def add(parts: Commands) -> None:
    parser = parts.add_parser(
        "mutate",
        help="see whether the checks notice small wrong changes",
        description="Change the knowledge a little, in every way that an author may slip, and see which changes the "
        "stories, the checks of the files, the invariants and the proof notice. Exit status 1 where less than 95 % "
        "are noticed, or where one that lowers an emergency is not.",
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=0,
        metavar="N",
        help="so many changes, chosen by the seed; default: all",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default: %(default)s")
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="so many at a time; default: %(default)s"
    )
    parser.add_argument("--json", action="store_true", help="the figures and the survivors as data")
    parser.add_argument(
        "--knowledge", metavar="FOLDER", type=Path, default=FOLDER, help="default: %(default)s"
    )
    parser.add_argument(
        "--cases",
        metavar="FOLDER",
        type=Path,
        action="append",
        help="stories; may be repeated. Default: those that were judged, in answer_sheets/own, and the record of "
        "what the rules say, in tests/base/record",
    )
    parser.set_defaults(run=run)


def add_record(parts: Commands) -> None:
    parser = parts.add_parser(
        "record",
        help="write down what the rules say today, person by person",
        description="Write down what the rules say today: for each way that a rule can hold, the smallest person whom "
        "it decides alone, and those who just miss it. A slip in a rule then disagrees with the record.",
    )
    parser.add_argument(
        "--out", metavar="FOLDER", type=Path, default=CASES[1], help="default: %(default)s"
    )
    parser.add_argument(
        "--knowledge", metavar="FOLDER", type=Path, default=FOLDER, help="default: %(default)s"
    )
    parser.set_defaults(run=run_record)


def run_record(options: argparse.Namespace) -> int:
    with extra("proof"), extra("knowledge"):
        from askae.knowledge import KnowledgeError
        from askae.proof.base import base_of
        from askae.proof.record import record, write
    if not options.knowledge.is_dir():
        raise CommandError(f"There is no folder {options.knowledge}.", REFUSED)
    try:
        base = base_of(options.knowledge)
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    complaints = list(base.knowledge.complaints)
    with shown() as progress:
        for place, complaint in enumerate(complaints, 1):
            stories = record(base, complaint)
            path = write(options.out, complaint, stories)
            if progress:
                progress(place, len(complaints), complaint)
            print(f"Wrote {path}: {len(stories)} people.")
    return 0


def run(options: argparse.Namespace) -> int:
    with extra("proof"), extra("knowledge"):
        from askae.knowledge import KnowledgeError
        from askae.proof.survey import survey
        from askae.proof.survey_text import as_json, text
    cases = options.cases or [folder for folder in CASES if folder.is_dir()]
    for folder in (options.knowledge, *cases):
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.", REFUSED)
    try:
        with shown() as progress:
            found = survey(
                options.knowledge,
                cases,
                options.seed,
                options.limit,
                options.jobs,
                progress,
            )
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    if options.json:
        print_json(as_json(found))
    else:
        print(text(found))
    return 0 if found.good else FAILED
