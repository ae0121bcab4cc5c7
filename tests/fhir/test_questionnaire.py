"""Questionnaires: as the schema says, whole, and never leaving out what the engine may ask."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, product
from typing import Any

import pytest

from askae.fhir import questionnaire
from askae.fhir.answers import Values
from askae.fhir.canonical import APPLIES, FINDING
from askae.fhir.layout import layout, links
from askae.triage.expressions import findings_in
from askae.triage.values import NOT_SURE, applies, may_be_unsure
from tests.handover.people import knowledge

from .schema import wrong

COMPLAINTS = sorted(knowledge().complaints)
SAMPLES = 500


@cache
def made(complaint: str) -> dict[str, Any]:
    return questionnaire(knowledge(), complaint)


def items(of: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in of.get("item", ()):
        yield item
        yield from items(item)


@cache
def asked(complaint: str) -> dict[str, dict[str, Any]]:
    """Finding -> its item."""
    return {item["code"][0]["code"]: item for item in items(made(complaint)) if "code" in item}


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_it_is_as_the_schema_and_the_rules_of_r4_say(complaint: str) -> None:
    found = made(complaint)
    assert not wrong(found)
    assert (found["status"], found["experimental"]) == ("draft", True)
    assert found["version"] == knowledge().version
    ids = [item["linkId"] for item in items(found)]
    assert len(ids) == len(set(ids))
    for item in items(found):
        assert item["type"] != "group" or item["item"]
        assert ("answerOption" in item) == (item["type"] in ("choice", "open-choice"))
        conditions = item.get("enableWhen", [])
        assert ("enableBehavior" in item) == (len(conditions) > 1)
        assert {one["question"] for one in conditions} <= set(ids) - {item["linkId"]}


@pytest.mark.parametrize("complaint", COMPLAINTS)
def test_it_asks_everything_in_the_order_of_the_knowledge(complaint: str) -> None:
    known = knowledge()
    order = [f for q in known.complaints[complaint].ask for f in known.questions[q].asks]
    found = [*asked(complaint)]
    assert [f for f in found if f in order] == list(dict.fromkeys(order))
    assert set(known.dangers) | {"age", "sex", "pregnancy"} <= set(found)


def test_every_applicability_is_said_in_one_way() -> None:
    told = {"exactly": 0, "as text": 0}
    for complaint in COMPLAINTS:
        for id, item in asked(complaint).items():
            as_text = [e for e in item.get("extension", ()) if e["url"] == APPLIES]
            ways = ("enableWhen" in item) + len(as_text)
            assert ways == (knowledge().findings[id].applies is not None)
            told["as text" if as_text else "exactly"] += ways
    assert told["exactly"] > told["as text"] > 0


@cache
def before(finding: str) -> tuple[str, ...]:
    """What its applicability rests on, in the end."""
    when = knowledge().findings[finding].applies
    if when is None:
        return ()
    own = sorted(findings_in(when))
    return tuple(dict.fromkeys([id for one in own for id in (*before(one), one)]))


def values(finding: str) -> list[Any]:
    known = knowledge().findings[finding]
    definite = ["yes", "no"] if known.kind == "yes_no" else [o.id for o in known.options]
    return [None, *definite, *([NOT_SURE] if may_be_unsure(known) else [])]


@cache
def by_place(complaint: str) -> dict[str, str]:
    return {link: id for id, link in links(layout(knowledge(), [complaint])).items()}


def samples(findings: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """All sets of answers where they are few, and those in which all answer alike."""
    each = [values(finding) for finding in findings]
    yield from islice(product(*each), SAMPLES)
    yield from (tuple(own[n % len(own)] for own in each) for n in range(max(map(len, each))))


def enabled(complaint: str, finding: str, answers: dict[str, Any]) -> bool:
    """As R4 says it: a question that is not enabled has no answer."""
    found, by_link = asked(complaint), by_place(complaint)
    holds = []
    for one in found[finding].get("enableWhen", ()):
        assert one["operator"] == "!="
        other = by_link[one["question"]]
        [against] = [value for key, value in one.items() if key.startswith("answer")]
        told = None
        if other in answers and enabled(complaint, other, answers):
            known = knowledge().findings[other]
            [given] = Values(complaint).given(known, one["question"], answers[other], "you")
            [told] = given.values()
            if isinstance(told, dict):
                told = {key: told[key] for key in ("system", "code")}
        holds.append(told != against)
    if not holds:
        return True
    return any(holds) if found[finding].get("enableBehavior") == "any" else all(holds)


def test_a_question_is_enabled_just_where_the_engine_may_ask_it() -> None:
    """Each once: another Questionnaire says the same with other link ids."""
    exactly = {
        id: complaint
        for complaint in COMPLAINTS
        for id, item in asked(complaint).items()
        if "enableWhen" in item
    }
    assert len(exactly) > 200
    for id, complaint in exactly.items():
        rest_on, excluded = before(id), False
        for given in samples(rest_on):
            answers = {f: v for f, v in zip(rest_on, given, strict=True) if v is not None}
            expected = applies(knowledge(), id, answers)
            assert enabled(complaint, id, answers) == expected, (id, answers)
            excluded |= not expected
        assert excluded


def test_what_the_complaint_says_is_chosen_already() -> None:
    chosen = [
        option["valueCoding"]["code"]
        for option in asked("abdominal_pain")["belly_pain"]["answerOption"]
        if option.get("initialSelected")
    ]
    assert chosen == ["Y"]


def test_link_ids_name_no_finding_and_the_code_does() -> None:
    for item in items(made("head_injury")):
        assert item["linkId"].removesuffix(".help").replace(".", "").isdigit()
        systems = [code["system"] for code in item.get("code", ())]
        assert systems[:1] in ([], [FINDING])


def test_readings_have_their_unit() -> None:
    found = asked("fever")["temperature"]
    assert found["type"] == "quantity"
    assert found["extension"][-1]["valueCoding"]["code"] == "Cel"
    assert found["code"][1] == {
        "system": "http://loinc.org",
        "code": "8310-5",
        "display": "Body temperature",
    }


def told(values: Iterable[dict[str, Any]]) -> list[Any]:
    return [value for one in values for value in one.values()]


def test_an_exact_age_falls_into_its_band() -> None:
    values, known = Values("fever"), knowledge().findings
    [band] = told(values.given(known["age"], "1.3", "16 years", "you"))
    assert band["display"] == "16 to 49"
    assert told(values.given(known["age_exact"], "3.1", "16 years", "you")) == ["16 years"]
    assert told(values.given(known["age_exact"], "3.1", "3-5 months", "baby"))[0]["display"]
    assert not values.given(known["age"], "1.3", "14 to 17 years", "you")
