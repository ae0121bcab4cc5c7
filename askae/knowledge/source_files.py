"""Reading YAML with the line of everything, so that each problem can say where it is.

Scalars stay as they were written: ``yes``, ``no``, ``22:30`` and ``2016-11-30`` are words here. So only the tree is
taken from the library, by its parser in C, and what a scalar is stands below, as in the core schema of YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

import yaml
from yaml import MappingNode, MarkedYAMLError, ScalarNode, SequenceNode, YAMLError

from .problems import Problem, Problems

Kind = Literal["mapping", "list", "text", "number", "bool", "null"]

_NULL, _BOOL = (
    {"", "~", "null", "Null", "NULL"},
    {"true", "True", "TRUE", "false", "False", "FALSE"},
)
_NUMBER = re.compile(
    r"[-+]?\d+|0o[0-7]+|0x[\dA-Fa-f]+|[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """One value and the line of its key (or of the value itself, in a list)."""

    file: str
    line: int
    kind: Kind
    raw: str = ""
    entries: Mapping[str, Node] = field(default_factory=lambda: MappingProxyType({}))
    items: tuple[Node, ...] = ()


def words_of(path: Path) -> Any:
    """The content of a file where every scalar is a text; None where it is empty. Raises YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - it makes nothing but texts


def read_folder(folder: Path, problems: Problems) -> list[Node]:
    """Every YAML file below the folder, in order of name. Files that cannot be read are problems."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".yaml", ".yml"))
    roots = (read_file(path, path.relative_to(folder).as_posix(), problems) for path in paths)
    return [root for root in roots if root is not None]


def read_file(path: Path, name: str, problems: Problems) -> Node | None:
    """The top of one file, or None where it cannot be read or is empty."""
    try:
        text = path.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=_Loader)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.found.add(Problem(name, line, "The file is not UTF-8 text.", "Save it as UTF-8."))
        problems.unreadable = True
        return None
    except YAMLError as error:
        problems.found.add(_yaml_problem(name, error))
        problems.unreadable = True
        return None
    return _node(tree, name, 1, problems) if tree is not None else None


def _yaml_problem(name: str, error: YAMLError) -> Problem:
    mark = problem = None
    if isinstance(error, MarkedYAMLError):
        mark, problem = error.problem_mark or error.context_mark, error.problem
    line = mark.line + 1 if mark else 1
    detail = " ".join(str(problem or error).split())
    return Problem(
        name,
        line,
        f"This is not YAML: {detail}.",
        "Check the indentation here and above, and put texts with a colon or a brace in quotes.",
    )


def _node(tree: Any, file: str, line: int, problems: Problems) -> Node:
    match tree:
        case MappingNode():
            return Node(file, line, "mapping", entries=dict(_entries(tree, file, problems)))
        case SequenceNode():
            items = (_node(item, file, item.start_mark.line + 1, problems) for item in tree.value)
            return Node(file, line, "list", items=tuple(items))
        case ScalarNode():
            quoted = tree.style in ("'", '"', "|", ">")
            return Node(file, line, "text" if quoted else _kind(tree.value), raw=tree.value)
    raise TypeError(f"{tree!r} is no YAML node")  # the parser makes no other


def _kind(plain: str) -> Kind:
    if plain in _NULL:
        return "null"
    if plain in _BOOL:
        return "bool"
    return "number" if _NUMBER.fullmatch(plain) else "text"


def _entries(tree: MappingNode, file: str, problems: Problems) -> Iterator[tuple[str, Node]]:
    first_line: dict[str, int] = {}
    for key_node, value_node in tree.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, ScalarNode) or key_node.value == "<<":
            problems.found.add(
                Problem(
                    file,
                    line,
                    "A key must be one word.",
                    "If this is a text with braces, put it in quotes.",
                )
            )
            continue
        key = str(key_node.value)
        if key in first_line:
            problems.found.add(
                Problem(
                    file,
                    line,
                    f"“{key}” is here twice; the first is on line {first_line[key]}.",
                    "Keep one of them, or give one another name.",
                )
            )
            continue
        first_line[key] = line
        yield key, _node(value_node, file, line, problems)
