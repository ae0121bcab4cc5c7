"""Short stories with the advice that a careful clinician expects: `tests/base/cases/<complaint>.yaml`.

What a story does not mention has its least worrying answer; readings are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from askae.triage import Knowledge, read_answer


@dataclass(frozen=True, slots=True)
class Story:
    id: str
    complaint: str
    age: str
    sex: str
    answers: dict[str, Any]
    level: str
    why: str
    disposition: str = ""
    """Where the level alone would not tell 999 from A&E."""

    def facts(self, knowledge: Knowledge) -> dict[str, Any]:
        found: dict[str, Any] = {"age": self.age, "sex": self.sex, "complaint": [self.complaint]}
        for finding, value in self.answers.items():
            found[finding] = read_answer(knowledge, found, finding, value)
        return found

    def holds(self, level: str, disposition: str) -> bool:
        """Whether this advice is what the story expects."""
        return level == self.level and self.disposition in ("", disposition)


def stories(folder: Path) -> Iterator[Story]:
    """Every story in the folder. Needs the extra `knowledge`."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe")
    for file in sorted(folder.glob("*.yaml")):
        for case in yaml.load(file) or ():
            yield Story(complaint=file.stem, **case)
