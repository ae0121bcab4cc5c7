"""``askae knowledge record``: write down what the rules say today."""

from __future__ import annotations

import argparse
from pathlib import Path

from .base import Commands
from .progress import shown
from .proof_base import RECORD, add_options, base_from


def add(parts: Commands) -> None:
    parser = parts.add_parser(
        "record",
        help="write down what the rules say today, person by person",
        description="Write down what the rules say today: for each way that a rule can hold, the smallest person whom "
        "it decides alone, and those who just miss it. A slip in a rule then disagrees with the record.",
    )
    parser.add_argument("complaints", metavar="COMPLAINT", nargs="*", help="only these")
    parser.add_argument(
        "--out", metavar="FOLDER", type=Path, default=RECORD, help="default: %(default)s"
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    base = base_from(options)
    from askae.evaluation.recorded import as_text
    from askae.proof.record import homes, record
    from askae.proof.workers import spread

    rules = homes(base, base.knowledge.complaints)
    complaints = options.complaints or list(base.knowledge.complaints)
    options.out.mkdir(parents=True, exist_ok=True)
    people = 0
    with shown() as progress:
        made = spread(lambda id: record(base, id, rules[id]), complaints, options.jobs)
        for place, (complaint, stories) in enumerate(zip(complaints, made, strict=True), 1):
            text = as_text(stories)
            (options.out / f"{complaint}.txt").write_text(text, encoding="utf-8")
            people += len(stories)
            if progress:
                progress(place, len(complaints), complaint)
    for file in options.out.glob("*.txt"):
        if file.stem not in rules:  # its complaint is gone
            file.unlink()
    print(f"Wrote {options.out}: {people} people of {len(complaints)} complaints.")
    return 0
