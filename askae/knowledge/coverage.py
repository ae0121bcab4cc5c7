"""Which of the complaints that a national service starts from have a home here: ``scope.txt`` beside the knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from askae.triage.knowledge import LEVELS, Complaint, Knowledge

from .markdown import table, who

SCOPE = "scope.txt"


@dataclass(frozen=True, slots=True)
class Topic:
    """A title of theirs, and the complaints that stand for it."""

    title: str
    complaints: tuple[str, ...]


def read_scope(folder: Path) -> tuple[Topic, ...]:
    """Every title; none where there is no such file. A line reads ``Title -> complaint, complaint``."""
    path = folder / SCOPE
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ()
    return tuple(_topic(line) for line in lines if line and not line.startswith("#"))


def homeless(knowledge: Knowledge, scope: Sequence[Topic]) -> list[str]:
    """Titles without a complaint, or with one that does not exist."""
    known = knowledge.complaints.keys()
    return [t.title for t in scope if not t.complaints or not known >= set(t.complaints)]


def coverage(knowledge: Knowledge, scope: Sequence[Topic]) -> Iterator[str]:
    """The page below its title."""
    yield (
        f"{len(scope)} titles of a national online service (2019), and the complaints here that stand for each, with "
        "the ages that they concern and the levels that they can advise by rules of their own; general rules can "
        "make every one an emergency.\n"
    )
    yield from table(("title", "complaint", "who", "levels"), _rows(knowledge, scope))


def _rows(knowledge: Knowledge, scope: Sequence[Topic]) -> Iterator[tuple[str, ...]]:
    for topic in scope:
        for place, id in enumerate(topic.complaints):
            own = knowledge.complaints[id]
            link = f"[{own.name}](complaints/{id}.md)"
            levels = ", ".join(_levels(knowledge, own))
            yield "" if place else topic.title, link, who(own.applies), levels


def _levels(knowledge: Knowledge, complaint: Complaint) -> list[str]:
    own = {
        knowledge.dispositions[rule.then].level
        for rule in knowledge.rules
        if rule.complaint == complaint.id
    }
    return [level.replace("_", "-") for level in LEVELS if level in own]


def _topic(line: str) -> Topic:
    title, _, ids = line.partition("->")
    return Topic(title.strip(), tuple(id.strip() for id in ids.split(",") if id.strip()))
