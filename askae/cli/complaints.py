"""``askae complaints``: list the complaints, or find them by a person's own words."""

from __future__ import annotations

import argparse
import sys

from askae.handover.shapes import complaint_shape, complaints_shape
from askae.understanding import find_complaints, notice

from .base import Commands, open_knowledge, print_json


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "complaints",
        help="list the complaints, or find them by your own words",
        description="List all complaints from A to Z, or those that fit some words, best first.",
    )
    parser.add_argument(
        "words", metavar="WORDS", nargs="*", help="your own words; slips are forgiven"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    knowledge = open_knowledge()
    words = " ".join(options.words)
    said = ""
    if words.strip():
        found = [
            complaint_shape(knowledge.complaints[match.complaint]) | {"score": match.score}
            for match in find_complaints(knowledge, words)
        ]
        said = notice(words, bool(found))
    else:
        found = complaints_shape(knowledge)
    if said:
        print(said, file=sys.stderr if options.json else sys.stdout)
    if options.json:
        print_json(found)
    else:
        width = max((len(complaint["id"]) for complaint in found), default=0)
        for complaint in found:
            print(f"{complaint['id']:<{width}}  {complaint['name']}")
    return 0
