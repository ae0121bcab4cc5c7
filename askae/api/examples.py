"""Requests that the description shows with their answers.

They are real: `askae docs` makes the answers, and a test sends the requests again. One file each, named
``<operation>-<name>.json``: ``summary``; ``path`` and ``body`` that are sent; ``status`` and ``answer``; and, where it
is not 3, the ``most`` entries of a list that are shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "examples"
LARGEST_OBJECT = 40
"""Keys; what has more is a table, by an id, and is cut as a list is."""

OPTIONAL: Mapping[str, Any] = {"path": {}, "body": None, "most": 3}

_MOVES = re.compile(
    r"""
    \b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b       # an id of FHIR
    | \b(?:[0-9a-f]{64}|[0-9a-f]{12})\b                  # a knowledge version
    | \b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d[.\d]*)?(?:Z|\+\d\d:\d\d)?  # a moment
    | (?<="score":\ )[\d.]+
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Example:
    name: str
    """With its operation before it, as its file has it."""
    summary: str
    status: int
    answer: Any
    path: Mapping[str, str]
    body: Any
    most: int

    @property
    def operation(self) -> str:
        return self.name.partition("-")[0]

    def answered(self, answer: Any) -> Example:
        """With a new answer, unless it differs only in what every answer has of its own."""
        short = shortened(answer, self.most)
        return self if same(short, self.answer) else replace(self, answer=short)

    def text(self) -> str:
        """What its file holds."""
        whole = {key: getattr(self, key) for key in (*OPTIONAL, "summary", "status", "answer")}
        said = {key: value for key, value in whole.items() if value != OPTIONAL.get(key, ...)}
        return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


@cache
def examples() -> tuple[Example, ...]:
    """In the order of their names."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.json")))


def _read(path: Path) -> Example:
    data = json.loads(path.read_text(encoding="utf-8"))
    return Example(path.stem, **(OPTIONAL | data))


def shortened(answer: Any, most: int) -> Any:
    """The same with long lists and tables cut."""
    match answer:
        case dict():
            shown = most if len(answer) > LARGEST_OBJECT else None
            return {key: shortened(value, most) for key, value in [*answer.items()][:shown]}
        case list():
            return [shortened(value, most) for value in answer[:most]]
        case _:
            return answer


def same(one: Any, other: Any) -> bool:
    """Whether two answers differ at most in moments, versions, scores and ids that are new each time."""
    return _still(one) == _still(other)


def _still(answer: Any) -> str:
    return _MOVES.sub("…", json.dumps(answer, ensure_ascii=False, sort_keys=True))


def add_examples(document: dict[str, Any], added: Iterable[Example]) -> None:
    """To the operations of an OpenAPI document; one of the same name is replaced."""
    by_operation = {
        operation["operationId"]: operation
        for operations in document["paths"].values()
        for operation in operations.values()
    }
    for example in added:
        operation = by_operation[example.operation]
        _, _, name = example.name.partition("-")
        for parameter in operation["parameters"]:
            if parameter["name"] in example.path:
                _add(parameter, name, example.summary, example.path[parameter["name"]])
        if example.body is not None:
            [content] = operation["requestBody"]["content"].values()
            _add(content, name, example.summary, example.body)
        [content] = operation["responses"][str(example.status)]["content"].values()
        _add(content, name, example.summary, example.answer)


def _add(part: dict[str, Any], name: str, summary: str, value: Any) -> None:
    part.setdefault("examples", {})[name] = {"summary": summary, "value": value}
