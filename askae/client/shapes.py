"""What the API takes and gives. Times are ISO 8601 texts; whatever is not known is empty or None."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Answer: TypeAlias = str | float | Sequence[str]
"""``yes``, ``no``, ``not_sure``, ``skipped``, the value of an option, a number, ``101 F``, ``6 weeks``; or several."""
Answers: TypeAlias = Mapping[str, Answer]
"""By finding."""


@dataclass(frozen=True, slots=True)
class Near:
    """Where the person is: a postcode district (``B9``), or latitude and longitude. It is not kept."""

    district: str = ""
    latitude: float | None = None
    longitude: float | None = None


# Looking up


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Which clinical knowledge is in force."""

    title: str
    version: str
    """SHA-256 of the bundle."""
    review: str
    """``draft`` until a named clinician has signed this very version."""
    complaints: int
    max_pages: int


@dataclass(frozen=True, slots=True)
class Complaint:
    id: str
    name: str
    means: str
    group: str
    body: tuple[str, ...]
    sensitive: bool
    """Its pages need a quick exit."""


@dataclass(frozen=True, slots=True)
class FoundComplaint(Complaint):
    score: float
    """How well it fits, above 0 and at most 1."""


@dataclass(frozen=True, slots=True)
class Search:
    complaints: tuple[FoundComplaint, ...]
    """Best first."""
    dangerous: bool
    """The words may tell of a danger to life: show `notice` first."""
    notice: str


@dataclass(frozen=True, slots=True)
class Named:
    id: str
    name: str
    means: str
    score: float


@dataclass(frozen=True, slots=True)
class Heard:
    """A fact with the words it came from, to be shown and confirmed, never just used."""

    finding: str
    value: str | float
    words: str
    means: str


@dataclass(frozen=True, slots=True)
class Language:
    id: str
    name: str
    call: str
    """How to call for help, in this language."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is understood of a person's own words. Use only what the person confirms."""

    complaints: tuple[str, ...]
    """At most three, best first."""
    found: tuple[Named, ...]
    """The same, with names."""
    findings: tuple[Heard, ...]
    person: dict[str, str]
    """``who``, ``age``, ``sex``, ``pregnancy``, where said."""
    danger: bool
    """Show `notice` and the questions on dangers first."""
    language: Language | None
    """Where a danger was told in another language."""
    notice: str


# Asking


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    text: str
    help: str


@dataclass(frozen=True, slots=True)
class Question:
    finding: str
    """The key of the answer."""
    kind: str
    """``yes_no``, ``choice``, ``several``, ``number``, ``age`` or ``complaint``."""
    text: str
    item: str
    """A short line for a checklist."""
    why: str
    help: str
    options: tuple[Option, ...]
    unit: str
    units: tuple[str, ...]
    """Other units that a text may carry."""
    min: float | None
    max: float | None
    step: float | None
    may_skip: bool
    """``skipped`` is accepted."""
    not_sure: bool
    """``not_sure`` is accepted."""
    answer: Any
    """The answer already given, or None."""
    may_be_spared: bool
    """It may be left out: if it is needed, the page comes again."""


@dataclass(frozen=True, slots=True)
class Page:
    """The next page. Each question needs an answer; one danger answered ``yes`` ends the page ``dangers``."""

    id: str
    number: int
    kind: str
    """``question``, ``fields``, ``checklist``, ``readings``, ``dangers`` or ``complaint``."""
    title: str
    why: str
    help: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that cannot be used."""

    finding: str
    message: str
    allowed: tuple[str, ...]
    """Values that can be sent instead."""
    hint: str
    """What else can be sent, in words; or empty."""


# Where to go


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Somewhere that offers the service."""

    id: str
    name: str
    """As after “Go to”."""
    services: tuple[str, ...]
    address: str
    phone: str
    opening: str
    """In words."""


@dataclass(frozen=True, slots=True)
class ClosedPlace(PlaceName):
    """Closed or full. Never send anybody there now."""

    until: str | None
    instead: str | None
    """The id of the place to go to instead."""
    says: str


