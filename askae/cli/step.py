"""``askae step``: one step of an assessment, for scripts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from askae.handover.steps import AnswersError, read_answers
from askae.handover.steps import step as next_step
from askae.places import where_shape
from askae.triage import Knowledge

from .answers_file import checked, read_file, write_file
from .base import (
    REFUSED,
    CommandError,
    Commands,
    open_knowledge,
    print_json,
    refuse_withdrawn,
    where_now,
)

DESCRIPTION = """\
Add answers to a file and print what comes next as JSON: {"page": ...} with the questions to ask,
or {"outcome": ...} with where to go, how soon and why. The file is made when it is missing. When
one answer cannot be used, none is taken: the exit status is 2 and the file stays as it was.
"notice" comes along where a changed answer takes an emergency back."""

EPILOG = """\
examples:
  askae step me.json --answer age="34 years" --answer who=me
  askae step me.json --answer sex=female --answer complaint=chest_pain
  askae step me.json --answer complaint=fever,headache --answer temperature="101 F"

Say that it is for somebody else with who=someone_else; left out, it is for the person who answers.
Values: yes, no, not_sure; skipped for a reading that you do not have; the value of an option;
several values with commas; a number, with a unit if it is another one; an age such as "6 weeks"."""


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "step",
        help="one step of an assessment, for scripts: answers in, JSON out",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="ANSWERS.json", type=Path, help="the file of answers")
    parser.add_argument(
        "--answer",
        metavar="FINDING=VALUE",
        dest="answers",
        action="append",
        default=[],
        help="an answer to add or to change; may be given many times",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    given = pairs(options.answers)
    knowledge = open_knowledge()
    stored = read_file(options.file)
    before = checked(
        knowledge, options.file, {k: v for k, v in (stored or {}).items() if k not in given}
    )
    answers = added(knowledge, before, given)
    refuse_withdrawn(answers.get("complaint", ()))
    changed = stored and given.keys() & stored.keys()
    result = next_step(knowledge, answers, _usable(knowledge, stored) if changed else None)
    if answers != stored:
        write_file(options.file, answers)
    if outcome := result.get("outcome"):
        now = datetime.now(UTC)
        found = where_now(knowledge, outcome["disposition"], answers, now)
        outcome["places"] = where_shape(found, now)
    print_json(result)
    return 0


def pairs(arguments: Sequence[str]) -> dict[str, str]:
    """``FINDING=VALUE`` cut in two."""
    found: dict[str, str] = {}
    for argument in arguments:
        finding, equals, value = argument.partition("=")
        finding = finding.strip()
        if not equals or not finding:
            raise CommandError(
                f"--answer {argument!r}: write it as FINDING=VALUE, as in sex=female.", REFUSED
            )
        if finding in found:
            raise CommandError(f"--answer {finding} is given twice. Give it once.", REFUSED)
        found[finding] = value
    return found


def added(knowledge: Knowledge, before: dict[str, Any], given: dict[str, str]) -> dict[str, Any]:
    try:
        return read_answers(knowledge, before | given)
    except AnswersError as error:
        raise CommandError(f"{error}\nNothing was changed.", REFUSED) from None


def _usable(knowledge: Knowledge, stored: dict[str, Any] | None) -> dict[str, Any] | None:
    """The answers of before; None where one of them could not be used."""
    try:
        return read_answers(knowledge, stored or {})
    except AnswersError:
        return None
