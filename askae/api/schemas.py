"""What goes in and out, for the OpenAPI document. `askae.handover.shapes` makes what goes out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool, WithJsonSchema

Level = Literal["emergency", "urgent", "routine", "self_care"]
Value = Annotated[
    Any,  # the engine says what a finding takes, and says it more kindly
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "number"},
                {"type": "boolean"},
                {"type": "array", "items": {"type": "string"}},
            ]
        }
    ),
]


class NearIn(Schema):
    """Where the person is, if they choose to say so. It orders places by distance and is not kept."""

    model_config = ConfigDict(extra="forbid")

    district: str = Field(
        default="", max_length=12, description="The first half of a postcode: `B9`."
    )
    latitude: float | None = Field(default=None, ge=-90, le=90, strict=True)
    longitude: float | None = Field(default=None, ge=-180, le=180, strict=True)


class StepIn(Schema):
    """The answers so far, finding to value: what was asked, and age, sex and complaint like any other.

    `who` may be left out where the age is sent: then the person who needs help answers.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"answers": {"age": "34 years", "sex": "female", "complaint": ["chest_pain"]}}
            ]
        },
    )

    answers: dict[str, Value] = Field(
        default_factory=dict,
        description="`yes`, `no`, `not_sure`; `skipped` for a reading; the value of an option; a list of them; "
        "a number, or a text with another unit (`101 F`); an age (`6 weeks`).",
    )
    before: dict[str, Value] | None = Field(
        default=None,
        description="After a correction: all answers as they were before it, so that `notice` can tell "
        "that it takes an emergency back.",
    )
    near: NearIn | None = Field(
        default=None, description="Where the person is, to order places by distance; not kept."
    )