@dataclass(frozen=True, slots=True)
class UnfitPlace(PlaceName):
    because: str
    """``age`` or ``complaint``."""
    says: str


@dataclass(frozen=True, slots=True)
class Status:
    """How busy a place is, as its hospital said within the last two hours."""

    capacity: str | None
    """``normal``, ``busy``, or ``closed``: it takes nobody new."""
    waiting_minutes: int | None
    status_at: str | None
    status_source: str | None


@dataclass(frozen=True, slots=True)
class Place(PlaceName):
    """All that is known of a place, and how busy it is (see `Status`)."""

    kind: str
    hospital: str
    ages: str
    """Whom it takes; empty: everybody."""
    relay: str
    """Text relay number."""
    bsl: str
    """Address of a video relay in British Sign Language."""
    parking: str
    step_free: str
    transport: str
    hours: str
    """OpenStreetMap's ``opening_hours``."""
    exceptions: tuple[str, ...]
    """More such rules, which go first."""
    call_first: bool
    booking: str
    position: tuple[float, ...] | None
    """Latitude and longitude, WGS 84."""
    capacity: str | None
    waiting_minutes: int | None
    status_at: str | None
    status_source: str | None


@dataclass(frozen=True, slots=True)
class OfferedPlace(Place):
    """A place to go to."""

    opens: str | None
    """None: open now."""
    closes: str | None
    kilometres: float | None
    """In a straight line, where `Near` was sent."""
    says: tuple[str, ...]
    """What to know before setting out."""


@dataclass(frozen=True, slots=True)
class Places:
    open: tuple[OfferedPlace, ...]
    later: tuple[OfferedPlace, ...]
    """Closed now, but open in time."""
    closed: tuple[ClosedPlace, ...]
    unfit: tuple[UnfitPlace, ...]
    otherwise: str
    """What to do where no place is open now."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where to go, how soon and why. Show `title`, `how` and `advice` first, then `because`, then `safety_net`."""

    level: str
    """``emergency``, ``urgent``, ``routine`` or ``self_care``."""
    disposition: str
    title: str
    within_hours: float
    """0 is at once. With ``self_care`` it is nominal: nobody needs to be seen."""
    how: str
    out_of_hours: str
    cant_get_there: str
    transport: str
    because: tuple[str, ...]
    """Clauses to follow “because you said that”."""
    reasons: tuple[str, ...]
    advice: tuple[str, ...]
    """All that there is to do, as sentences."""
    first_aid: tuple[str, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    bring: tuple[str, ...]
    look_again: tuple[str, ...]
    safety_net: tuple[str, ...]
    """What would change the advice, worst first."""
    dangers: tuple[str, ...]
    """Call 999 for any of these."""
    also: tuple[str, ...]
    places: Places
    complaints: tuple[str, ...]
    pages_asked: int
    version: str
    review: str
    """Say that the content is a draft where this says ``draft``."""


@dataclass(frozen=True, slots=True)
class NextPage:
    """There is something to ask."""

    page: Page
    notice: str = ""
    """Only where a correction takes an emergency back: ask the person whether it is right."""


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing more can change the advice."""

    outcome: Outcome
    notice: str = ""
    """As for `NextPage`."""


# For staff


@dataclass(frozen=True, slots=True)
class Summary:
    """In the order of SBAR. No hazard and no rule is named."""

    complaints: tuple[str, ...]
    person: str
    background: tuple[str, ...]
    red_flags: tuple[str, ...]
    present: tuple[str, ...]
    details: tuple[str, ...]
    not_known: tuple[str, ...]
    absent: tuple[str, ...]
    advice: str
    why: tuple[str, ...]
    made: str
    version: str
    review: str
    more: dict[str, int]
    """How many lines each list had to leave out."""


@dataclass(frozen=True, slots=True)
class Handover:
    text: str
    """The summary in under 700 bytes, for a QR code."""
    summary: Summary
    fhir: dict[str, Any]
    """A FHIR R4 Bundle of the type ``message``."""
