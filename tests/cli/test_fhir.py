"""``askae fhir``."""

import json

import pytest

from askae.cli.main import main


@pytest.mark.parametrize(
    ("kind", "resource"), [("questionnaire", "Questionnaire"), ("plan", "PlanDefinition")]
)
def test_one_definition_is_printed(
    kind: str, resource: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("chest_pain", "chest-pain"):
        assert main(["fhir", kind, name]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["resourceType"], found["id"]) == (resource, "chest-pain")


def test_a_slip_is_told_with_what_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fhir", "plan", "chest_pane"]) == 2
    assert "chest_pain" in capsys.readouterr().err
