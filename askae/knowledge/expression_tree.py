"""An expression as it was written: what the parser makes, before names mean anything."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """An option, or a number with or without a unit."""

    text: str
    unit: str
    column: int

    @property
    def number(self) -> float | None:
        return float(self.text) if re.fullmatch(r"\d+(\.\d+)?", self.text) else None


@dataclass(frozen=True, slots=True)
class Name:
    """A yes_no finding or a concept."""

    id: str
    column: int


@dataclass(frozen=True, slots=True)
class Compare:
    id: str
    op: str
    value: Literal
    column: int


@dataclass(frozen=True, slots=True)
class Among:
    """``x in [..]``, ``x has v``, ``x has_any [..]``; ``word`` says which."""

    id: str
    word: str
    values: tuple[Literal, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """``above(x, table)`` or ``below(x, table)``."""

    side: str
    id: str
    table: str
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    part: Tree


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Score:
    least: float
    parts: tuple[tuple[float, Tree], ...]
    column: int


Tree = Name | Compare | Among | Threshold | Not | AllOf | AnyOf | Score
