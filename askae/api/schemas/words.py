"""A person’s own words, and what was understood."""

from __future__ import annotations

from ninja import Schema
from pydantic import ConfigDict, Field


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
