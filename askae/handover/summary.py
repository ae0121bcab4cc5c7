"""The summary for staff, in the order of SBAR: situation, background, assessment, recommendation.

Nothing in it names a hazard or a rule, and nothing was typed freely by the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from askae.triage import Knowledge, Outcome, advise, wording
from askae.triage.expressions import And, AtLeast, Atom, Expression, Or, kleene
from askae.triage.knowledge import Finding
from askae.triage.outcome import said
from askae.triage.values import NOT_SURE, SKIPPED, Answers, atom_truth

from .plain import plain
from .private import PERSON, Told, told
from .times import how_soon

LISTS = ("complaints", "background", "red", "present", "details", "unsure", "absent", "why")
NO_READING = "Some readings were not at hand"
WORRYING, UNSURE = ("red", "present"), "unsure"
LONG = 100
"""Characters."""
STOPPED = "The questions stopped there: no other problem was asked about"
"""Where an immediate danger ended the assessment before a complaint was chosen."""
HERE = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class Summary:
    """Plain short texts; ``more`` counts what was left out of each of `LISTS` to be short."""

    complaints: tuple[str, ...]
    person: str
    background: tuple[str, ...]
    """History that the person has."""
    red: tuple[str, ...]
    """Answers that an emergency rest on."""
    present: tuple[str, ...]
    details: tuple[str, ...]
    """Times, readings, places."""
    unsure: tuple[str, ...]
    absent: tuple[str, ...]
    advice: str
    why: tuple[str, ...]
    made: str
    """Year-month-day hour:minute, as the clocks in England show it."""
    version: str
    review: str
    more: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Statement:
    """What one answer says; ``status`` is one of `LISTS`."""

    finding: str
    status: str
    text: str


@dataclass(frozen=True)
class Handover:
    """An assessment as it may be told."""

    outcome: Outcome
    told: Told
    statements: tuple[Statement, ...]
    summary: Summary
    made: datetime


def hand_over(
    knowledge: Knowledge,
    answers: Answers,
    made: datetime,
    private: bool = False,
    outcome: Outcome | None = None,
) -> Handover:
    """``private``: with what the person wants told only on their word. ``outcome``: where it is known already.

    Raises UnfinishedError as `advise` does.
    """
    outcome = outcome or advise(knowledge, answers)
    open_to = told(knowledge, answers, outcome, private)
    reader = wording.reader(answers)
    statements = tuple(_statements(knowledge, open_to, answers, reader))
    names = [plain(knowledge.complaints[id].name) for id in open_to.complaints]
    if not outcome.complaints:
        names = [*_dangers_said(knowledge, statements), STOPPED]
    reasons = (rule.reason[_for_staff(reader)] for rule in open_to.rules)

    def texts(status: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(s.text for s in statements if s.status == status))

    summary = Summary(
        complaints=tuple(names),
        person=_person(knowledge, open_to.answers, reader),
        background=texts("background"),
        red=texts("red"),
        present=texts("present"),
        details=texts("details"),
        unsure=texts("unsure"),
        absent=texts("absent"),
        advice=advice_told(outcome, open_to),
        why=tuple(dict.fromkeys(_first_sentence(reason) for reason in reasons if reason)),
        made=f"{made.astimezone(HERE):%Y-%m-%d %H:%M}",
        version=outcome.version[:12],
        review=plain(outcome.review),
    )
    return Handover(outcome, open_to, statements, summary, made)


def _dangers_said(knowledge: Knowledge, statements: Iterable[Statement]) -> Iterator[str]:
    """Which immediate dangers ended the questions; at least that one did, where none may be named."""
    told = [s for s in statements if s.finding in knowledge.dangers]
    lines = [
        *(f"Immediate danger said: {_begun(s.text)}" for s in told if s.status in WORRYING),
        *(f"Immediate danger not ruled out: {_begun(s.text)}" for s in told if s.status == UNSURE),
    ]
    yield from map(plain, lines or ["Immediate danger, to be told in person"])


def _begun(text: str) -> str:
    """A long line of several signs only as far as it tells which; all of it stands among the red flags."""
    kept = text[:LONG].rpartition(", ")[0]
    return text if len(text) <= LONG or not kept else f"{kept} ..."


def shortened(summary: Summary, name: str) -> Summary:
    """One text less in the list ``name``, which says so."""
    return replace(
        summary,
        **{name: getattr(summary, name)[:-1]},
        more={**summary.more, name: summary.more.get(name, 0) + 1},
    )


def _statements(
    knowledge: Knowledge, open_to: Told, answers: Answers, reader: str
) -> Iterator[Statement]:
    """Those that matter to an emergency first, else in the order of the knowledge."""
    emergencies = [
        rule.when
        for rule in knowledge.rules
        if rule.complaint in (None, *open_to.complaints)
        and knowledge.dispositions[rule.then].level == "emergency"
    ]
    weighty = {atom.finding for when in emergencies for atom in _atoms(when)}
    red = set(_red(knowledge, emergencies, answers))
    ids = [id for id in open_to.answers if id not in PERSON]
    for id in sorted(ids, key=lambda id: (knowledge.findings[id].person, id not in weighty)):
        finding, value = knowledge.findings[id], open_to.answers[id]
        yield Statement(id, *_told_as(knowledge, finding, value, answers, reader, id in red))


def _told_as(
    knowledge: Knowledge, finding: Finding, value: Any, answers: Answers, reader: str, red: bool
) -> tuple[str, str]:
    staff = _for_staff(reader)
    name = staff_words(finding, reader)
    if value == SKIPPED:
        return "unsure", NO_READING
    if value == NOT_SURE:
        return "unsure", name
    if finding.kind != "yes_no":
        words = said(knowledge, finding.id, answers, staff)
        if finding.kind == "number" and finding.unit.split()[-1:] not in ([], words.split()[-1:]):
            words = f"{words} {finding.unit}"
        text = _third_person(words) if words else f"{name} None"
        return ("red" if red else "details"), text
    if value == finding.worse or finding.worse == "none":
        text = f"NOT: {name}" if value == "no" else name
        return ("red" if red else "background" if finding.person else "present"), text
    return ("present", name) if value == "yes" else ("absent", name)


def staff_words(finding: Finding, reader: str) -> str:
    """The line of a finding as staff read it."""
    staff = _for_staff(reader)
    return _third_person(finding.item[staff] or finding.ask[staff] or finding.said[staff])


def _red(knowledge: Knowledge, rules: Iterable[Expression], answers: Answers) -> Iterator[str]:
    """Findings whose answers make an emergency rule hold."""

    def truth(atom: Atom) -> bool | None:
        return atom_truth(knowledge, atom, answers)

    for when in rules:
        if kleene(when, truth) is True:
            yield from (atom.finding for atom in _atoms(when) if truth(atom) is True)


def _atoms(when: Expression) -> Iterator[Atom]:
    match when:
        case Atom():
            yield when
        case And(parts) | Or(parts):
            for part in parts:
                yield from _atoms(part)
        case AtLeast(_, weighted):
            for _, part in weighted:
                yield from _atoms(part)


def _person(knowledge: Knowledge, answers: Mapping[str, Any], reader: str) -> str:
    """Age, sex and pregnancy in one line, and who answered."""
    staff = _for_staff(reader)
    age = str(answers.get("age_exact", answers.get("age", "age not told"))).replace("-", " to ")
    words = [age]
    for id, before in (("sex", ""), ("pregnancy", "pregnancy: "), ("pregnancy_weeks", "")):
        value = answers.get(id)
        if value == NOT_SURE:
            words.append(f"{id.replace('_', ' of ')}: not sure")
        elif value is not None:
            words.append(before + knowledge.findings[id].option(value).text[staff].lower())
    by = "somebody else" if answers.get("who") == "someone_else" else "the patient"
    return plain(f"{', '.join(words)}; answered by {by}")


def advice_told(outcome: Outcome, open_to: Told) -> str:
    """What the person was told, and how soon; where it would give away what is left out, only how soon."""
    level = outcome.level.replace("_", "-")
    soon = how_soon(outcome).lower()
    title = outcome.title
    if not open_to.service:
        title = "Care at home" if outcome.level == "self_care" else "To be seen by a clinician"
    return plain(f"{title} ({', '.join(filter(None, (level, soon)))})")


def _for_staff(reader: str) -> str:
    return "them" if reader == "you" else reader


def _first_sentence(reason: str) -> str:
    return _third_person(re.split(r"(?<=[.!?]) (?=[A-Z])", reason)[0])


def _third_person(text: str) -> str:
    for who in ("child", "baby"):
        text = text.replace(f"your {who}", f"the {who}").replace(f"Your {who}", f"The {who}")
    return plain(text)
