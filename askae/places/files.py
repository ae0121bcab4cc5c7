"""Places as a file: our own JSON, which holds everything; schema.org and FHIR R4, which hold what they can say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from . import fhir, schema_org
from .place import Place, from_data, to_data

LARGEST = 2_000_000
"""Characters of a file."""


class FileError(ValueError):
    """A file that cannot be taken in; the message says what to do."""


class Format(NamedTuple):
    name: str
    media_type: str
    write: Callable[[Iterable[Place]], Any]


def _own(places: Iterable[Place]) -> dict[str, Any]:
    return {"places": [to_data(place) for place in places]}


FORMATS: Mapping[str, Format] = {
    "askae": Format("Ask A&E (everything)", "application/json", _own),
    "schema-org": Format("schema.org", "application/ld+json", schema_org.write),
    "fhir": Format("FHIR R4", "application/fhir+json", fhir.write),
}


def write_places(places: Iterable[Place], kind: str) -> str:
    """``kind`` is one of `FORMATS`."""
    return json.dumps(FORMATS[kind].write(places), ensure_ascii=False, indent=2) + "\n"


def read_places(text: str) -> tuple[Place, ...]:
    """From any of the formats, which is found out. Raises FileError."""
    if len(text) > LARGEST:
        raise FileError(f"The file is larger than {LARGEST // 1_000_000} MB.")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise FileError(f"The file is not JSON: {problem}.") from None
    try:
        places = _read(data)
    except (TypeError, AttributeError, LookupError, ValueError) as problem:
        raise FileError(f"The file cannot be read: {problem}.") from problem
    ids = [place.id for place in places]
    if twice := sorted({id for id in ids if ids.count(id) > 1}):
        raise FileError(f"Ids are there twice: {', '.join(twice)}.")
    if not places:
        raise FileError("There is no place in the file. A place needs an id and a name.")
    return places


def _read(data: Any) -> tuple[Place, ...]:
    if isinstance(data, dict) and data.get("resourceType") == "Bundle":
        return fhir.read(data)
    if isinstance(data, dict) and "@context" in data:
        return schema_org.read(data)
    if isinstance(data, dict) and isinstance(data.get("places"), list):
        return from_data(data["places"])
    raise FileError(
        "The file is none of those that we know: {“places”: [...]}, schema.org with “@context”, or a FHIR Bundle."
    )
