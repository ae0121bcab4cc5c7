"""Answers in; pages, outcomes and handovers out. `askae.handover.shapes` makes what goes out."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool, WithJsonSchema

from .places import Places

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
