"""``askae knowledge``: check the knowledge files and turn them into a bundle."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import difference, draw, mutate, record
from .base import BUNDLE, FAILED, REFUSED, CommandError, Commands, extra

FOLDER = Path("knowledge")


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "knowledge",
        help="check the knowledge files, compile, compare, draw or test them",
        description="For authors of the knowledge: check the YAML files, compile them to a bundle, compare two "
        "versions, draw a complaint, or test how strong the checks are.",
    )
    parts = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = parts.add_parser(
        "check",
        help="report every problem with file, line and cure",
        description="Report every problem with file, line and cure. Exit status 1 where there is one.",
    )
    check.set_defaults(run=run_check)
    compile_ = parts.add_parser(
        "compile",
        help="write the bundle that the program reads",
        description="Check the files and write the bundle that the program reads. Nothing is written "
        "where there is a problem.",
    )
    compile_.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        default=BUNDLE,
        help="default: the bundle of this package",
    )
    compile_.set_defaults(run=run_compile)
    difference.add(parts)
    draw.add(parts)
    mutate.add(parts)
    record.add(parts)
    for part in (check, compile_):
        part.add_argument(
            "folder",
            metavar="FOLDER",
            type=Path,
            nargs="?",
            default=FOLDER,
            help="the folder of the files; default: %(default)s",
        )


def run_check(options: argparse.Namespace) -> int:
    with extra("knowledge"):
        from askae.knowledge import check_folder, report_text

    report = check_folder(_existing(options.folder))
    print(report_text(report))
    return 0 if report.bundle else FAILED


def run_compile(options: argparse.Namespace) -> int:
    with extra("knowledge"):
        from askae.knowledge import check_folder, report_text, write_bundle

    report = check_folder(_existing(options.folder))
    if report.bundle is None:
        print(report_text(report), file=sys.stderr)
        print("Nothing was written.", file=sys.stderr)
        return FAILED
    write_bundle(report.bundle, options.out)
    print(f"Wrote {options.out}: knowledge version {report.bundle['version'][:12]}.")
    return 0


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise CommandError(
            f"There is no folder {folder}. Give the folder of the knowledge files.", REFUSED
        )
    return folder
