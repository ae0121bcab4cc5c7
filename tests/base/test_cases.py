"""Every story leads to the advice that it expects: the judged ones, and the record of what the rules say today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from askae.evaluation.stories import Story, stories
from askae.evaluation.walk import walk
from askae.triage import Knowledge

FOLDERS = (Path(__file__).parent / "cases", Path(__file__).parent / "record")


def _stories() -> list[Any]:
    found = [story for folder in FOLDERS if folder.is_dir() for story in stories(folder)]
    return [pytest.param(story, id=f"{story.complaint}-{story.id}") for story in found]


@pytest.mark.parametrize("story", _stories())
def test_the_advice_is_what_the_story_needs(knowledge: Knowledge, story: Story) -> None:
    outcome = walk(knowledge, story.facts(knowledge)).outcome
    told = (story.why, outcome.title, outcome.rules)
    assert story.holds(outcome.level, outcome.disposition), told
