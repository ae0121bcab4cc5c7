"""The bundle: the draft as plain JSON, in the shape that `askae.triage.knowledge` reads."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from askae.triage.expressions import And, AtLeast, Atom, Or, to_json
from askae.triage.knowledge import FORMAT, version_of

from .draft import Draft

Bundle = dict[str, Any]


def bundle_of(draft: Draft) -> Bundle:
    """Only for a draft without problems."""
    settings = draft.settings
    if settings is None:
        raise ValueError("A draft without settings cannot be compiled")
    by_rank = sorted(draft.dispositions.values(), key=lambda d: -d.rank)
    bundle: Bundle = {
        "format": FORMAT,
        **{key: _plain(value) for key, value in _shallow(settings).items()},
        "dispositions": [_plain(disposition) for disposition in by_rank],
        "findings": [_plain(finding) for finding in draft.findings.values()],
        "questions": [_plain(question) for question in draft.questions.values()],
        "rules": [_plain(rule) for rule in draft.rules.values()],
        "complaints": [_plain(complaint) for complaint in draft.complaints.values()],
        "first_aid": {id: _plain(steps) for id, steps in draft.first_aid.items()},
        "advice": [_plain(advice) for advice in draft.advice],
        "sources": draft.sources,
        "sayings": _plain(draft.sayings),
        "heard": _plain(draft.heard),
        "languages": [_plain(language) for language in draft.languages.values()],
    }
    return bundle | {"version": version_of(bundle)}


def _shallow(thing: Any) -> dict[str, Any]:
    return {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing)}


def _plain(value: Any) -> Any:
    """As JSON. What equals its default is left out, to keep the bundle short."""
    if isinstance(value, (Atom, And, Or, AtLeast)):
        return to_json(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if not _is_default(field, getattr(value, field.name))
        }
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default_factory is not dataclasses.MISSING:
        return bool(value == field.default_factory())
    return field.default is not dataclasses.MISSING and bool(value == field.default)


def write_bundle(bundle: Mapping[str, Any], out: Path) -> None:
    """Whole or not at all: a reader never sees half a bundle."""
    out.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(bundle, ensure_ascii=False, separators=(",", ":"))
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)
