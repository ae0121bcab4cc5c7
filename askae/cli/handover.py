"""``askae handover``: what staff read, written from a file of answers and read back from a QR code."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from askae.handover import sbar
from askae.handover.shapes import summary_shape
from askae.handover.summary import hand_over

from .answers_file import finished, read_answers_of
from .base import (
    REFUSED,
    CommandError,
    Commands,
    extra,
    open_knowledge,
    print_json,
    refuse_withdrawn,
)

PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
LONGEST = 10_000
"""Bytes of a text; a summary has under 700 in a QR code, and a few thousand at most."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "handover",
        help="a summary for staff: write it, or read one back",
        description="A summary for staff in SBAR form: write it, or read one back.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    _add_write(actions)
    _add_read(actions)


def _add_write(actions: Commands) -> None:
    parser = actions.add_parser(
        "write",
        help="from a file of answers",
        description="Print the summary for staff from a file of answers. Nothing is kept.",
    )
    parser.add_argument("file", metavar="ANSWERS.json", type=Path, help="the file of answers")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print it as JSON")
    form.add_argument("--fhir", action="store_true", help="print a FHIR R4 bundle")
    form.add_argument(
        "--qr", metavar="FILE", type=Path, help="write a QR code, as .png or .svg (extra: site)"
    )
    parser.add_argument(
        "--private",
        action="store_true",
        help="with the answers that are told only where the person says so",
    )
    parser.set_defaults(run=write)


def _add_read(actions: Commands) -> None:
    parser = actions.add_parser(
        "read",
        help="a QR code on a picture, or the text of one",
        description="Read a summary back, from a picture of its QR code (extra: qr) or from its text. "
        "It needs no network and no knowledge.",
    )
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="a picture, or a file with the text; left out or -: the text from standard input",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=read)


def write(options: argparse.Namespace) -> int:
    knowledge = open_knowledge()
    answers = read_answers_of(knowledge, options.file)
    refuse_withdrawn(answers.get("complaint", ()))
    with finished(options.file):
        made = hand_over(knowledge, answers, datetime.now(UTC), options.private)
    if options.fhir:
        from askae.handover.fhir import bundle

        print_json(bundle(knowledge, made))
    elif options.json:
        print_json(summary_shape(made.summary))
    elif options.qr:
        _write_qr(sbar.write(sbar.short(made.summary)), options.qr)
    else:
        print(sbar.write(made.summary), end="")
    return 0


def _write_qr(text: str, path: Path) -> None:
    if path.suffix.lower() not in (".png", ".svg"):
        raise CommandError(f"{path}: give a name that ends in .png or .svg.", REFUSED)
    with extra("site"):
        from askae.handover.qr import picture
    try:
        picture(text, str(path))
    except OSError as error:
        raise CommandError(f"{path} cannot be written: {error.strerror}.") from None
    print(f"Wrote {path}")


def read(options: argparse.Namespace) -> int:
    try:
        summary = sbar.read(_text(options.file))
    except sbar.HandoverError as error:
        raise CommandError(str(error), REFUSED) from None
    if options.json:
        print_json(summary_shape(summary))
    else:
        print(sbar.write(summary), end="")
    return 0


def _text(file: str | None) -> str:
    if file and Path(file).suffix.lower() in PICTURES:
        with extra("qr"):
            from askae.handover.picture import text_of
        return text_of(Path(file))
    try:
        if file in (None, "-"):
            raw = sys.stdin.buffer.read(LONGEST + 1)
        else:
            with Path(str(file)).open("rb") as opened:
                raw = opened.read(LONGEST + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.", REFUSED) from None
    if len(raw) > LONGEST:
        raise CommandError("That is too long to be a summary of Ask A&E.", REFUSED)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise CommandError(
            "That is no text. A picture needs a name that says so, such as code.png.", REFUSED
        ) from None
