"""What the files become: the engine's own objects, complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from askae.knowledge import KnowledgeError, check_folder, compile_folder, write_bundle
from askae.triage import journey, load
from askae.triage.expressions import TRUE, Atom, Or
from askae.triage.knowledge import BundleError, Knowledge, from_bundle

from .slips import COUGH
from .small_base import FILES, write


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    return from_bundle(compile_folder(write(tmp_path)))


def changed(folder: Path, name: str, old: str, new: str) -> Knowledge:
    assert old in FILES[name]
    return from_bundle(compile_folder(write(folder, {name: FILES[name].replace(old, new, 1)})))


def test_dispositions_rank_by_level_then_time_then_place(knowledge: Knowledge) -> None:
    ranked = sorted(knowledge.dispositions.values(), key=lambda d: -d.rank)
    assert [d.id for d in ranked] == ["call_999", "speak_now", "gp_today", "gp_soon", "self_care"]
    assert len({d.rank for d in ranked}) == len(ranked)


def test_dispositions_that_tie_in_time_rank_by_their_place(tmp_path: Path) -> None:
    others = "service, title, how, out_of_hours, cant_get_there, when, get".replace(",", ": x,")
    tied = f"  {{id}}: {{{{level: urgent, within: 24, {others}: x}}}}\n"
    text = FILES["dispositions.yaml"] + tied.format(id="second") + tied.format(id="third")
    found = from_bundle(compile_folder(write(tmp_path, {"dispositions.yaml": text}))).dispositions
    assert found["gp_today"].rank > found["second"].rank > found["third"].rank


def test_a_complaint_ends_in_its_default_unless_self_care_is_earned(knowledge: Knowledge) -> None:
    rules = {rule.id: rule for rule in knowledge.rules}
    default, self_care = rules["cough_default"], rules["cough_self_care"]
    assert default.default
    assert default.when == Or(
        (
            Atom("cough_days", "in", ("weeks", "months")),
            Atom("cough_blood", "is", "yes"),
            Atom("smoker", "is", "yes"),
        )
    )
    assert (default.then, default.complaint, default.source) == (
        "gp_soon",
        "cough",
        ("unverified",),
    )
    assert default.reason["you"] == "A cough like this should be seen."
    assert (self_care.when, self_care.then, self_care.complaint) == (TRUE, "self_care", "cough")
    assert not self_care.default


def test_without_self_care_the_default_always_holds(tmp_path: Path) -> None:
    earned = "  self_care_when: cough_days = few and not cough_blood and not smoker\n"
    text = FILES[COUGH].replace(earned, "")
    text = text.replace("  self_care_reason: This cough goes by itself.\n", "")
    text = text.replace(
        "when: cough_blood\n", "when: cough_blood and smoker and cough_days > few\n"
    )
    rules = from_bundle(compile_folder(write(tmp_path, {COUGH: text}))).rules
    assert [rule.when for rule in rules if rule.default] == [TRUE]
    assert "cough_self_care" not in {rule.id for rule in rules}


def test_rules_belong_to_the_complaint_of_their_file(knowledge: Knowledge) -> None:
    where = {rule.id: rule.complaint for rule in knowledge.rules}
    assert where["choking_now"] is None
    assert where["cough_blood_seen"] == "cough"


@pytest.mark.parametrize(
    ("question", "flag"),
    [
        ("cough_how", "checklist"),
        ("cough_oxygen", "reading"),
        ("cough_smoker", "person"),
        ("person", "person"),
        ("dangers", "dangers"),
    ],
)
def test_what_a_question_is(question: str, flag: str, knowledge: Knowledge) -> None:
    assert getattr(knowledge.questions[question], flag)


def test_a_question_for_one_finding_takes_its_words_as_title(knowledge: Knowledge) -> None:
    assert knowledge.questions["cough_smoker"].title["baby"] == "Does your baby smoke?"
    assert not knowledge.questions["cough_smoker"].checklist


@pytest.mark.parametrize(
    ("finding", "least"),
    [("coughs", "no"), ("cough_days", "few"), ("oxygen", 98), ("who", "me"), ("age", None)],
)
def test_the_least_worrying_value(finding: str, least: object, knowledge: Knowledge) -> None:
    assert knowledge.findings[finding].least == least


def test_an_option_without_own_words_says_those_of_its_finding(knowledge: Knowledge) -> None:
    assert knowledge.findings["who"].option("me").said["you"] == "it is for someone"
    assert knowledge.findings["cough_days"].option("weeks").said["you"] == "it has been weeks"


def test_other_words_for_a_baby(tmp_path: Path) -> None:
    old = "    item: Choking now\n"
    found = changed(tmp_path, "shared.yaml", old, old + '    baby: {item: "{You} chokes"}\n')
    assert found.findings["choking"].item == {
        "you": "Choking now",
        "them": "Choking now",
        "child": "Choking now",
        "baby": "Your baby chokes",
    }


def test_the_number_that_was_given_stays_open(knowledge: Knowledge) -> None:
    assert knowledge.findings["oxygen"].said["them"] == "their oxygen is {value} %"


def test_other_units_and_bands(tmp_path: Path) -> None:
    more = '    also: {"per mille": [10, 0]}\n    bands: [{value: 90, text: "Under 90"}]\n'
    oxygen = changed(tmp_path, COUGH, "    min: 50\n", "    min: 50\n" + more).findings["oxygen"]
    assert oxygen.also == {"per mille": (10, 0)}
    assert [(band.value, band.text["you"]) for band in oxygen.bands] == [(90, "Under 90")]


def test_advice_is_for_its_complaint_or_for_all(tmp_path: Path) -> None:
    general = "advice:\n  - {for: all, dont: [Panic.], look_again: Look again tomorrow.}\n"
    found = from_bundle(compile_folder(write(tmp_path, {"advice.yaml": general})))
    assert found.advice[0].look_again == dict.fromkeys(
        ("you", "them", "child", "baby"), "Look again tomorrow."
    )
    assert found.complaints["cough"].advice[0].targets == ("self_care", "gp_soon")
    assert (
        found.complaints["cough"].advice[0].do[0]["child"] == "Drink enough, your child needs it."
    )


def test_the_engine_reads_the_bundle(tmp_path: Path) -> None:
    out = tmp_path / "data" / "bundle.json"
    write_bundle(compile_folder(write(tmp_path / "knowledge")), out)
    page = journey(load(out), {}).page
    assert page is not None
    assert [ask.finding for ask in page.questions] == ["who", "age"]
    assert [path.name for path in out.parent.iterdir()] == ["bundle.json"]


def test_the_same_files_give_the_same_version(tmp_path: Path) -> None:
    one, two = compile_folder(write(tmp_path / "1")), compile_folder(write(tmp_path / "2"))
    assert one == two
    assert (
        compile_folder(write(tmp_path / "3", {COUGH: FILES[COUGH].replace("A few", "Few")})) != one
    )


def test_a_bundle_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    bundle = compile_folder(write(tmp_path))
    with pytest.raises(BundleError, match="changed after it was compiled"):
        from_bundle(bundle | {"title": "Other"})


def test_nothing_half_loaded(tmp_path: Path) -> None:
    folder = write(tmp_path, {COUGH: FILES[COUGH].replace("then: gp_today", "then: gp")})
    assert check_folder(folder).bundle is None
    with pytest.raises(KnowledgeError, match="1 problem in the knowledge") as raised:
        compile_folder(folder)
    assert len(raised.value.problems) == 1


def test_a_write_that_fails_leaves_the_old_bundle(tmp_path: Path) -> None:
    out = tmp_path / "bundle.json"
    write_bundle({"old": 1}, out)
    with pytest.raises(TypeError):
        write_bundle({"new": object()}, out)
    assert json.loads(out.read_text()) == {"old": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["bundle.json"]


def test_the_summary_counts_what_rests_on_nothing(tmp_path: Path) -> None:
    summary = check_folder(write(tmp_path)).summary
    assert summary is not None
    # blue_now cites nothing; the default and self-care of the complaint neither.
    assert (summary.rules, summary.rules_unverified) == (6, 3)
    assert summary.rules_by_level == {"emergency": 3, "urgent": 1, "routine": 1, "self_care": 1}


def test_a_superseded_source_counts_as_unverified(tmp_path: Path) -> None:
    text = FILES["shared.yaml"].replace("read: document", "read: document, superseded_by: NEW")
    summary = check_folder(write(tmp_path, {"shared.yaml": text})).summary
    assert summary is not None
    assert (summary.rules_unverified, summary.sources_unverified) == (6, 1)
