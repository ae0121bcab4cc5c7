"""The pages and examples that are made from the API itself: ``python -m askae.api.making``.

It writes an object of file names and texts to standard output; `askae docs` puts them in place. The settings are those
of the website, with a live directory of its own, which is written to.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import django
from django.test import Client

from askae.live import LiveDirectory, live_directory
from askae.live.place_keys import kept

from .examples import Example, add_examples, examples
from .reference import api_page, description

REFERENCE, EXAMPLES = "docs/reference", "askae/api/examples"
PLACE = {
    "id": "north-ae",
    "name": "A&E at North Hospital",
    "kind": "A&E",
    "hospital": "North Hospital",
    "services": ["emergency_department"],
    "address": "1 North Road, Anytown",
    "opening": "Day and night, every day",
    "hours": "24/7",
    "position": [52.5, -1.8],
}
KEY = "askae-example"


def prepare(live: LiveDirectory) -> None:
    """One place, and one key for it."""
    live.write_places([PLACE])
    live.write_place_key("the A&E desk", kept(KEY, [str(PLACE["id"])]))
    (live.path / "place_status.json").unlink(missing_ok=True)


def send(operations: dict[str, tuple[str, str]], example: Example) -> Any:
    """The real answer. ``operations``: method and address of each."""
    method, address = operations[example.operation]
    headers = {} if example.status == 401 else {"Authorization": f"Bearer {KEY}"}
    body = "" if example.body is None else json.dumps(example.body)
    return Client().generic(
        method, address.format(**example.path), body, "application/json", headers=headers
    )


def operations_of(document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Operation to method and address."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def fresh(document: dict[str, Any]) -> list[Example]:
    """The examples with what is answered now. Raises ValueError where one is not answered as it says."""
    operations, found = operations_of(document), []
    for example in examples():
        prepare(live_directory())
        answer = send(operations, example)
        if answer.status_code != example.status:
            raise ValueError(f"{example.name}: {answer.status_code} is not {example.status}.")
        found.append(example.answered(json.loads(answer.content)))
    return found


def made() -> dict[str, str]:
    """Each file's text, by its name."""
    document = description()
    found = fresh(document)
    add_examples(document, found)
    return {
        **{f"{EXAMPLES}/{example.name}.json": example.text() for example in found},
        f"{REFERENCE}/openapi.json": json.dumps(document, indent=1, ensure_ascii=False) + "\n",
        f"{REFERENCE}/api.md": api_page(document),
    }


if __name__ == "__main__":
    django.setup()
    json.dump(made(), sys.stdout)
