"""From a folder of knowledge files to a report of its problems and, if there are none, a bundle."""

from __future__ import annotations

from pathlib import Path

from . import build_complaints, build_findings, build_shared, invariants, lexicon
from .bundle import Bundle, bundle_of
from .checks import run_checks
from .draft import Draft
from .gather import gather
from .problems import KnowledgeError, Problem, Problems
from .report import Report, summarise
from .source_files import read_folder


def check_folder(folder: Path) -> Report:
    """Every problem in the folder, a summary, and the bundle where there is no problem."""
    if not folder.is_dir():
        problem = Problem(".", 1, f"There is no folder {folder}.", "Give the knowledge folder.")
        return Report(folder, (problem,), None, None)
    draft = build(folder)
    run_checks(draft)
    problems = draft.problems.sorted()
    return Report(folder, problems, summarise(draft), None if problems else bundle_of(draft))


def compile_folder(folder: Path) -> Bundle:
    """The bundle. Raises KnowledgeError, which carries every problem."""
    report = check_folder(folder)
    if report.bundle is None:
        raise KnowledgeError(report.problems)
    return report.bundle


def build(folder: Path) -> Draft:
    """What the files say, as far as it can be understood."""
    problems = Problems()
    draft = Draft(problems, gather(read_folder(folder, problems), problems))
    build_shared.dispositions(draft)
    build_shared.sources(draft)
    build_findings.findings(draft)
    build_shared.tables(draft)
    build_shared.concepts(draft)
    build_shared.first_aid(draft)
    build_findings.questions(draft)
    build_shared.settings(draft)
    build_complaints.rules(draft)
    advice = build_complaints.advice(draft)
    draft.advice = list(advice.get(None, ()))
    build_complaints.complaints(draft, advice)
    lexicon.read(draft)
    invariants.read(draft)
    return draft
