"""Our own cases get the advice that they need, and the record of what the rules say today still holds.

What a case does not mention has its least worrying answer; readings are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.evaluation.patient import send
from askae.evaluation.recorded import read_record
from askae.evaluation.sheet import Case
from askae.evaluation.sheet_files import read_sheets
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


@pytest.mark.parametrize("complaint", KNOWLEDGE.complaints)
def test_the_advice_is_what_the_record_says(knowledge: Knowledge, complaint: str) -> None:
    """Where a change was meant: `askae knowledge record`, and read what moved."""
    wrong = []
    for story in read_record(RECORD, [complaint]):
        outcome = walk(knowledge, story.facts(knowledge)).outcome
        if not story.holds(outcome.level, outcome.disposition):
            wrong.append((story.id, story.answers, story.disposition, outcome.disposition))
    assert not wrong, (len(wrong), wrong[:5])


def test_everything_is_recorded() -> None:
    """A record that was not written for a new complaint would pass the test above."""
    recorded = {story.complaint for story in read_record(RECORD)}
    assert recorded >= set(KNOWLEDGE.complaints)
