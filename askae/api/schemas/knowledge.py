"""The clinical knowledge."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class KnowledgeOut(Schema):
    title: str
    version: str
    review: str
    complaints: int
    max_pages: int


class BundleOut(Schema):
    """The whole compiled knowledge, as the engine reads it. Keys may be added.

    A rule’s `hazard` is for those who review the rule, and can be a suspicion: never show it to
    anybody who was assessed.
    """

    model_config = ConfigDict(extra="allow")

    format: int
    title: str
    licence: str
    version: str = Field(
        description="SHA-256 of the JSON without this key: keys sorted, no spaces, UTF-8."
    )
    review: str
    max_pages: int
    dispositions: list[dict[str, Any]]
    findings: list[dict[str, Any]]
    questions: list[dict[str, Any]]
    rules: list[dict[str, Any]]
    complaints: list[dict[str, Any]]
    sources: dict[str, dict[str, Any]]
