"""Each slip that an author can make is reported, at its line, with what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.knowledge import Report, check_folder, report_text

from .slips import COUGH, SLIPS, Slip
from .small_base import FILES, spoilt, with_file, write


def said(report: Report) -> list[str]:
    return [f"{problem.file}:{problem.line}: {problem.message}" for problem in report.problems]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_reported_at_its_line(slip: Slip, tmp_path: Path) -> None:
    report = spoilt(tmp_path, slip.file, slip.old, slip.new)
    found = [problem for problem in report.problems if slip.says in problem.message]
    assert found, said(report)
    assert report.bundle is None
    places = []
    for problem in found:
        text = (tmp_path / problem.file).read_text(encoding="utf-8") + "\n"
        places.append(problem.file + " " + "\n".join(text.split("\n")[problem.line - 1 :][:2]))
    assert any(slip.at in place for place in places), places


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    assert said(check_folder(write(tmp_path))) == []


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    text = FILES[COUGH].replace("group: chest", "grup: chest").replace("then: gp_today", "then: gp")
    found = said(check_folder(write(tmp_path, {COUGH: text})))
    assert any("grup" in line for line in found)
    assert any("no “group”" in line for line in found)
    assert any("“gp”" in line for line in found)


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert "There is no folder" in said(check_folder(tmp_path / "gone"))[0]


def test_text_that_is_not_utf8_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "more.yaml").write_bytes(b"# one\n# caf\xe9\n")
    assert "more.yaml:2: The file is not UTF-8 text." in said(check_folder(tmp_path))


def test_names_in_an_unreadable_file_are_not_called_unknown(tmp_path: Path) -> None:
    """One broken file would otherwise drown its own problem in those of all others."""
    report = spoilt(tmp_path, "dispositions.yaml", "title: Call 999", "title: Call: 999")
    assert len(report.problems) == 1


GENERAL = """\
rules:
  {id}:
    when: {when}
    then: {then}
    reason: A reason.
    hazard: A hazard
    source: unverified
"""


def general_rule(when: str, then: str = "gp_today", id: str = "extra") -> str:
    return GENERAL.format(id=id, when=when, then=then)


@pytest.mark.parametrize(
    ("when", "then", "pointless"),
    [
        (
            "cough_blood and cough_days >= weeks",
            "gp_today",
            False,
        ),  # cough_blood_seen is of one complaint
        ("choking and blue_lips", "call_999", True),
        ("at_least(2, choking, blue_lips, cough_blood)", "gp_today", True),
        ("choking or cough_days >= weeks", "gp_today", False),
        ("oxygen < 90 or cough_blood", "call_999", False),
    ],
)
def test_rules_that_another_one_makes_pointless(
    when: str, then: str, pointless: bool, tmp_path: Path
) -> None:
    found = said(with_file(tmp_path, general_rule(when, then)))
    assert any("The rule extra changes nothing" in line for line in found) is pointless


def test_of_two_equal_rules_the_later_is_pointless(tmp_path: Path) -> None:
    text = general_rule("cough_days >= weeks", id="one") + general_rule(
        "cough_days > few", id="two"
    ).removeprefix("rules:\n")
    found = said(with_file(tmp_path, text))
    assert len(found) == 1
    assert "The rule two changes nothing: whenever it holds, one holds too" in found[0]


@pytest.mark.parametrize(
    ("when", "reachable"),
    [
        ("smoker and age < 3 months", True),
        ("smoker and age < 2 years and age >= 3 years", False),
        ("cough_days >= weeks and cough_days < months", True),
        ("complaint = cough and smoker", True),
        ("not choking and smoker", True),
    ],
)
def test_rules_that_nobody_can_meet(when: str, reachable: bool, tmp_path: Path) -> None:
    found = said(with_file(tmp_path, general_rule(when)))
    assert any("Nobody can meet the rule extra" in line for line in found) is not reachable


def test_a_rule_for_an_age_that_the_complaint_excludes_is_unreachable(tmp_path: Path) -> None:
    text = FILES[COUGH].replace(
        "  default: gp_soon", "  applies: age >= 16 years\n  default: gp_soon"
    )
    text = text.replace("when: cough_blood\n", "when: cough_blood and age < 1 year\n")
    found = said(check_folder(write(tmp_path, {COUGH: text})))
    assert any("Nobody can meet the rule cough_blood_seen" in line for line in found)


def test_a_rule_on_a_finding_of_other_people_is_unreachable(tmp_path: Path) -> None:
    text = FILES[COUGH].replace(
        "    means: Blood coughed", "    applies: age >= 1 year\n    means: Blood coughed"
    )
    text = text.replace("when: cough_blood\n", "when: cough_blood and age < 1 year\n")
    found = said(check_folder(write(tmp_path, {COUGH: text})))
    assert any("Nobody can meet the rule cough_blood_seen" in line for line in found)


def test_an_excuse_allows_a_rule_against_the_direction(tmp_path: Path) -> None:
    text = FILES[COUGH].replace(
        "when: cough_blood\n", "when: cough_blood and not cough_breathless\n"
    )
    text = text.replace(
        "    hazard: Lung cancer",
        "    against: {cough_breathless: Then another rule holds.}\n    hazard: Lung cancer",
    )
    assert said(check_folder(write(tmp_path, {COUGH: text}))) == []


def test_an_observable_rule_stands_in_for_a_reading(tmp_path: Path) -> None:
    text = FILES[COUGH].replace(
        " or (cough_breathless and cough_blood)\n", "\n    observable: [cough_fighting]\n"
    )
    text += """