class HandoverIn(Schema):
    """All answers of a finished assessment."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"answers": {"age": "34 years", "danger_chest": "yes"}, "private": False}]
        },
    )

    answers: dict[str, Value] = Field(description="As for `/step`.")
    private: StrictBool = Field(
        default=False,
        description="Also what is told only where the person says so (self-harm, sex, drugs). Ask them first.",
    )


class Option(Schema):
    value: str
    text: str
    help: str


class Question(Schema):
    finding: str = Field(description="The key of the answer.")
    kind: Literal["yes_no", "choice", "several", "number", "age", "complaint"]
    text: str
    item: str = Field(description="A short line for a checklist.")
    why: str
    help: str
    options: list[Option]
    unit: str
    units: list[str] = Field(description="Other units that a text may carry.")
    min: float | None
    max: float | None
    step: float | None
    may_skip: bool = Field(description="`skipped` is accepted.")
    not_sure: bool = Field(description="`not_sure` is accepted.")
    answer: Any = Field(description="The answer already given, or null.")
    may_be_spared: bool = Field(
        description="Another answer on this page can make it needless (pregnancy, after `male`): it may be "
        "left out; if it is needed, the page comes again."
    )


class Page(Schema):
    """The next page. A checklist is several `yes_no` questions on one page.

    Each question needs an answer, but for those spared by another answer on the page. One danger
    answered `yes` ends the page of the kind `dangers`.
    """

    id: str
    number: int
    kind: Literal["question", "fields", "checklist", "readings", "dangers", "complaint"]
    title: str
    why: str
    help: str
    questions: list[Question]


class PlaceOut(Schema):
    """Somewhere that offers the service."""

    id: str
    name: str = Field(description="As after “Go to”.")
    services: list[str]
    address: str
    phone: str
    opening: str = Field(description="In words.")


class WholePlace(PlaceOut):
    """All that is known of a place; what is not known is empty."""

    kind: str
    hospital: str
    ages: str = Field(description="Whom it takes: `under 16 years`; empty: everybody.")
    relay: str = Field(description="Text relay number.")
    bsl: str = Field(description="Address of a video relay in British Sign Language.")
    parking: str
    step_free: str
    transport: str
    hours: str = Field(
        description="OpenStreetMap’s `opening_hours`; `PH` are the bank holidays of England."
    )
    exceptions: list[str] = Field(description="More such rules, which go first.")
    call_first: bool
    booking: str = Field(description="Address where people book.")
    position: list[float] | None = Field(description="Latitude and longitude, WGS 84.")


class PlaceStatus(Schema):
    capacity: Literal["normal", "busy", "closed"] | None = Field(
        description="What the hospital said last; null where that is too old. `closed`: it takes nobody new."
    )
    waiting_minutes: int | None = Field(description="From arrival to being seen by a clinician.")
    status_at: str | None = Field(description="When it was so (ISO 8601).")
    status_source: str | None


class StatusOut(PlaceStatus):
    """What is shown from now on, for two hours at most."""


class PlaceNow(WholePlace, PlaceStatus):
    """A place, and how busy it is."""


class StatusIn(Schema):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"capacity": "busy", "waiting_minutes": 90}]},
    )

    capacity: Literal["normal", "busy", "closed"] = Field(
        description="`closed`: it takes nobody new; nobody is sent there."
    )
    waiting_minutes: int | None = Field(default=None, ge=0, le=24 * 60, strict=True)
    at: str | None = Field(
        default=None,
        max_length=40,
        description="When it was so (ISO 8601), with a zone; left out: now.",
    )


class OfferedPlace(WholePlace, PlaceStatus):
    """A place to go to."""

    opens: str | None = Field(description="When it opens (ISO 8601); null: open now.")
    closes: str | None
    kilometres: float | None = Field(description="In a straight line, where `near` was sent.")
    says: list[str] = Field(description="What to know before setting out, as sentences.")


class ClosedPlace(PlaceOut):
    until: str | None = Field(description="When it opens again, if that is known (ISO 8601).")
    instead: str | None = Field(description="The id of the place to go to instead.")
    says: str = Field(description="The same in sentences, to show first.")


class UnfitPlace(PlaceOut):
    because: Literal["age", "complaint"]
    says: str


class Places(Schema):
    open: list[OfferedPlace]
    later: list[OfferedPlace] = Field(description="Closed now, but open in time.")
    closed: list[ClosedPlace] = Field(
        description="Closed or full, by its hours, a notice or its hospital. Never send anybody there now."
    )
    unfit: list[UnfitPlace] = Field(description="Not for this age, or this problem.")
    otherwise: str = Field(
        description="What to do where no place is open now; empty where one is, or where none is listed."
    )


class Outcome(Schema):
    """Where to go, how soon and why."""

    level: Level
    disposition: str
    title: str
    within_hours: float = Field(
        description="How soon, in hours; 0 is at once. With `self_care` it is nominal: nobody needs to be seen."
    )
    how: str
    out_of_hours: str
    cant_get_there: str
    transport: str
    because: list[str] = Field(description="Clauses to follow “because you said that”.")
    reasons: list[str]
    advice: list[str] = Field(description="All that there is to do, as sentences.")
    first_aid: list[str]
    do: list[str]
    dont: list[str]
    bring: list[str]
    look_again: list[str] = Field(
        description="When to look again at how it goes, as sentences; also in `advice`."
    )
    safety_net: list[str] = Field(
        description="What would change the advice, as sentences, worst first."
    )
    dangers: list[str] = Field(description="Call 999 for any of these.")
    also: list[str] = Field(description="Other services that would do in the same time.")
    places: Places = Field(
        description="Places of this hospital for the service; none where the operator lists none."
    )
    complaints: list[str]
    pages_asked: int
    version: str = Field(description="The knowledge version: SHA-256 of the bundle.")
    review: str = Field(description="`draft` until a named clinician has signed this very version.")


class Step(Schema):
    notice: str = Field(
        default="",
        description="Only there where a correction takes an emergency back (see `before`): ask the person.",
    )


class PageOut(Step):
    page: Page


class OutcomeOut(Step):
    outcome: Outcome


class SummaryOut(Schema):
    """For staff, in the order of SBAR. No hazard and no rule is named."""

    complaints: list[str] = Field(description="Situation. Empty where the person keeps it private.")
    person: str = Field(description="Background: age, sex, pregnancy, who answered.")
    background: list[str] = Field(description="History that the person has.")
    red_flags: list[str] = Field(description="Assessment: answers that an emergency rests on.")
    present: list[str]
    details: list[str] = Field(description="Times, readings, places.")
    not_known: list[str] = Field(description="“Not sure”, and readings not given.")
    absent: list[str]
    advice: str = Field(description="Recommendation: what the person was told, and how soon.")
    why: list[str] = Field(description="The shown reasons of the rules that decided.")
    made: str = Field(description="Year-month-day hour:minute in England.")
    version: str = Field(description="The first 12 figures of the knowledge version.")
    review: str
    more: dict[str, int] = Field(description="How many lines each list had to leave out.")


class HandoverOut(Schema):
    text: str = Field(description="The summary in under 700 bytes, for a QR code.")
    summary: SummaryOut
    fhir: dict[str, Any] = Field(description="A FHIR R4 Bundle of the type `message`.")


class ComplaintOut(Schema):
    id: str
    name: str
    means: str
    group: str
    body: list[str]
    sensitive: bool = Field(description="Its pages need a quick exit.")


class FoundOut(ComplaintOut):
    score: float = Field(description="How well it fits, above 0 and at most 1.")


class SearchOut(Schema):
    complaints: list[FoundOut] = Field(description="Best first.")
    dangerous: bool = Field(
        description="The words may tell of a danger to life: show `notice` first."
    )
    notice: str = Field(
        description="What to say above the list: 999 for words of danger, what to do where nothing fits; else empty."
    )


class WordsIn(Schema):
    """A person's own words. They go in the body, never in an address."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"words": "tite chest"}]}
    )

    words: str = Field(max_length=500)


class HeardOut(Schema):
    finding: str
    value: str | float
    words: str = Field(description="As they were written.")
    means: str


class LanguageOut(Schema):
    id: str
    name: str
    call: str = Field(description="How to call for help, in this language.")


class NamedOut(Schema):
    id: str
    name: str
    means: str
    score: float = Field(description="Above 0, at most about 1.")


class UnderstoodOut(Schema):
    complaints: list[str] = Field(description="At most three, best first.")
    found: list[NamedOut] = Field(description="The same, with names.")
    findings: list[HeardOut] = Field(description="To be shown and confirmed, never just used.")
    person: dict[str, str] = Field(description="`who`, `age`, `sex`, `pregnancy`, where said.")
    danger: bool = Field(description="Show `notice` and the questions on dangers first.")
    language: LanguageOut | None = Field(description="Where a danger was told in another language.")
    notice: str


class KnowledgeOut(Schema):
    title: str
    version: str
    review: str
    complaints: int
    max_pages: int


class Refused(Schema):
    finding: str
    message: str
    allowed: list[str] = Field(description="Values that can be sent instead.")
    hint: str = Field(description="What else can be sent, in words; or empty.")


class ProblemOut(Schema):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


class AnswersProblemOut(ProblemOut):
    allowed: list[str] = Field(description="What the first refused answer could be.")
    hint: str = Field(description="The same in words, where it is no list of values.")
    errors: list[Refused]


class ProblemKindOut(Schema):
    type: str
    title: str
    status: int
    means: str
