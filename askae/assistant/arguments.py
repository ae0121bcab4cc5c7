"""What a tool takes, and kind words for what it does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .turns import TurnError

TYPES: Mapping[type, tuple[str, str]] = {
    str: ("string", "a text"),
    dict: ("object", "an object, finding to value"),
}


@dataclass(frozen=True, slots=True)
class Argument:
    name: str
    kind: type
    means: str
    needed: bool = False
    longest: int = 200
    """Characters of a text."""

    def schema(self) -> dict[str, Any]:
        limit = {"maxLength": self.longest} if self.kind is str else {}
        return {"type": TYPES[self.kind][0], "description": self.means, **limit}


def schema_of(arguments: tuple[Argument, ...]) -> dict[str, Any]:
    """As JSON Schema."""
    return {
        "type": "object",
        "properties": {argument.name: argument.schema() for argument in arguments},
        "required": [argument.name for argument in arguments if argument.needed],
        "additionalProperties": False,
    }


def read(arguments: tuple[Argument, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """Every argument, with an empty one where it was left out. Raises TurnError that lists all that is wrong."""
    sent = {name: value for name, value in given.items() if value is not None}
    if wrong := tuple(_problems(arguments, sent)):
        raise TurnError("\n".join(wrong))
    return {argument.name: sent.get(argument.name, argument.kind()) for argument in arguments}


def _problems(arguments: tuple[Argument, ...], sent: Mapping[str, Any]) -> Iterator[str]:
    known = {argument.name: argument for argument in arguments}
    for name in sent.keys() - known.keys():
        yield f"There is no “{name[:100]}” here. It takes: {', '.join(known) or 'nothing'}."
    for name, argument in known.items():
        value = sent.get(name)
        if value is None or value == "":
            if argument.needed:
                yield f"“{name}” is missing: {argument.means}"
        elif not isinstance(value, argument.kind):
            yield f"“{name}” must be {TYPES[argument.kind][1]}."
        elif isinstance(value, str) and len(value) > argument.longest:
            yield f"“{name}” is longer than {argument.longest} characters. Send the first ones."
