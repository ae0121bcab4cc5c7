"""What a change of the API would break for programs that use it already.

It compares what was promised, `tests/api/openapi-v1.json`, with what is described now. Additions are fine; they become
part of the promise with ``python -m tools.api_changes``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROMISED = ROOT / "tests/api/openapi-v1.json"
DESCRIBED = ROOT / "docs/reference/openapi.json"
WHAT_TO_DO = """\
Programs that use the API would break. Leave what is there as it was and add the new beside it, or make it /api/v2/.
Only where nobody can rest on it yet: delete its part from tests/api/openapi-v1.json, and say so in the commit."""

Json = Mapping[str, Any]
UPPER = ("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties")
LOWER = ("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties")


def breaking_changes(promised: Json, now: Json) -> list[str]:
    """One sentence each; none where everything that was promised still holds."""
    return list(dict.fromkeys(_Comparison(promised, now).all()))


class _Comparison:
    """``sent``: what a program sends must still be taken; else what it gets must still be what it knows."""

    def __init__(self, promised: Json, now: Json) -> None:
        self.promised, self.now = promised, now
        self.seen: set[tuple[str, str, bool]] = set()

    def all(self) -> Iterator[str]:
        for path, operations in self.promised["paths"].items():
            for method, old in operations.items():
                where = f"{method.upper()} {path}"
                if new := self.now["paths"].get(path, {}).get(method):
                    yield from self._operation(where, old, new)
                else:
                    yield f"{where} is gone."

    def _operation(self, where: str, old: Json, new: Json) -> Iterator[str]:
        if _needs_key(self.now, new) and not _needs_key(self.promised, old):
            yield f"{where} needs a key now."
        before, after = _parameters(old), _parameters(new)
        for name in before.keys() - after.keys():
            yield f"{where}: the parameter {name} is gone."
        for name, parameter in after.items():
            known = before.get(name)
            if parameter.get("required") and not (known and known.get("required")):
                yield f"{where}: the parameter {name} is required now."
            if known:
                yield from self._schema(
                    f"{where}, {name}", known["schema"], parameter["schema"], True
                )
        was, body = old.get("requestBody", {}), new.get("requestBody", {})
        if body.get("required") and not was.get("required"):
            yield f"{where} needs a body now."
        yield from self._contents(f"{where}, body", was, body, True)
        for status, response in old["responses"].items():
            if status in new["responses"]:
                there = new["responses"][status]
                yield from self._contents(f"{where}, {status}", response, there, False)
            else:
                yield f"{where}: the answer {status} is gone."

    def _contents(self, where: str, old: Json, new: Json, sent: bool) -> Iterator[str]:
        there = new.get("content", {})
        for media, content in old.get("content", {}).items():
            if media in there:
                yield from self._schema(where, content["schema"], there[media]["schema"], sent)
            else:
                yield f"{where}: {media} is gone."

    def _schema(self, where: str, old: Json, new: Json, sent: bool) -> Iterator[str]:
        before, after = _choices(old), _choices(new)
        if len(before) == len(after) == 1:
            [was], [there] = before.values(), after.values()
            yield from self._one(where, was, there, sent)
            return
        for kind in before.keys() - after.keys():
            yield f"{where}: it can no longer be {kind}."
        for kind in () if sent else after.keys() - before.keys():
            yield f"{where}: it can be {kind} now."
        for kind in before.keys() & after.keys():
            yield from self._one(where, before[kind], after[kind], sent)

    def _one(self, where: str, old: Json, new: Json, sent: bool) -> Iterator[str]:
        names = old.get("$ref", ""), new.get("$ref", "")
        if any(names):
            if (*names, sent) in self.seen:
                return
            self.seen.add((*names, sent))
            where = f"{where}, {names[0].rpartition('/')[2]}" if names[0] else where
        old, new = _resolved(self.promised, old), _resolved(self.now, new)
        given, taken = (old, new) if sent else (new, old)
        if not _within(given.get("type"), taken.get("type")):
            yield f"{where}: it was {old.get('type', 'anything')} and is {new.get('type', 'anything')}."
            return
        yield from _values(where, old, new, sent)
        yield from self._object(where, old, new, sent)
        if "items" in old and "items" in new:
            yield from self._schema(f"{where}[]", old["items"], new["items"], sent)

    def _object(self, where: str, old: Json, new: Json, sent: bool) -> Iterator[str]:
        before, after = old.get("properties", {}), new.get("properties", {})
        required, needed = set(old.get("required", ())), set(new.get("required", ()))
        for name in before.keys() - after.keys():
            yield f"{where}: {name} is gone."
        for name in needed - required if sent else (required - needed) & after.keys():
            yield f"{where}: {name} {'is required now' if sent else 'may be missing now'}."
        for name in before.keys() & after.keys():
            yield from self._schema(f"{where}.{name}", before[name], after[name], sent)
        others, kept = old.get("additionalProperties"), new.get("additionalProperties")
        if isinstance(others, dict) and isinstance(kept, dict):
            yield from self._schema(f"{where}.*", others, kept, sent)
        elif sent and kept is False and others is not False:
            yield f"{where}: it takes no other keys any more."


def _values(where: str, old: Json, new: Json, sent: bool) -> Iterator[str]:
    before, after = _enum(old), _enum(new)
    if before and after:
        for value in before - after:
            yield f"{where}: the value {value} is gone."
    elif after if sent else before:
        yield f"{where}: {'it takes certain values only' if sent else 'it can be any value now'}."
    for limits, tighter in ((UPPER, -1), (LOWER, 1)) if sent else ():
        for limit in limits:
            if limit in new and (limit not in old or (new[limit] - old[limit]) * tighter > 0):
                yield f"{where}: {limit} is {new[limit]} now."


def _parameters(operation: Json) -> dict[str, Json]:
    return {f"{one['name']} in the {one['in']}": one for one in operation.get("parameters", ())}


def _needs_key(document: Json, operation: Json) -> bool:
    security = operation.get("security", document.get("security", ()))
    return bool(security) and {} not in security


def _choices(schema: Json) -> dict[str, Json]:
    """By the name or the type of each."""
    choices = schema.get("anyOf") or [schema]
    return {
        one["$ref"].rpartition("/")[2] if "$ref" in one else one.get("type", "anything"): one
        for one in choices
    }


def _resolved(document: Json, schema: Json) -> Json:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def _within(one: str | None, other: str | None) -> bool:
    """Whether a value of the one type is always of the other."""
    return other in (None, one) or (one, other) == ("integer", "number")


def _enum(schema: Json) -> set[str]:
    values = [schema["const"]] if "const" in schema else schema.get("enum", ())
    return {json.dumps(value) for value in values}


def without_examples(part: Any) -> Any:
    """A promise is what may be sent and what comes back, not one case of it."""
    match part:
        case dict():
            return {k: without_examples(value) for k, value in part.items() if k != "examples"}
        case list():
            return [without_examples(value) for value in part]
        case _:
            return part


def main() -> int:
    now = without_examples(json.loads(DESCRIBED.read_text(encoding="utf-8")))
    promised = json.loads(PROMISED.read_text(encoding="utf-8")) if PROMISED.exists() else None
    if promised and (broken := breaking_changes(promised, now)):
        print("\n".join([*broken, WHAT_TO_DO]))
        return 1
    PROMISED.write_text(json.dumps(now, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{PROMISED.relative_to(ROOT)} is what {DESCRIBED.relative_to(ROOT)} describes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
