"""Cases as short stories of one complaint with the advice that is expected, as `askae.proof` reads them.

From answer sheets; the record of what the rules say has a form of its own. What a story does not mention has its least
worrying answer; readings are skipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """Empty where the disposition says it."""
    why: str
    disposition: str = ""
    """Where the level alone would not tell 999 from A&E."""
    acceptable: tuple[str, ...] = ()
    """Where more levels than this one count as right."""

    def facts(self, knowledge: Knowledge) -> dict[str, Any]:
        found: dict[str, Any] = {"age": self.age, "sex": self.sex, "complaint": [self.complaint]}
        for finding, value in self.answers.items():
            found[finding] = read_answer(knowledge, found, finding, value)
        return found

    def holds(self, level: str, disposition: str) -> bool:
        """Whether this advice is what the story expects."""
        levels = self.acceptable or (self.level or level,)
        return level in levels and self.disposition in ("", disposition)


def stories(folder: Path) -> Iterator[Story]:
    """The cases of one complaint in every answer sheet of the folder. Needs the extra `knowledge`."""
    from askae.knowledge.source_files import words_of

    for file in sorted(folder.glob("*.yaml")):
        for case in (words_of(file) or {}).get("cases", ()):
            if len(case["complaints"]) == 1:
                yield _of_sheet(case)


def _of_sheet(case: Mapping[str, Any]) -> Story:
    beside = {key: case[key] for key in ("who", "pregnancy") if key in case}
    return Story(
        id=str(case["id"]),
        complaint=case["complaints"][0],
        age=str(case["age"]),
        sex=case["sex"],
        answers={**beside, **case.get("findings", {})},
        level=case["gold"],
        why=case.get("note", ""),
        disposition=case.get("disposition", ""),
        acceptable=tuple(case.get("acceptable", ())),
    )
