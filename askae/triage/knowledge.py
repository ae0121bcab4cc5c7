"""What is known: the compiled bundle as frozen objects.

The authoring side (`askae.knowledge`) checks the files and writes the bundle; here it is only read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .expressions import Expression, from_json

FORMAT = 1
LEVELS = ("emergency", "urgent", "routine", "self_care")

Wording = Mapping[str, str]
"""Text by reader: ``you``, ``them``, ``child``, ``baby``. Always complete."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """When, who, how. ``rank`` is total: greater is more urgent."""

    id: str
    level: str
    within: float
    """Hours; 0 is at once."""
    service: str
    rank: int
    title: str
    when: str
    get: str
    how: str
    out_of_hours: str
    cant_get_there: str
    transport: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    id: str
    text: Wording
    said: Wording
    develops: Wording | None = None
    help: Wording | None = None


@dataclass(frozen=True, slots=True)
class Band:
    value: float
    text: Wording


@dataclass(frozen=True, slots=True)
class Finding:
    """One clinical fact. The keys are those of docs/reference/knowledge-format.md."""

    id: str
    kind: str
    worse: str
    least: Any
    means: str
    ask: Wording
    item: Wording
    said: Wording
    develops: Wording | None = None
    help: Wording | None = None
    can_develop: bool = False
    person: bool = False
    not_sure: str = ""
    handover: str = ""
    """Told to others by default; ``ask``: where the person says so; ``never``: staff ask in private."""
    applies: Expression | None = None
    options: tuple[Option, ...] = ()
    bands: tuple[Band, ...] = ()
    unit: str = ""
    also: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    min: float | None = None
    max: float | None = None
    step: float | None = None
    normal: float | None = None
    reading: bool = False

    @property
    def least_answer(self) -> Any:
        """The least worrying value as it stands among answers."""
        return list(self.least) if self.kind == "several" else self.least

    def option(self, id: str) -> Option:
        return next(option for option in self.options if option.id == id)


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    title: Wording
    why: Wording
    asks: tuple[str, ...]
    help: Wording | None = None
    alone: bool = False
    checklist: bool = False
    reading: bool = False
    person: bool = False
    dangers: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    id: str
    when: Expression
    then: str
    reason: Wording
    hazard: str
    source: tuple[str, ...]
    complaint: str | None = None
    """None for a general rule."""
    first_aid: tuple[str, ...] = ()
    stop: bool = False
    default: bool = False
    """Holds unless self-care is earned: "not sure" counts as worse here."""


@dataclass(frozen=True, slots=True)
class Advice:
    targets: tuple[str, ...]
    """Levels, dispositions or ``all``."""
    when: Expression
    do: tuple[Wording, ...] = ()
    dont: tuple[Wording, ...] = ()
    bring: tuple[Wording, ...] = ()
    look_again: Wording | None = None


@dataclass(frozen=True, slots=True)
class Complaint:
    id: str
    name: str
    means: str
    group: str
    body: tuple[str, ...]
    words: tuple[str, ...]
    applies: Expression
    asserts: Mapping[str, Any]
    ask: tuple[str, ...]
    advice: tuple[Advice, ...]
    sensitive: bool = False
    only_if_meant: bool = False
    """Whoever did not mean it is hurt by being offered it."""


@dataclass(frozen=True, slots=True)
class Language:
    """Words of danger in another language, and how to call for help in it."""

    id: str
    """As in BCP 47."""
    name: str
    english: str
    call: str
    dangers: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The whole base, compared by identity. ``version`` is the SHA-256 of the canonical bundle without its version."""

    version: str
    title: str
    review: str
    max_pages: int
    speak_now: str
    dispositions: Mapping[str, Disposition]
    findings: Mapping[str, Finding]
    questions: Mapping[str, Question]
    rules: tuple[Rule, ...]
    complaints: Mapping[str, Complaint]
    first_aid: Mapping[str, tuple[Wording, ...]]
    advice: tuple[Advice, ...]
    """For every complaint."""
    start: tuple[str, ...]
    """Questions asked before the complaint: immediate dangers and whether the person is there."""
    sources: Mapping[str, Mapping[str, str]]
    sayings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Complaint -> what people say who have it, beside its ``words``."""
    heard: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Finding -> value -> what people say for it."""
    languages: tuple[Language, ...] = ()

    @cached_property
    def question_of(self) -> Mapping[str, str]:
        """Finding -> the one question that asks it."""
        return {finding: q.id for q in self.questions.values() for finding in q.asks}

    @cached_property
    def asked_by(self) -> Mapping[str, frozenset[str]]:
        """Complaint -> the findings that it asks."""
        return {
            complaint.id: frozenset(f for id in complaint.ask for f in self.questions[id].asks)
            for complaint in self.complaints.values()
        }

    @cached_property
    def dangers(self) -> tuple[str, ...]:
        """The findings of the immediate dangers, for every age."""
        return tuple(id for q in self.questions.values() if q.dangers for id in q.asks)

    @cached_property
    def by_rank(self) -> Mapping[int, Disposition]:
        return {d.rank: d for d in self.dispositions.values()}

    def is_now(self, rank: int) -> bool:
        """A&E within the hour, or more urgent."""
        disposition = self.by_rank.get(rank, self.least_urgent)
        return disposition.level == "emergency" and disposition.within <= 1

    @cached_property
    def least_urgent(self) -> Disposition:
        return min(self.dispositions.values(), key=lambda d: d.rank)


