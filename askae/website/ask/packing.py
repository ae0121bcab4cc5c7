"""Answers in few bytes, keyed by hashes of ids, so that they survive a new version of the knowledge.

Each finding is three bytes of a salted hash, grouped by answer: most are yes, no or not sure and need nothing
more. Options are two bytes; numbers and ages are text. The salt is the first with which no two ids of this
knowledge fall together. With other knowledge, an id that is gone, or no longer unique, is left out: the question
is asked again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import count
from typing import Any

from askae.triage.knowledge import Finding, Knowledge

PLAIN = ("yes", "no", "not_sure", "skipped")
OPTION, OPTIONS, TEXT, NUMBER = range(len(PLAIN), len(PLAIN) + 4)
ID, CHOSEN = 3, 2
"""Bytes of a finding, and of one of its options."""


class UnreadableError(ValueError):
    """These bytes were not packed by us."""


class Codes:
    """The hashes of one knowledge base under one salt."""

    def __init__(self, knowledge: Knowledge, salt: int) -> None:
        self.salt = salt
        self.findings = {id: _hash(id, salt, ID) for id in knowledge.findings}
        self.options = {
            finding.id: {
                option: _hash(option, salt, CHOSEN) for option in _options(knowledge, finding)
            }
            for finding in knowledge.findings.values()
        }
        self.finding_of = _inverse(self.findings)
        self.option_of = {id: _inverse(codes) for id, codes in self.options.items()}
        self.unique = len(self.finding_of) == len(self.findings) and all(
            len(self.option_of[id]) == len(codes) for id, codes in self.options.items()
        )


def _hash(id: str, salt: int, size: int) -> bytes:
    return blake2b(id.encode(), digest_size=size, salt=bytes([salt])).digest()


def _options(knowledge: Knowledge, finding: Finding) -> Iterable[str]:
    return knowledge.complaints if finding.kind == "complaint" else (o.id for o in finding.options)


def _inverse(codes: Mapping[str, bytes]) -> dict[bytes, str]:
    """Hash -> id, without the hashes that two ids share."""
    ids: dict[bytes, list[str]] = {}
    for id, code in codes.items():
        ids.setdefault(code, []).append(id)
    return {code: shared[0] for code, shared in ids.items() if len(shared) == 1}


_made: dict[tuple[str, int], Codes] = {}
_salt: dict[str, int] = {}


def _codes(knowledge: Knowledge, salt: int) -> Codes:
    key = (knowledge.version, salt)
    if key not in _made:
        if len(_made) >= 16:  # old versions, and salts tried
            _made.clear()
        _made[key] = Codes(knowledge, salt)
    return _made[key]


def _best_codes(knowledge: Knowledge) -> Codes:
    if knowledge.version not in _salt:
        _salt[knowledge.version] = next(s for s in count() if _codes(knowledge, s).unique)
    return _codes(knowledge, _salt[knowledge.version])


def pack(knowledge: Knowledge, answers: Mapping[str, Any]) -> bytes:
    """Answers to findings that the knowledge does not have are left out."""
    codes = _best_codes(knowledge)
    groups: dict[int, list[bytes]] = {}
    for id, value in answers.items():
        if id in codes.findings:
            group, content = _value(codes.options[id], value)
            groups.setdefault(group, []).append(codes.findings[id] + content)
    packed = [bytes([codes.salt])]
    for group, entries in sorted(groups.items()):
        packed += [bytes([group]), len(entries).to_bytes(2, "big"), *entries]
    return b"".join(packed)


def _value(options: Mapping[str, bytes], value: Any) -> tuple[int, bytes]:
    if isinstance(value, str):
        if value in options:
            return OPTION, options[value]
        if value in PLAIN:
            return PLAIN.index(value), b""
        return TEXT, _sized(value.encode())
    if isinstance(value, (list, tuple)):
        chosen = [options[part] for part in value if part in options]
        return OPTIONS, bytes([len(chosen)]) + b"".join(chosen)
    return NUMBER, _sized(json.dumps(value).encode())


def _sized(content: bytes) -> bytes:
    return bytes([len(content)]) + content


def unpack(knowledge: Knowledge, packed: bytes) -> dict[str, Any]:
    """Raises UnreadableError where the bytes make no sense at all."""
    reader = _Reader(packed)
    codes = _codes(knowledge, reader.byte())
    answers = {}
    while reader.more():
        group, entries = reader.byte(), int.from_bytes(reader.take(2), "big")
        for _ in range(entries):
            id = codes.finding_of.get(reader.take(ID))
            value = _read_value(group, reader, codes.option_of.get(id or "", {}))
            if id and value is not None:
                answers[id] = value
    return answers


def _read_value(group: int, reader: _Reader, options: Mapping[bytes, str]) -> Any:
    """None where an option is no longer there."""
    if group < len(PLAIN):
        return PLAIN[group]
    if group == OPTION:
        return options.get(reader.take(CHOSEN))
    if group == OPTIONS:
        chosen = [options.get(reader.take(CHOSEN)) for _ in range(reader.byte())]
        return None if None in chosen else chosen
    text = reader.take(reader.byte())
    if group == TEXT:
        return text.decode()
    if group == NUMBER:
        return json.loads(text)
    raise UnreadableError(f"no such group: {group}")


def pack_ids(knowledge: Knowledge, ids: Iterable[str]) -> bytes:
    codes = _best_codes(knowledge)
    return bytes([codes.salt]) + b"".join(codes.findings[id] for id in ids)


def unpack_ids(knowledge: Knowledge, packed: bytes) -> tuple[str, ...] | None:
    """None where one of them is gone."""
    reader = _Reader(packed)
    codes = _codes(knowledge, reader.byte())
    found = []
    while reader.more():
        found.append(codes.finding_of.get(reader.take(ID)))
    known = tuple(id for id in found if id is not None)
    return known if len(known) == len(found) else None


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0

    def more(self) -> bool:
        return self.at < len(self.content)

    def byte(self) -> int:
        return self.take(1)[0]

    def take(self, size: int) -> bytes:
        found = self.content[self.at : self.at + size]
        if len(found) < size:
            raise UnreadableError("cut short")
        self.at += size
        return found
