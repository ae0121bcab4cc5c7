"""``askae complaints``: list the complaints, or find them by a person's own words."""

from __future__ import annotations

import argparse

from askae.handover.shapes import complaint_shape, complaints_shape
from askae.understanding import find_complaints

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
    if words.strip():
        matches = find_complaints(knowledge, words)
        found = [
            {**complaint_shape(knowledge.complaints[match.complaint]), "score": match.score}
            for match in matches
        ]
    else:
        found = complaints_shape(knowledge)
    if options.json:
        print_json(found)
    elif found:
        width = max(len(complaint["id"]) for complaint in found)
        for complaint in found:
            print(f"{complaint['id']:<{width}}  {complaint['name']}")
    else:
        print("Nothing fits these words. Try others, or see all: askae complaints")
    return 0
