"""``askae explain``: why the advice is what it is, in plain sentences."""

from __future__ import annotations

import argparse
from pathlib import Path

from askae.triage import UnfinishedError, explain

from .answers_file import checked, read_file
from .base import REFUSED, CommandError, Commands, open_knowledge


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "explain",
        help="why the advice is what it is, in plain sentences",
        description="Explain the advice for a file of answers: what decided, and what would have changed it.",
    )
    parser.add_argument("file", metavar="ANSWERS.json", type=Path, help="the file of answers")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    knowledge = open_knowledge()
    stored = read_file(options.file)
    if stored is None:
        raise CommandError(
            f"There is no file {options.file}. Make one: askae step {options.file}", REFUSED
        )
    try:
        sentences = explain(knowledge, checked(knowledge, options.file, stored))
    except UnfinishedError:
        raise CommandError(
            f"There are questions left. Go on with: askae step {options.file}"
        ) from None
    print("\n".join(sentences))
    return 0
