"""Which questions a Questionnaire has, in which order, and the link id of each.

A link id is a place, such as ``7`` or ``7.2``, as the id of a finding can name what is suspected, and answers go on
paper. It holds for one version of the knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from askae.triage import Knowledge
from askae.triage.programme import PEOPLE


@dataclass(frozen=True, slots=True)
class Section:
    """One question of the knowledge. With several ``lines`` it is a group, with one it is that line."""

    link: str
    question: str
    lines: tuple[tuple[str, str], ...]
    """Link id and finding."""

    @property
    def is_group(self) -> bool:
        return len(self.lines) > 1


def layout(knowledge: Knowledge, complaints: Iterable[str]) -> tuple[Section, ...]:
    """What everybody is asked, who the person is, then the questions of the complaints as they were written."""
    about = [knowledge.question_of[id] for id in PEOPLE if id in knowledge.question_of]
    own = [question for id in complaints for question in knowledge.complaints[id].ask]
    ordered = dict.fromkeys((*knowledge.start, *about, *own))
    return tuple(_section(knowledge, str(number), id) for number, id in enumerate(ordered, 1))


def _section(knowledge: Knowledge, link: str, question: str) -> Section:
    asks = [id for id in knowledge.questions[question].asks if id != "complaint"]
    if len(asks) == 1:
        return Section(link, question, ((link, asks[0]),))
    return Section(
        link, question, tuple((f"{link}.{number}", id) for number, id in enumerate(asks, 1))
    )


def links(sections: Iterable[Section]) -> Mapping[str, str]:
    """Finding -> link id."""
    return dict(_by_finding(sections))


def _by_finding(sections: Iterable[Section]) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield from ((finding, link) for link, finding in section.lines)
