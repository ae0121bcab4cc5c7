"""Why an outcome is what it is. `askae.handover.explaining` makes what goes out."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StrictBool

from .assessment import Level, Value


class ExplainIn(Schema):
    """All answers of a finished assessment."""

    model_config = ConfigDict(extra="forbid")

    answers: dict[str, Value] = Field(description="As for `/step`.")
    private: StrictBool = Field(
        default=False,
        description="Also what is told only where the person says so, as for `/handover`.",
    )


class SaidOut(Schema):
    finding: str
    says: str = Field(description="A clause to follow “you said that”.")


class SourceOut(Schema):
    title: str
    publisher: str
    version: str = Field(description="The date of the document, as far as it is known.")
    section: str
    url: str


class RuleOut(Schema):
    """A rule that holds for this person."""

    decides: bool = Field(
        description="The advice is what this rule asks for; else it asks for something less urgent."
    )
    complaint: str | None = Field(description="null for a general rule.")
    advice: str = Field(
        description="What it asks for; where it holds only through “not sure”, less than it would."
    )
    level: Level
    reason: str = Field(description="As it is shown to the person; or empty.")
    answers: list[SaidOut] = Field(description="What it rests on.")
    sources: list[SourceOut] = Field(
        description="Verified ones; none where there is none, or none may be told."
    )


class WithoutOut(SaidOut):
    advice: str | None = Field(
        description="What the advice had been without this answer; null: there had been more questions first."
    )


class NotKnownOut(Schema):
    finding: str
    asked: str
    counted: Literal["as_worse", "left_out"] = Field(
        description="`as_worse`: in rules for emergencies it counted as the more worrying answer. "
        "`left_out`: a reading that was skipped; it reassured nobody."
    )


class ExplanationOut(Schema):
    """Never in it: what hints at harm by others, and ids of rules."""

    advice: str = Field(description="What the person was told, and how soon.")
    level: Level
    complaints: list[str]
    rules: list[RuleOut] = Field(
        description="Those that hold, the most urgent first. "
        "Of those that hold where nothing else does, only what decides."
    )
    without: list[WithoutOut] = Field(
        description="Answers without which the advice had been another; none where `whole` is false."
    )
    not_known: list[NotKnownOut]
    whole: bool = Field(description="Nothing that is private was left out.")
    version: str
    review: str
