"""Reference pages made from the knowledge itself, so that they cannot disagree with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from askae.readable.expression_text import text
from askae.triage.expressions import findings_in
from askae.triage.knowledge import LEVELS, Complaint, Finding, Knowledge, Rule, from_bundle

from .compile import compile_folder
from .markdown import page, table, who
from .reading_age import reading_age
from .report import verified


def reference_pages(folder: Path) -> dict[str, str]:
    """File name to text. Raises KnowledgeError where the knowledge has problems."""
    return pages_of(from_bundle(compile_folder(folder)))


def pages_of(knowledge: Knowledge) -> dict[str, str]:
    """File name to text."""
    return {
        "findings.md": page("Findings", _findings(knowledge)),
        "dispositions.md": page("Dispositions", _dispositions(knowledge)),
        "complaints.md": page("Complaints", _complaints(knowledge)),
        "reading-age.md": page("Reading age", reading_age(knowledge)),
        "unverified.md": page("Emergency rules with unverified sources", _unverified(knowledge)),
    }


def _findings(knowledge: Knowledge) -> Iterator[str]:
    used = Counter(id for rule in knowledge.rules for id in findings_in(rule.when))
    yield f"{len(knowledge.findings)} clinical facts. `rules` is the number of rules that use one.\n"
    heads = ("finding", "means", "kind", "worse", "applies to", "asked in", "rules")
    yield from table(
        heads,
        (
            (
                f"`{finding.id}`",
                finding.means,
                _kind(finding),
                finding.worse,
                who(finding.applies),
                f"`{knowledge.question_of[finding.id]}`"
                if finding.id in knowledge.question_of
                else "",
                used[finding.id],
            )
            for finding in sorted(knowledge.findings.values(), key=lambda f: f.id)
        ),
    )


def _kind(finding: Finding) -> str:
    if finding.options:
        return f"{finding.kind}: {', '.join(option.id for option in finding.options)}"
    if finding.kind == "number":
        what = "reading" if finding.reading else "number"
        return f"{what}, {finding.min:g} to {finding.max:g} {finding.unit}".rstrip()
    return finding.kind


def _dispositions(knowledge: Knowledge) -> Iterator[str]:
    yield "The most urgent first.\n"
    led = Counter(rule.then for rule in knowledge.rules)
    ordered = sorted(knowledge.dispositions.values(), key=lambda d: -d.rank)
    yield from table(
        ("disposition", "level", "within", "service", "instruction", "rules"),
        ((f"`{d.id}`", d.level, _hours(d.within), d.service, d.title, led[d.id]) for d in ordered),
    )


def _hours(hours: float) -> str:
    return "at once" if hours == 0 else f"{hours:g} h" if hours < 48 else f"{hours / 24:g} days"


def _complaints(knowledge: Knowledge) -> Iterator[str]:
    general = [rule for rule in knowledge.rules if rule.complaint is None]
    yield (
        f"{len(knowledge.complaints)} complaints. The {len(general)} [general rules](complaints/general_rules.md) "
        "hold in each, beside its own.\n"
    )
    yield from table(
        ("complaint", "means", "who", "default", "self-care", "questions", *LEVELS),
        (_complaint(knowledge, complaint) for complaint in knowledge.complaints.values()),
    )


def _complaint(knowledge: Knowledge, complaint: Complaint) -> Iterator[object]:
    own = [rule for rule in knowledge.rules if rule.complaint == complaint.id]
    default = next(rule.then for rule in own if rule.default)
    earned = any(rule.id == f"{complaint.id}_self_care" for rule in own)
    levels = Counter(knowledge.dispositions[rule.then].level for rule in own)
    yield f"[{complaint.name}](complaints/{complaint.id}.md) (`{complaint.id}`)"
    yield complaint.means
    yield who(complaint.applies)
    yield f"`{default}`"
    yield "can be earned" if earned else "never"
    yield len(complaint.ask)
    for level in LEVELS:
        yield levels[level]


def _unverified(knowledge: Knowledge) -> Iterator[str]:
    sources = {id: dict(source) for id, source in knowledge.sources.items()}
    emergencies = [
        rule for rule in knowledge.rules if knowledge.dispositions[rule.then].level == "emergency"
    ]
    doubtful = [rule for rule in emergencies if not verified(rule.source, sources)]
    yield (
        f"{len(doubtful)} of {len(emergencies)} emergency rules cite no document that was itself read and is "
        "still in force. They are in use, because leaving them out would be less safe; each needs a check.\n"
    )
    yield from table(
        ("rule", "complaint", "holds when", "hazard", "cited"),
        (
            (
                f"`{rule.id}`",
                rule.complaint or "every",
                f"`{text(rule.when)}`",
                rule.hazard,
                _cited(rule, sources),
            )
            for rule in doubtful
        ),
    )


def _cited(rule: Rule, sources: dict[str, dict[str, str]]) -> str:
    return "; ".join(
        f"{cited} ({sources[document]['read']})"
        if (document := cited.split()[0]) in sources
        else cited
        for cited in rule.source
    )
