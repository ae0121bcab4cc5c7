"""Our own cases get the advice that they need, and the record of what the rules say today still holds.

What a case does not mention has its least worrying answer; readings are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.evaluation.patient import send
from askae.evaluation.sheet import Case
from askae.evaluation.sheet_files import read_sheets
from askae.evaluation.stories import Story, stories
from askae.evaluation.walk import walk
from askae.triage import Knowledge

from .conftest import FOLDER, KNOWLEDGE

(OWN,) = read_sheets(FOLDER.parent / "answer_sheets", KNOWLEDGE, ["own"])
RECORD = Path(__file__).parent / "record"


@pytest.mark.parametrize(
    "case", OWN.cases, ids=lambda case: f"{'+'.join(case.complaints)}-{case.id}"
)
def test_the_advice_is_what_the_case_needs(knowledge: Knowledge, case: Case) -> None:
    told = send(knowledge, case)
    assert told.level in case.acceptable, (case.note, told.disposition, told.rules)
    if case.disposition:  # where the level alone would not tell 999 from A&E
        assert told.disposition == case.disposition, (case.note, told.rules)


@pytest.mark.parametrize(
    "story", list(stories(RECORD)), ids=lambda story: f"{story.complaint}-{story.id}"
)
def test_the_advice_is_what_the_record_says(knowledge: Knowledge, story: Story) -> None:
    outcome = walk(knowledge, story.facts(knowledge)).outcome
    told = (story.why, outcome.title, outcome.rules)
    assert story.holds(outcome.level, outcome.disposition), told
