"""What the engine hands out: pages to ask and the outcome. Plain frozen data, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One finding as this person is asked for it.

    ``kind`` is ``yes_no``, ``choice`` (one of ``options``), ``several`` (any number), ``number``, ``age``
    or ``complaint``.
    A number with ``options`` is asked in bands. ``options`` of a yes_no are yes, no and, where offered, not_sure.
    """

    finding: str
    kind: str
    text: str
    item: str = ""
    """Short line for a checklist; yes_no only."""
    options: tuple[Choice, ...] = ()
    why: str = ""
    help: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()
    """Other units understood, as in "100 °F"."""
    min: float | None = None
    max: float | None = None
    step: float | None = None
    may_skip: bool = False
    """A reading that can be left out: answer ``skipped``."""
    not_sure: bool = False
    """``not_sure`` is accepted."""
    answer: Any = None
    """The answer already given, when there is one."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. ``kind`` is ``question``, ``fields``, ``checklist``, ``readings``, ``dangers`` or ``complaint``.

    ``dangers`` is the checklist of immediate dangers. A checklist ends in "none of these" (stores every item as no)
    and "not sure about some" (then each item is asked with yes, no, not sure).
    """

    id: str
    number: int
    """1 for the first page of the journey."""
    kind: str
    title: str
    questions: tuple[Ask, ...]
    why: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Warning:
    """A safety-net group: if any of ``changes`` happens, do ``get`` (a disposition)."""

    disposition: str
    level: str
    get: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    level: str
    disposition: str
    within: float
    """Hours; 0 is at once."""
    title: str
    how: str
    out_of_hours: str
    cant_get_there: str
    transport: str
    because: tuple[str, ...]
    """The answers that decided, each a clause to follow "because you said"."""
    reasons: tuple[str, ...]
    """The shown reasons of the deciding rules. Never a hazard."""
    first_aid: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    bring: tuple[str, ...]
    look_again: tuple[str, ...]
    safety_net: tuple[Warning, ...]
    dangers: tuple[str, ...]
    """The fixed list for this age: call 999 for any of these."""
    also: tuple[str, ...]
    """Titles of other services that tie in time."""
    rules: tuple[str, ...]
    """Ids of the deciding rules."""
    complaints: tuple[str, ...]
    pages_asked: int
    version: str
    review: str
