"""Small wrong changes to the real knowledge are noticed, and what notices them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.proof.mutants import KINDS, mutants
from askae.proof.noticed import StoriesError
from askae.proof.survey import Survey, survey
from askae.proof.survey_text import text

from .real import ROOT, base, files

JUDGED, RECORD = ROOT / "answer_sheets/own", ROOT / "tests/base/record"
SOME = ("dental_injury", "groin", "low_mood")
"""Of different kinds; all of them: `askae knowledge mutate`."""


def test_every_kind_of_slip_is_made() -> None:
    assert {mutant.kind for mutant in mutants(base().knowledge)} == set(KINDS)


def test_a_sample_is_noticed_and_chosen_by_its_seed() -> None:
    found = survey(*files(), JUDGED, RECORD, complaints=SOME, seed=4, limit=25)
    again = survey(*files(), JUDGED, RECORD, complaints=SOME, seed=4, limit=2)
    others = survey(*files(), JUDGED, RECORD, complaints=SOME, seed=5, limit=2)
    assert {f.mutant.about for f in again.fates} != {f.mutant.about for f in others.fates}
    assert len(found.fates) == 25
    assert not [fate for fate in found.survivors if fate.lowers_emergency], text(found)
    assert found.score >= 0.9, text(found)


def test_only_what_is_of_the_complaints_alone_is_changed() -> None:
    found = survey(*files(), JUDGED, complaints=["groin"], seed=1, limit=5)
    rules = {rule.id: rule.complaint for rule in base().knowledge.rules}
    assert {rules[f.mutant.about] for f in found.fates if f.mutant.about in rules} == {"groin"}


def test_a_story_that_disagrees_from_the_start_is_refused(tmp_path: Path) -> None:
    """It would count as noticing every change."""
    (tmp_path / "wrong.yaml").write_text(
        "cases:\n"
        "- {id: calm, age: 30 years, sex: male, complaints: [groin], gold: emergency, disposition: ambulance_now}\n"
        "- {id: other, age: 30 years, sex: male, complaints: [low_mood], gold: emergency}\n"
    )
    with pytest.raises(StoriesError, match=r"^groin: calm expects ambulance_now, and is told \w+$"):
        survey(*files(), tmp_path, complaints=["groin"])


def test_nothing_to_notice() -> None:
    assert Survey(()).score == 1
    assert "100.0% of 0" in text(Survey(()))
