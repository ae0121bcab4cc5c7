"""Everything that a complaint may ask and advise, put in order for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from askae.triage import Knowledge
from askae.triage.expressions import TRUE
from askae.triage.knowledge import LEVELS, Complaint, Rule, Wording
from askae.triage.programme import programme
from askae.triage.values import can_have

from .conditions import lines

LEVEL_NAMES = dict(
    zip(
        LEVELS,
        (
            "Emergency: hospital now or today",
            "Urgent: a clinician within 48 hours",
            "Routine: days to weeks",
            "Self-care",
        ),
        strict=True,
    )
)
DEFAULT_WHEN = "nothing more urgent holds"
SELF_CARE_WHEN = "nothing above holds"
HOW_READ = {
    "document": "the document was read",
    "official_page": "an official page was read",
    "secondary": "read in a summary or reprint by others",
}
AGES = (("you", "30 years"), ("child", "8 years"), ("baby", "6 months"))
"""Whom the words are for, and an age at which they are."""


@dataclass(frozen=True, slots=True)
class RuleInWords:
    rule: Rule
    advice: str
    when: tuple[str, ...]
    """All of these together."""
    reason: str
    """What the person is told."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    finding: str
    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    title: str
    why: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Readable:
    complaint: Complaint
    reader: str
    own: Mapping[str, tuple[RuleInWords, ...]]
    """Level -> rules of this complaint, the most urgent first."""
    general: Mapping[str, tuple[RuleInWords, ...]]
    """Level -> rules of every complaint that can matter here."""
    asked: tuple[Asked, ...]
    sources: tuple[str, ...]
    """Documents cited by its own rules."""


def reader_of(knowledge: Knowledge, complaint: Complaint) -> str:
    """Adults where they can have it, else the oldest who can."""
    return next((who for who, age in AGES if can_have(knowledge, complaint, {"age": age})), "baby")


def readable(knowledge: Knowledge, id: str) -> Readable:
    complaint = knowledge.complaints[id]
    reader = reader_of(knowledge, complaint)
    rules = programme(knowledge, {"complaint": [id]}).rules
    told = [_rule(knowledge, compiled.rule, reader) for compiled in rules]
    told.sort(key=lambda own: -knowledge.dispositions[own.rule.then].rank)
    own = [one for one in told if one.rule.complaint]
    return Readable(
        complaint,
        reader,
        _by_level(knowledge, own),
        _by_level(knowledge, (one for one in told if not one.rule.complaint)),
        tuple(_asked(knowledge, question, reader) for question in complaint.ask),
        tuple(dict.fromkeys(source for one in own for source in documents(knowledge, one.rule))),
    )


def _by_level(
    knowledge: Knowledge, rules: Iterable[RuleInWords]
) -> dict[str, tuple[RuleInWords, ...]]:
    found: dict[str, list[RuleInWords]] = {level: [] for level in LEVELS}
    for one in rules:
        found[knowledge.dispositions[one.rule.then].level].append(one)
    return {level: tuple(own) for level, own in found.items() if own}


def _rule(knowledge: Knowledge, rule: Rule, reader: str) -> RuleInWords:
    when = lines(knowledge, rule.when, reader)
    if rule.default:  # what keeps it from being self-care
        when = (DEFAULT_WHEN,) if rule.when == TRUE else (DEFAULT_WHEN, *when)
    elif rule.when == TRUE:
        when = (SELF_CARE_WHEN,)
    return RuleInWords(
        rule,
        knowledge.dispositions[rule.then].title,
        when,
        rule.reason[reader],
        tuple(cited(knowledge, source) for source in rule.source),
    )


def general_rules(knowledge: Knowledge) -> dict[str, tuple[RuleInWords, ...]]:
    """Level -> all general rules, in the words for an adult."""
    told = [_rule(knowledge, rule, "you") for rule in knowledge.rules if rule.complaint is None]
    told.sort(key=lambda own: -knowledge.dispositions[own.rule.then].rank)
    return _by_level(knowledge, told)


def cited(knowledge: Knowledge, citation: str) -> str:
    """A citation in full."""
    document, _, section = citation.partition(" ")
    source = knowledge.sources.get(document)
    if source is None:
        return "not verified yet"
    return f"{_document(source)}{', ' + section if section else ''}"


def _document(source: Mapping[str, str]) -> str:
    version = source["version"].replace("unknown", "undated")
    return f"{source['title']} ({source['publisher']}, {version})"


def documents(knowledge: Knowledge, rule: Rule) -> Iterator[str]:
    """What it cites, and how each was read."""
    for citation in rule.source:
        if source := knowledge.sources.get(citation.split()[0]):
            replaced = ", replaced since" if "superseded_by" in source else ""
            yield f"{_document(source)}: {HOW_READ.get(source['read'], 'not read yet')}{replaced}"


def _asked(knowledge: Knowledge, id: str, reader: str) -> Asked:
    question = knowledge.questions[id]
    title = question.title[reader] if question.title else ""
    return Asked(
        id,
        title if len(question.asks) > 1 else knowledge.findings[question.asks[0]].ask[reader],
        question.why[reader],
        tuple(_line(knowledge, finding, reader) for finding in question.asks),
    )


def _line(knowledge: Knowledge, id: str, reader: str) -> Line:
    finding = knowledge.findings[id]
    if finding.kind == "yes_no":
        return Line(id, _words(finding.item, reader) or finding.ask[reader], ())
    answers = (
        tuple(band.text[reader] for band in finding.bands)
        or tuple(option.text[reader] for option in finding.options)
        or ((f"a number in {finding.unit}",) if finding.unit else ())
    )
    return Line(id, finding.ask[reader], answers)


def _words(text: Wording | None, reader: str) -> str:
    return text[reader] if text else ""
