"""``askae explain``: why the advice is what it is, in plain sentences."""

from __future__ import annotations

import argparse
from pathlib import Path

from askae.triage import explain

from .answers_file import finished, read_answers_of
from .base import Commands, open_knowledge


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
    answers = read_answers_of(knowledge, options.file)
    with finished(options.file):
        sentences = explain(knowledge, answers)
    print("\n".join(sentences))
    return 0
