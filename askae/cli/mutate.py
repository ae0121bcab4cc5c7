"""``askae knowledge mutate``: do the checks notice small wrong changes?"""

from __future__ import annotations

import argparse
from pathlib import Path

from .base import FAILED, REFUSED, CommandError, Commands, print_json
from .progress import shown
from .proof_base import JUDGED, RECORD, add_options, draft_and_base


def add(parts: Commands) -> None:
    parser = parts.add_parser(
        "mutate",
        help="see whether the checks notice small wrong changes",
        description="Change the knowledge a little, in every way that an author may slip, and see which changes the "
        "stories, the checks of the files, the invariants and the proof notice. Exit status 1 where less than 95 % "
        "are noticed, or where one that lowers an emergency is not.",
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "complaints",
        metavar="COMPLAINT",
        nargs="*",
        default=[],
        help="only what is written in their own files",
    )
    which.add_argument(
        "--shared",
        action="store_true",
        help="only the general rules, and findings that several complaints read",
    )
    parser.add_argument(
        "--limit",
        type=int,
        default=0,
        metavar="N",
        help="so many changes, chosen by the seed; default: all",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default: %(default)s")
    parser.add_argument("--json", action="store_true", help="the figures and the survivors as data")
    parser.add_argument(
        "--judged-only",
        action="store_true",
        help=f"the judged stories in {JUDGED} without the record of what the rules say in {RECORD}",
    )
    parser.add_argument(
        "--cases",
        metavar="FOLDER",
        type=Path,
        default=JUDGED,
        help="judged stories; default: %(default)s",
    )
    parser.add_argument(
        "--record", metavar="FOLDER", type=Path, default=RECORD, help="default: %(default)s"
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    record = None if options.judged_only else options.record
    for folder in (options.cases, record):
        if folder and not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.", REFUSED)
    draft, base = draft_and_base(options)
    from askae.proof.noticed import StoriesError
    from askae.proof.survey import survey
    from askae.proof.survey_text import as_json, text

    try:
        with shown() as progress:
            found = survey(
                draft,
                base,
                options.cases,
                record,
                complaints=options.complaints,
                shared=options.shared,
                seed=options.seed,
                limit=options.limit,
                jobs=options.jobs,
                progress=progress,
            )
    except StoriesError as wrong:
        raise CommandError(
            f"These stories disagree with the rules as they are, so they would notice every change:\n{wrong}\n"
            "Mend the story or the rule first.",
            REFUSED,
        ) from None
    if options.json:
        print_json(as_json(found))
    else:
        print(text(found))
    return 0 if found.good else FAILED
