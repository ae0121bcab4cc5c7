"""Problem documents (RFC 9457)."""

from __future__ import annotations

from ninja import Schema
from pydantic import Field


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
