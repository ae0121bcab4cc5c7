"""Short stories with the level that a careful clinician expects: `cases/<complaint>.yaml`.

What a story does not mention has its least worrying answer; readings are skipped.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from askae.evaluation.walk import walk
from askae.triage import Knowledge, read_answer

FOLDER = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    yaml = YAML(typ="safe")
    return [
        pytest.param(file.stem, case, id=f"{file.stem}-{case['id']}")
        for file in sorted(FOLDER.glob("*.yaml"))
        for case in yaml.load(file)
    ]


@pytest.mark.parametrize(("complaint", "case"), _cases())
def test_the_advice_has_the_level_that_the_story_needs(
    knowledge: Knowledge, complaint: str, case: dict[str, Any]
) -> None:
    facts: dict[str, Any] = {"age": case["age"], "sex": case["sex"], "complaint": [complaint]}
    for finding, value in case["answers"].items():
        facts[finding] = read_answer(knowledge, facts, finding, value)
    outcome = walk(knowledge, facts).outcome
    assert outcome.level == case["level"], (case["why"], outcome.title, outcome.rules)
    if "disposition" in case:  # where the level alone would not tell 999 from A&E
        assert outcome.disposition == case["disposition"], (case["why"], outcome.rules)