rules:
  cough_fighting:
    when: cough_breathless and cough_blood
    then: call_999
    reason: That is serious.
    hazard: Lung failure
    source: unverified
"""
    text = text.replace("\nrules:\n  cough_fighting", "\n  cough_fighting")
    assert said(check_folder(write(tmp_path, {COUGH: _rules_last(text)}))) == []


def test_an_observable_rule_of_another_complaint_is_no_help(tmp_path: Path) -> None:
    rule = general_rule("oxygen < 90", "gp_today") + "    observable: [cough_blood_seen]\n"
    found = said(with_file(tmp_path, rule))
    assert any(
        "names cough_blood_seen as observable, which holds in cough alone" in f for f in found
    )


def _rules_last(text: str) -> str:
    """Rules that were added at the end belong above the advice."""
    before, advice = text.split("advice:\n")
    advice, added = advice.split("\n  cough_fighting", 1)
    return f"{before}  cough_fighting{added}advice:\n{advice}\n"


@pytest.mark.parametrize(
    ("items", "dangers", "fits"), [(8, "no", True), (9, "no", False), (9, "yes", True)]
)
def test_checklists_that_people_can_take_in(
    items: int, dangers: str, fits: bool, tmp_path: Path
) -> None:
    names = [f"item_{number}" for number in range(items)]
    findings = "".join(
        f"  {name}: {{kind: yes_no, worse: yes, means: x, ask: x, item: x, said: x}}\n"
        for name in names
    )
    text = (
        f"findings:\n{findings}questions:\n  long:\n    title: Any?\n    why: x\n    dangers: {dangers}\n"
        f"    asks: [{', '.join(names)}]\n{general_rule(' or '.join(names))}"
    )
    found = said(with_file(tmp_path, text))
    assert any("at most 8" in line for line in found) is not fits


@pytest.mark.parametrize(
    ("least", "of", "too_many"), [(6, 12, True), (2, 24, False), (9, 40, True), (39, 40, False)]
)
def test_more_ways_to_hold_than_the_engine_takes(
    least: int, of: int, too_many: bool, tmp_path: Path
) -> None:
    names = [f"item_{number}" for number in range(of)]
    findings = "".join(
        f"  {name}: {{kind: yes_no, worse: yes, means: x, ask: x, item: x, said: x}}\n"
        for name in names
    )
    rule = general_rule(f"at_least({least}, {', '.join(names)})")
    found = said(with_file(tmp_path, f"findings:\n{findings}{rule}"))
    assert (
        any("The rule extra has more than 512 ways to hold" in line for line in found) is too_many
    )


CONCEPTS = """\
concepts:
  ill: {when: worse_ill or choking, means: x}
  worse_ill: {when: ill or blue_lips, means: x}