class BundleError(ValueError):
    """The bundle cannot be used; the message says why and what to do."""


def version_of(bundle: Mapping[str, Any]) -> str:
    """SHA-256 over the canonical JSON of the bundle without its ``version``."""
    content = {key: value for key, value in bundle.items() if key != "version"}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def load(path: Path) -> Knowledge:
    """Read a compiled bundle.

    Raises BundleError if it is missing, damaged, of another format, or its content is not what its version says.
    """
    try:
        bundle = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BundleError(
            f"No knowledge bundle at {path}. Make one: askae knowledge compile"
        ) from None
    except ValueError as error:
        raise BundleError(
            f"{path} is damaged ({error}). Make it again: askae knowledge compile"
        ) from None
    return from_bundle(bundle)


def from_bundle(bundle: Mapping[str, Any]) -> Knowledge:
    """Raises BundleError as `load` does."""
    if bundle.get("format") != FORMAT:
        raise BundleError(
            f"The bundle has format {bundle.get('format')!r}; this program reads {FORMAT}."
        )
    if bundle["version"] != version_of(bundle):
        raise BundleError(
            "The bundle was changed after it was compiled. Make it again: askae knowledge compile"
        )
    return Knowledge(
        version=bundle["version"],
        title=bundle["title"],
        review=bundle["review"],
        max_pages=bundle["max_pages"],
        speak_now=bundle["speak_now"],
        dispositions=_by_id(Disposition(**d) for d in bundle["dispositions"]),
        findings=_by_id(map(_finding, bundle["findings"])),
        questions=_by_id(Question(**(q | {"asks": tuple(q["asks"])})) for q in bundle["questions"]),
        rules=tuple(map(_rule, bundle["rules"])),
        complaints=_by_id(map(_complaint, bundle["complaints"])),
        first_aid={key: tuple(steps) for key, steps in bundle["first_aid"].items()},
        advice=tuple(map(_advice, bundle["advice"])),
        start=tuple(bundle["start"]),
        sources=bundle["sources"],
        sayings={id: tuple(said) for id, said in bundle.get("sayings", {}).items()},
        heard={
            id: {value: tuple(said) for value, said in values.items()}
            for id, values in bundle.get("heard", {}).items()
        },
        languages=tuple(
            Language(**(language | {"dangers": tuple(language["dangers"])}))
            for language in bundle.get("languages", ())
        ),
    )


def _by_id(things: Any) -> Mapping[str, Any]:
    return MappingProxyType({thing.id: thing for thing in things})


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(
        **data
        | {
            "applies": from_json(data["applies"]) if data.get("applies") else None,
            "options": tuple(Option(**option) for option in data.get("options", ())),
            "bands": tuple(Band(**band) for band in data.get("bands", ())),
            "also": {unit: tuple(pair) for unit, pair in data.get("also", {}).items()},
            "least": tuple(data["least"]) if isinstance(data["least"], list) else data["least"],
        }
    )


def _rule(data: dict[str, Any]) -> Rule:
    lists = {key: tuple(data.get(key, ())) for key in ("source", "first_aid")}
    return Rule(**data | lists | {"when": from_json(data["when"])})


def _advice(data: dict[str, Any]) -> Advice:
    lists = {key: tuple(data.get(key, ())) for key in ("targets", "do", "dont", "bring")}
    return Advice(**data | lists | {"when": from_json(data["when"])})


def _complaint(data: dict[str, Any]) -> Complaint:
    lists = {key: tuple(data[key]) for key in ("body", "words", "ask")}
    asserts = {key: tuple(v) if isinstance(v, list) else v for key, v in data["asserts"].items()}
    return Complaint(
        **data
        | lists
        | {"applies": from_json(data["applies"]), "asserts": asserts}
        | {"advice": tuple(map(_advice, data["advice"]))}
    )
