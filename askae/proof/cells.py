"""How many sets of answers a proof covers: answer classes multiplied within each cell of age, sex and pregnancy."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from askae.triage.expressions import Expression, kleene
from askae.triage.knowledge import Knowledge
from askae.triage.values import atom_truth

from .classes import AgeClass
from .person import Person

WHO = ("sex", "pregnancy", "pregnancy_weeks")


def cell_sizes(knowledge: Knowledge, person: Person, complaints: tuple[str, ...]) -> Iterator[int]:
    """For each kind of person by age, sex and pregnancy, how many sets of answers they can give."""
    slots = person.slots
    others: dict[Expression | None, int] = {}
    for id, slot in slots.items():
        if id not in ("age", *WHO):
            when = knowledge.findings[id].applies
            others[when] = others.get(when, 1) * slot.count
    for who in _cells(person):
        facts = {"complaint": list(complaints), **who}

        def may(when: Expression | None, facts: dict[str, Any] = facts) -> bool:
            truth = when and kleene(when, lambda atom: atom_truth(knowledge, atom, facts))
            return truth is not False

        alike = all(
            may(knowledge.findings[id].applies) or _first(person, id, who)
            for id in WHO
            if id in slots
        )
        if alike and all(may(knowledge.complaints[id].applies) for id in complaints):
            yield prod(count for when, count in others.items() if may(when))


def _first(person: Person, id: str, who: dict[str, Any]) -> bool:
    """What does not apply is counted once."""
    return bool(who[id] == person.slots[id].classes[0].answer)


def _cells(person: Person) -> Iterator[dict[str, Any]]:
    ids = [id for id in WHO if id in person.slots]
    for age in person.slots["age"].classes:
        given = {"age": age.answer}
        if isinstance(age, AgeClass):
            given = {"age": age.band, **({"age_exact": age.exact} if age.exact else {})}
        for chosen in product(*(person.slots[id].classes for id in ids)):
            yield given | {id: c.answer for id, c in zip(ids, chosen, strict=True)}