"""


def test_concepts_in_a_circle(tmp_path: Path) -> None:
    found = said(with_file(tmp_path, CONCEPTS + general_rule("ill and smoker")))
    assert any(
        "more.yaml:2: The concept ill is defined by itself: ill → worse_ill → ill." in f
        for f in found
    )


TABLE = """\
tables:
  low_oxygen:
    unit: "%"
    rows: [{age: age < 1 year, value: 90}, {age: age >= 1 year, value: 92}]
    source: FIRST 3
"""


def test_a_table_is_a_threshold_by_age(tmp_path: Path) -> None:
    rule = general_rule("below(oxygen, low_oxygen)", "call_999") + "    observable: [blue_now]\n"
    assert said(with_file(tmp_path, TABLE + rule)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('unit: "%"', "unit: kPa", "the table low_oxygen is in “kPa”, oxygen in “%”"),
        ("value: 92", "value: 920", "920 is outside 50 to 100 %"),
        ("below(oxygen, low", "below(oxygen, lo", "there is no table “lo_oxygen”"),
        ("below(oxygen", "below(smoker", "smoker is not a number"),
        ("source: FIRST 3", "sources: FIRST 3", "The table low_oxygen has no “source”"),
    ],
)
def test_what_can_be_wrong_with_a_table(old: str, new: str, says: str, tmp_path: Path) -> None:
    text = TABLE + general_rule("below(oxygen, low_oxygen) or blue_lips", "call_999")
    assert any(says in line for line in said(with_file(tmp_path, text.replace(old, new))))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("concepts: {ill: {when: choking, means: x}}", "No expression uses the concept ill."),
        (TABLE, "No expression uses the table low_oxygen."),
        (
            "sources: {OLD: {title: x, publisher: x, version: x, read: document}}",
            "Nothing cites the source OLD.",
        ),
        (general_rule("smoker", "gp_soon"), "not more urgent than any complaint's default"),
        ("findings: []", "“findings” must hold one entry for each id."),
        ("- a list", "The file must hold keys"),
        ("complaint: {id: sneeze}", "A complaint has a file of its own."),
        ("advice: {do: x}", "“advice” must be a list."),
    ],
)
def test_what_is_wrong_with_a_file(text: str, says: str, tmp_path: Path) -> None:
    assert any(says in line for line in said(with_file(tmp_path, text)))


def test_a_complaint_file_without_complaint(tmp_path: Path) -> None:
    found = said(with_file(tmp_path, "questions: {}", "complaints/empty.yaml"))
    assert found == ["complaints/empty.yaml:1: A file in complaints/ describes one complaint."]


def test_the_report_names_file_line_problem_and_cure(tmp_path: Path) -> None:
    report = spoilt(tmp_path, COUGH, "then: gp_today", "then: gp_tody")
    text = report_text(report)
    assert f"{tmp_path.as_posix()}/complaints/cough.yaml:" in text
    assert "    Did you mean gp_today?" in text
    assert "1 problem in 1 file." in text


def test_a_base_without_settings(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "knowledge.yaml").unlink()
    assert any("There is no knowledge.yaml." in line for line in said(check_folder(tmp_path)))


def test_a_chain_of_applies_counts(tmp_path: Path) -> None:
    """A question is of use where its finding only says to whom another one applies."""
    text = FILES[COUGH].replace(
        "    means: Breathless\n", "    applies: smoker\n    means: Breathless\n"
    )
    text = text.replace(" and not smoker\n", "\n")
    assert said(check_folder(write(tmp_path, {COUGH: text}))) == []
