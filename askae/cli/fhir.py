"""``askae fhir``: one complaint as a FHIR R4 definition."""

from __future__ import annotations

import argparse
import difflib

from askae.fhir import plan_definition, questionnaire
from askae.fhir.canonical import complaint_id

from .base import REFUSED, CommandError, Commands, open_knowledge, print_json

KINDS = {"questionnaire": questionnaire, "plan": plan_definition}


def add(commands: Commands) -> None:
    parser = commands.add_parser(
        "fhir",
        help="one complaint as a FHIR R4 Questionnaire or PlanDefinition",
        description="Print what a complaint asks as a FHIR R4 Questionnaire, or its rules as a PlanDefinition. "
        "Both are drafts, and no conformance is claimed.",
    )
    parser.add_argument("kind", choices=KINDS, help="its questions, or its rules")
    parser.add_argument("complaint", metavar="COMPLAINT", help="as `askae complaints` lists it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    knowledge = open_knowledge()
    complaint = complaint_id(options.complaint)
    if complaint not in knowledge.complaints:
        near = difflib.get_close_matches(complaint, knowledge.complaints, n=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else "See: askae complaints"
        raise CommandError(f"There is no complaint {options.complaint!r}. {hint}", REFUSED)
    print_json(KINDS[options.kind](knowledge, complaint))
    return 0
