"""The schema sees what is wrong; where it is stricter than R4, R4 itself is asked."""

import pytest

from .schema import read, wrong


@pytest.mark.parametrize(
    "resource",
    [
        {"resourceType": "ServiceRequest", "status": "active", "intents": "plan"},
        {"resourceType": "Questionnaire", "status": "ready"},
        {
            "resourceType": "Questionnaire",
            "status": "draft",
            "item": [{"linkId": "1", "type": "odd"}],
        },
        {"resourceType": "PlanDefinition", "status": "draft", "action": [{"label": "1"}]},
    ],
)
def test_the_schema_sees_what_is_wrong(resource: dict[str, object]) -> None:
    assert wrong(resource)


def test_r4_leaves_the_language_of_an_expression_open() -> None:
    [expression] = [
        entry["resource"]
        for entry in read("profiles-types.json")["entry"]
        if entry["resource"]["id"] == "Expression"
    ]
    elements = expression["snapshot"]["element"]
    [language] = [one for one in elements if one["path"] == "Expression.language"]
    assert language["binding"]["strength"] == "extensible"
