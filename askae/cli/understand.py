"""``askae understand``: what is understood of a person's own words."""

from __future__ import annotations

import argparse

from askae.understanding import heard_shape, understand

from .base import Commands, open_knowledge, print_json


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "understand",
        help="see what is understood of your own words",
        description="Which complaints, findings and dangers the words tell, and of whom. Nothing of it is used "
        "before it is confirmed, and nothing is kept.",
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", help="your own words")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    knowledge = open_knowledge()
    understood = understand(knowledge, " ".join(options.words))
    if options.json:
        print_json(heard_shape(knowledge, understood))
        return 0
    if understood.notice:
        print(understood.notice)
    if understood.language:
        print(f"{understood.language.name}: {understood.language.call}")
    for match in understood.complaints:
        print(f"complaint  {knowledge.complaints[match.complaint].name} ({match.complaint})")
    for fact in understood.findings:
        print(f"finding    {fact.finding}: {fact.value}, from “{fact.words}”")
    for what, said in understood.person.items():
        print(f"person     {what}: {said}")
    return 0
