"""What a check found, and how it reads in a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from askae.triage.knowledge import LEVELS

from .bundle import Bundle
from .draft import Draft
from .problems import Problem


@dataclass(frozen=True, slots=True)
class Summary:
    complaints: int
    findings: int
    questions: int
    rules: int
    rules_by_level: dict[str, int]
    rules_unverified: int
    """Rules none of whose sources was read as a document or official page, or is still in force."""
    sources: int
    sources_unverified: int


@dataclass(frozen=True, slots=True)
class Report:
    folder: Path
    problems: tuple[Problem, ...]
    summary: Summary | None
    bundle: Bundle | None
    """None where there are problems."""


def summarise(draft: Draft) -> Summary:
    rules = draft.rules.values()
    levels = Counter(draft.dispositions[rule.then].level for rule in rules)
    return Summary(
        complaints=len(draft.complaints),
        findings=len(draft.findings),
        questions=len(draft.questions),
        rules=len(draft.rules),
        rules_by_level={level: levels[level] for level in LEVELS},
        rules_unverified=sum(not verified(rule.source, draft.sources) for rule in rules),
        sources=len(draft.sources),
        sources_unverified=sum(not verified((id,), draft.sources) for id in draft.sources),
    )


def verified(cited: tuple[str, ...], sources: dict[str, dict[str, str]]) -> bool:
    """Whether one of the cited documents was itself read and is still in force."""
    documents = (sources.get(citation.split()[0], {}) for citation in cited)
    return any(
        document.get("read") in ("document", "official_page") and "superseded_by" not in document
        for document in documents
    )


def report_text(report: Report) -> str:
    """For people: each problem with place and cure, then the summary."""
    lines = []
    for problem in report.problems:
        place = (report.folder / problem.file).as_posix()
        lines.append(f"{place}:{problem.line}: {problem.message}")
        if problem.cure:
            lines.append(f"    {problem.cure}")
    count = len(report.problems)
    if count:
        files = len({problem.file for problem in report.problems})
        lines.append(f"{_counted(count, 'problem')} in {_counted(files, 'file')}.")
    if report.summary:
        lines.append(_summary_text(report.summary))
    if report.bundle:
        lines.append(f"No problems. Knowledge version {report.bundle['version'][:12]}.")
    return "\n".join(lines)


def _summary_text(summary: Summary) -> str:
    levels = ", ".join(f"{number} {level}" for level, number in summary.rules_by_level.items())
    share = _percent(summary.rules_unverified, summary.rules)
    of_sources = _percent(summary.sources_unverified, summary.sources)
    return (
        f"{_counted(summary.complaints, 'complaint')}, {_counted(summary.findings, 'finding')}, "
        f"{_counted(summary.questions, 'question')}, {_counted(summary.rules, 'rule')} ({levels}); "
        f"{share} % of the rules rest on unverified sources "
        f"({summary.sources_unverified} of {_counted(summary.sources, 'source')}, {of_sources} %)."
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
