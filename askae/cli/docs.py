"""``askae docs``: write the reference pages that are made from code and knowledge."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .base import FAILED, REFUSED, CommandError, Commands, extra

if TYPE_CHECKING:
    from askae.triage import Knowledge

FOLDER = Path("docs/reference")
KNOWLEDGE = Path("knowledge")
SHEETS = Path("answer_sheets")
OWN = "own"
README = Path("README.md")
BEGIN, END = "<!-- measured: made by `askae docs` -->", "<!-- /measured -->"
MADE = "<!-- Made by `askae docs`. Do not edit. -->"
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
    from .main import parser
    from .reference import command_page

    return {
        FOLDER / "command-line.md": command_page(parser()),
        FOLDER / "api.md": _api_page(),
        **{FOLDER / name: text for name, text in _knowledge_pages().items()},
        **{FOLDER / name: text for name, text in _disagreements().items()},
        **_measured(),
    }


def _measured() -> dict[Path, str]:
    """What the evaluation finds: a page, and a table in the README."""
    if not (SHEETS.is_dir() and KNOWLEDGE.is_dir()):
        return {}
    from askae.evaluation.accuracy_page import page, table
    from askae.evaluation.disagreements import read_disagreements
    from askae.evaluation.peers import read_peers
    from askae.evaluation.run import evaluate
    from askae.evaluation.sheet_files import read_sheets
    from askae.knowledge import compile_folder
    from askae.triage import from_bundle

    knowledge = from_bundle(compile_folder(KNOWLEDGE))
    sheets = read_sheets(SHEETS, knowledge)
    found = evaluate(knowledge, sheets, read_disagreements(SHEETS, sheets), read_peers(SHEETS))
    title = "# How right, and how safe"
    pages = {
        FOLDER / "accuracy.md": "\n".join([title, "", MADE, "", *page(knowledge, found)]) + "\n"
    }
    readme = _written(README) or ""
    if BEGIN in readme and END in readme:
        before, after = readme.partition(BEGIN)[0], readme.partition(END)[2]
        levels = Counter(knowledge.dispositions[rule.then].level for rule in knowledge.rules)
        counted = (
            f"{len(knowledge.complaints)} complaints, {len(knowledge.rules)} rules "
            f"({levels['emergency']} of them of emergency level):"
        )
        made = "\n".join([BEGIN, counted, "", *table(found), END])
        pages[README] = f"{before}{made}{after}"
    return pages


def _disagreements() -> dict[str, str]:
    if not SHEETS.is_dir():
        return {}
    from askae.evaluation.disagreements import page, read_disagreements
    from askae.evaluation.sheet_files import SheetError

    try:
        lines = page(read_disagreements(SHEETS))
    except SheetError as error:
        raise CommandError("\n".join([str(error), *error.lines])) from None
    title = "# Where guidance and published cases differ"
    return {"disagreements.md": "\n".join([title, "", MADE, "", *lines]) + "\n"}


def _knowledge_pages() -> dict[str, str]:
    """Those of the clinical knowledge, where its files are here."""
    if not KNOWLEDGE.is_dir():
        return {}
    from askae.knowledge import KnowledgeError, compile_folder
    from askae.knowledge.complaint_pages import complaint_pages
    from askae.knowledge.coverage import coverage, homeless, read_scope
    from askae.knowledge.docs import pages_of
    from askae.triage import from_bundle

    with extra("proof"):
        from askae.proof.docs import proof_pages
    try:
        knowledge = from_bundle(compile_folder(KNOWLEDGE))
        proved = proof_pages(KNOWLEDGE)
    except KnowledgeError as error:
        raise CommandError(f"{error}. See them with: askae knowledge check") from None
    scope = read_scope(KNOWLEDGE)
    if without := homeless(knowledge, scope):
        raise CommandError(
            f"In {KNOWLEDGE / 'scope.txt'} no complaint stands for: {'; '.join(without)}."
        )
    covered = "\n".join(["# What is covered", "", MADE, "", *coverage(knowledge, scope)]) + "\n"
    of_complaints = complaint_pages(knowledge, _counts(knowledge))
    return (
        pages_of(knowledge)
        | proved
        | ({"coverage.md": covered} if scope else {})
        | {f"complaints/{name}": text for name, text in of_complaints.items()}
    )


def _counts(knowledge: Knowledge) -> Callable[[str], Mapping[str, int]]:
    """What each complaint advises over our own cases; nothing where they are not here."""
    if not (SHEETS / OWN).is_dir():
        return lambda complaint: {}
    from askae.evaluation.packed import advised, pack
    from askae.evaluation.sheet_files import SheetError, read_sheets

    try:
        sheets = read_sheets(SHEETS, knowledge, [OWN])
    except SheetError as error:
        raise CommandError("\n".join([str(error), *error.lines])) from None
    cases = [case for sheet in sheets for case in pack(knowledge, sheet.cases)]
    return lambda complaint: advised(knowledge, cases, complaint)


def _api_page() -> str:
    """Made in a process of its own: terminal and API do not import each other."""
    done = subprocess.run(
        [sys.executable, "-m", "askae.api.reference"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "django.conf.global_settings"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:]
        raise CommandError(f"The page of the API cannot be made: {''.join(reason)}")
    return done.stdout


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
