"""JSON into the dataclasses of `shapes`, by their types. Keys that are not known here are passed over."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from .errors import UnexpectedAnswerError

T = TypeVar("T")


def read(kind: type[T], data: Any) -> T:
    """`data` as `kind`: a dataclass, or a tuple of them.

    Raises UnexpectedAnswerError that names the place where it is something else.

    >>> from askae.client.shapes import Option
    >>> read(Option, {"value": "yes", "text": "Yes", "help": "", "new": 1})
    Option(value='yes', text='Yes', help='')
    >>> read(tuple[Option, ...], [{"value": "yes", "text": 3}])
    Traceback (most recent call last):
    askae.client.errors.UnexpectedAnswerError: This is no answer of Ask A&E: [0].text is not what it should be. ...
    """
    found: T = _read(kind, data, "")
    return found


def _read(kind: Any, data: Any, at: str) -> Any:
    parts = get_args(kind)
    if kind is Any:
        return data
    if isinstance(kind, UnionType):
        return _one_of(parts, data, at)
    if get_origin(kind) is tuple and isinstance(data, list):
        return tuple(_read(parts[0], item, f"{at}[{n}]") for n, item in enumerate(data))
    if isinstance(data, dict):
        if get_origin(kind) is dict:
            return {key: _read(parts[1], value, f"{at}.{key}") for key, value in data.items()}
        if isinstance(kind, type) and is_dataclass(kind):
            return kind(**_fields(kind, data, at))
    # A bool is no number here, and a whole number is also a float.
    if type(data) is kind or (kind is float and type(data) is int):
        return data
    raise UnexpectedAnswerError(f"{at.lstrip('.') or 'it'} is not what it should be")


def _one_of(kinds: tuple[Any, ...], data: Any, at: str) -> Any:
    *others, last = kinds
    for kind in others:
        try:
            return _read(kind, data, at)
        except UnexpectedAnswerError:
            continue
    return _read(last, data, at)


def _fields(kind: Any, data: dict[str, Any], at: str) -> dict[str, Any]:
    found = {}
    for name, (hint, needed) in _hints(kind).items():
        if name in data:
            found[name] = _read(hint, data[name], f"{at}.{name}")
        elif needed:
            raise UnexpectedAnswerError(f"{f'{at}.{name}'.lstrip('.')} is missing")
    return found


@cache
def _hints(kind: Any) -> dict[str, tuple[Any, bool]]:
    hints = get_type_hints(kind)
    return {part.name: (hints[part.name], part.default is MISSING) for part in fields(kind)}
