"""PlanDefinitions: as the schema says, every rule and no hazard, in an order that decides as the engine does."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from askae.fhir import plan_definition
from askae.fhir.plan_definition import DISPOSITION
from askae.knowledge.expression_meaning import Vocabulary, read
from askae.triage import advise
from askae.triage.expressions import TRUE, Expression, kleene
from askae.triage.programme import programme
from askae.triage.values import atom_truth
from tests.handover.people import knowledge, person

from .schema import wrong

COMPLAINTS = sorted(knowledge().complaints)


@cache
def made(complaint: str) -> dict[str, Any]:
    return plan_definition(knowledge(), complaint)


def actions(complaint: str) -> list[dict[str, Any]]:
    [top] = made(complaint)["action"]
    assert top["selectionBehavior"] == "exactly-one"
    found: list[dict[str, Any]] = top["action"]
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def disposition(action: dict[str, Any]) -> str:
    [code] = [c["code"] for c in action["code"][0]["coding"] if c["system"] == DISPOSITION]
    return str(code)


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_it_is_as_the_schema_says_and_has_every_rule_by_urgency(complaint: str) -> None:
    found = made(complaint)
    assert not wrong(found)
    assert (found["status"], found["experimental"]) == ("draft", True)
    assert found["relatedArtifact"][0]["resource"].endswith(f"|{knowledge().version}")
    rules = [one.rule for one in programme(knowledge(), {"complaint": [complaint]}).rules]
    advice = [disposition(action) for action in actions(complaint)]
    assert sorted(advice) == sorted(rule.then for rule in rules)
    ranks = [knowledge().dispositions[id].rank for id in advice]
    assert ranks == sorted(ranks, reverse=True)
    assert "condition" not in actions(complaint)[-1] or any(rule.default for rule in rules)
    assert all(action["documentation"] for action in actions(complaint))


def test_no_hazard_and_no_rule_is_named() -> None:
    rules = knowledge().rules
    hazards = {rule.hazard for rule in rules if rule.hazard}
    reasons = {text for rule in rules for text in rule.reason.values()}
    ids = {rule.id for rule in rules} - set(knowledge().findings)
    for complaint in COMPLAINTS:
        said = set(texts(made(complaint)))
        assert not said & ids
        assert not (said & hazards) - reasons
        assert '"hazard' not in json.dumps(made(complaint))


def test_level_and_time_are_told_and_self_care_has_none() -> None:
    by_advice = {disposition(action): action for action in actions("chest_pain")}
    now = by_advice["call_999"]
    assert now["priority"] == "stat"
    assert now["timingDuration"]["value"] == 0
    soon = by_advice["gp_48h"] if "gp_48h" in by_advice else by_advice["gp_today"]
    assert soon["timingDuration"]["comparator"] == "<="
    cared = [a for c in COMPLAINTS for a in actions(c) if "self_care" in str(a["code"])]
    assert cared
    assert not any("timingDuration" in action or "priority" in action for action in cared)


VOCABULARY = Vocabulary(knowledge().findings, complaints=tuple(knowledge().complaints))


@cache
def meaning(written: str) -> Expression:
    found, errors = read(written, VOCABULARY)
    assert found is not None, (written, errors)
    return found


def first_that_holds(complaint: str, answers: dict[str, Any]) -> str:
    for action in actions(complaint):
        [condition] = action.get("condition", [None])
        when = meaning(condition["expression"]["expression"]) if condition else TRUE
        if kleene(when, lambda atom: atom_truth(knowledge(), atom, answers)):
            return disposition(action)
    raise AssertionError("nothing holds")


@pytest.mark.parametrize(
    ("complaint", "said"),
    [
        ("chest_pain", {}),
        ("chest_pain", {"danger_chest": "yes"}),
        ("fever", {"temperature": 39.2, "feverish": "yes"}),
        ("fever", {"age": "2 months"}),
        ("head_injury", {"blood_thinner": "yes"}),
        ("vomiting_diarrhoea", {"vomiting": "yes"}),
        ("rash", {"pregnancy": "yes"}),
        ("abdominal_pain", {"pregnancy": "could_be"}),
        ("wound", {}),
    ],
)
def test_the_first_action_that_holds_is_the_advice(complaint: str, said: dict[str, Any]) -> None:
    more = {"age": "34 years"} | said
    answers = person(complaint, **more)
    whole = {**answers, **knowledge().complaints[complaint].asserts}
    rest = {
        id: finding.least_answer
        for id, finding in knowledge().findings.items()
        if id not in whole and finding.least is not None
    }
    assert first_that_holds(complaint, rest | whole) == advise(knowledge(), answers).disposition
