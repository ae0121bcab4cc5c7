"""``askae docs``: write the reference pages that are made from code and knowledge."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from .base import FAILED, REFUSED, CommandError, Commands, extra

if TYPE_CHECKING:
    from askae.evaluation.sheet import Sheet
    from askae.triage import Knowledge

FOLDER = Path("docs/reference")
KNOWLEDGE = Path("knowledge")
SHEETS = Path("answer_sheets")
OWN = "own"
README = Path("README.md")
BEGIN, END = "<!-- measured: made by `askae docs` -->", "<!-- /measured -->"
STALE = "These pages are not what `askae docs` makes now. Run it and commit them:"


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "docs",
        help="write the reference pages that are made from code",
        description="Write the reference pages that are made from the code and the knowledge files.",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit status 1 and the names of the pages where some are stale",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if not FOLDER.is_dir():
        raise CommandError(
            f"There is no folder {FOLDER} here. Run this where the code is.", REFUSED
        )
    pages = generated()
    stale = [path for path, text in pages.items() if _written(path) != text]
    if options.check:
        if stale:
            print("\n".join([STALE, *map(str, stale)]))
        return FAILED if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
        print(f"Wrote {path}")
    return 0


def generated() -> dict[Path, str]:
    """Every page that is made, with its text."""
    from askae.triage import from_bundle

    from .main import parser
    from .reference import command_page

    bundle = _bundle()
    return {
        FOLDER / "command-line.md": command_page(parser()),
        **_of_api(bundle),
        **({} if bundle is None else _of_knowledge(from_bundle(bundle))),
    }


def _bundle() -> Mapping[str, Any] | None:
    """Compiled from the files; None where they are not here."""
    if not KNOWLEDGE.is_dir():
        return None
    from askae.knowledge import KnowledgeError, compile_folder

    try:
        return compile_folder(KNOWLEDGE)
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None


def _of_knowledge(knowledge: Knowledge) -> dict[Path, str]:
    from askae.evaluation.sheet_files import SheetError, read_sheets

    try:
        sheets = read_sheets(SHEETS, knowledge) if SHEETS.is_dir() else ()
        measured = _measured(knowledge, sheets) if sheets else {}
    except SheetError as error:
        raise CommandError("\n".join([str(error), *error.lines])) from None
    pages = _knowledge_pages(knowledge, _counts(knowledge, sheets))
    return {FOLDER / name: text for name, text in pages.items()} | measured


def _measured(knowledge: Knowledge, sheets: Sequence[Sheet]) -> dict[Path, str]:
    """What the evaluation finds, where it differs from guidance, and the table in the README."""
    from askae.evaluation import disagreements
    from askae.evaluation.accuracy_page import accuracy, sets
    from askae.evaluation.peers import read_peers
    from askae.evaluation.run import evaluate
    from askae.knowledge.markdown import page

    differ = disagreements.read_disagreements(SHEETS, sheets)
    found = evaluate(knowledge, sheets, differ, read_peers(SHEETS))
    title = "Where guidance and published cases differ"
    pages = {
        FOLDER / "accuracy.md": page("How right, and how safe", accuracy(knowledge, found)),
        FOLDER / "disagreements.md": page(title, disagreements.page(differ)),
    }
    before, begin, rest = (_written(README) or "").partition(BEGIN)
    _, end, after = rest.partition(END)
    if begin and end:
        made = "\n".join([begin, _counted(knowledge), "", *sets(found)])
        pages[README] = f"{before}{made}{end}{after}"
    return pages


def _counted(knowledge: Knowledge) -> str:
    levels = Counter(knowledge.dispositions[rule.then].level for rule in knowledge.rules)
    return (
        f"{len(knowledge.complaints)} complaints, {len(knowledge.rules)} rules "
        f"({levels['emergency']} of them of emergency level):"
    )


def _knowledge_pages(
    knowledge: Knowledge, counts: Callable[[str], Mapping[str, int]]
) -> dict[str, str]:
    """Those of the clinical knowledge."""
    from askae.knowledge.complaint_pages import complaint_pages
    from askae.knowledge.coverage import SCOPE, coverage, homeless, read_scope
    from askae.knowledge.docs import pages_of
    from askae.knowledge.markdown import page

    with extra("proof"):
        from askae.proof.docs import proof_pages
    scope = read_scope(KNOWLEDGE)
    if without := homeless(knowledge, scope):
        raise CommandError(f"In {KNOWLEDGE / SCOPE} no complaint stands for: {'; '.join(without)}.")
    of_complaints = complaint_pages(knowledge, counts)
    return (
        pages_of(knowledge)
        | proof_pages(KNOWLEDGE)
        | ({"coverage.md": page("What is covered", coverage(knowledge, scope))} if scope else {})
        | {f"complaints/{name}": text for name, text in of_complaints.items()}
    )


def _counts(knowledge: Knowledge, sheets: Sequence[Sheet]) -> Callable[[str], Mapping[str, int]]:
    """What each complaint advises over our own cases; nothing where they are not here."""
    from askae.evaluation.packed import advised, pack

    own = [case for sheet in sheets if sheet.id == OWN for case in pack(knowledge, sheet.cases)]
    return lambda complaint: advised(knowledge, own, complaint)


def _of_api(bundle: Mapping[str, Any] | None) -> dict[Path, str]:
    """Its page, its description and the examples in it, answered by this knowledge.

    Made in a process of its own: terminal and API do not import each other.
    """
    from askae.live import LiveDirectory

    with TemporaryDirectory(prefix="askae-docs-") as live:
        if bundle is not None:
            LiveDirectory(Path(live)).publish_knowledge(bundle)
        # As it comes: without what an operator set.
        own = {name: value for name, value in os.environ.items() if not name.startswith("ASKAE_")}
        own |= {"ASKAE_LIVE": live, "DJANGO_SETTINGS_MODULE": "askae.website.settings"}
        done = subprocess.run(
            [sys.executable, "-m", "askae.api.making"],
            env=own,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:]
        raise CommandError(f"The pages of the API cannot be made: {''.join(reason)}")
    made = {Path(name): text for name, text in json.loads(done.stdout).items()}
    return {path: text for path, text in made.items() if path.parent.is_dir()}


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
