"""``askae knowledge draw``: a complaint in one picture."""

from __future__ import annotations

import argparse
from pathlib import Path

from askae.readable.picture import draw
from askae.triage import from_bundle, load

from .base import REFUSED, CommandError, Commands, extra

FOLDER = Path("knowledge")


def add(parts: Commands) -> None:
    parser = parts.add_parser(
        "draw",
        help="draw a complaint: what is asked, and the rules by urgency",
        description="Draw a complaint as one picture (SVG): the questions in their order, the findings they ask for, "
        "and the rules by urgency that read them.",
    )
    parser.add_argument("complaint", metavar="COMPLAINT", help="the id, such as chest_pain")
    parser.add_argument(
        "--out",
        metavar="FILE",
        type=Path,
        help="default: COMPLAINT.svg in this folder; - prints it",
    )
    parser.add_argument(
        "--knowledge",
        metavar="FOLDER",
        type=Path,
        default=FOLDER,
        help="the knowledge files or a bundle; default: %(default)s",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    with extra("knowledge"):
        from askae.knowledge import KnowledgeError, compile_folder
    try:
        folder = options.knowledge.is_dir()
        base = from_bundle(compile_folder(options.knowledge)) if folder else load(options.knowledge)
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    if options.complaint not in base.complaints:
        known = ", ".join(base.complaints)
        raise CommandError(
            f"There is no complaint {options.complaint!r}. There are: {known}.", REFUSED
        )
    picture = draw(base, options.complaint)
    out = options.out or Path(f"{options.complaint}.svg")
    if out == Path("-"):
        print(picture, end="")
    else:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(picture, encoding="utf-8")
        print(f"Wrote {out}")
    return 0
