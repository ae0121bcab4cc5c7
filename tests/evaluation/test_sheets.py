"""Reading answer sheets: what is understood, and every slip with its place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from askae.evaluation.sheet_files import SheetError, read_sheets, sets_in
from askae.evaluation.stories import stories
from askae.knowledge import compile_folder
from askae.triage import from_bundle

from .small import CASES, HEAD, case, knowledge, problems, sheet, write


def test_a_sheet_is_read(tmp_path: Path) -> None:
    found = sheet(tmp_path)
    assert (found.id, found.title, found.licence) == ("made_up", "Made up for tests", "CC0-1.0")
    heart, two, well = found.cases
    assert heart.findings == {"tight": "yes", "spreads": "yes"}
    assert heart.acceptable == ("emergency",)
    assert two.acceptable == ("urgent", "routine")
    assert two.reference == "Nobody, 2026"
    assert well.neighbour == "2"
    assert well.place == "made_up.yaml:21"


def test_an_adult_speaks_and_a_child_is_spoken_for(tmp_path: Path) -> None:
    heart, _, well = sheet(tmp_path).cases
    assert heart.facts(knowledge())["who"] == "me"
    assert well.facts(knowledge())["who"] == "someone_else"


def test_a_case_may_widen_what_counts_as_right(tmp_path: Path) -> None:
    (one,) = sheet(tmp_path, case("acceptable: [urgent, emergency]")).cases
    assert one.acceptable == ("emergency", "urgent")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("findings: {tigth: yes}", "The case one has “tigth”, which is no finding."),
        ("findings: {how_long: years}", "how_long: 'years' is not an answer."),
        ("findings: {age: 3 years}", "“age” of The case one is no finding here."),
        ("complaints: [chesst]", "names “chesst”, which neither exists nor is to come."),
        ("complaints: [chest]\nage: 3 months", "“Chest pain” is not made for the person"),
        ("age: 16-49 years", "“age” of The case one must be one age."),
        ("age: old", "'old' is not an answer"),
        ("sex: unknown", "'unknown' is not an answer"),
        ("gold: a_and_e", "“gold” of The case one cannot be “a_and_e”."),
        ("acceptable: [routine]", "must hold “urgent” and levels next to it"),
        ("acceptable: [emergency, urgent, self_care]", "and levels next to it"),
        ("disposition: gp_tody", "names “gp_tody”, which does not exist."),
        ("levle: urgent", "The case one has an unknown key “levle”."),
        ("neighbour: two", "The neighbour “two” of one does not exist."),
        ("neighbour: one", "one and its neighbour one need the same."),
        ("id: a b", "“a b” cannot be the id of a case."),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, fields: str, told: str) -> None:
    found = problems(tmp_path, case(fields))
    assert told in "\n".join(found)
    line = found[0].split(":")[1]
    assert found[0].startswith("made_up.yaml:")
    assert 7 < int(line) < 16


def test_a_slip_comes_with_a_cure(tmp_path: Path) -> None:
    assert problems(tmp_path, case("findings: {tigth: yes}"))[1] == "    Did you mean tight?"


def test_every_slip_is_named_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, case("findings: {tigth: yes, hott: yes}\ngold: x"))
    assert len([line for line in found if not line.startswith(" ")]) == 3


def test_an_id_is_used_once(tmp_path: Path) -> None:
    more = CASES + CASES.removeprefix("cases:\n")
    assert "exists already, in made_up.yaml line 8" in problems(tmp_path, more)[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("licence: CC0-1.0", "", "The set made_up has no “licence”."),
        (
            "urgent: urgent",
            "urgent: [routine]",
            "“urgent” of “levels” of The set made_up must hold",
        ),
        ("[sweaty]", "[temperature]", "“temperature” cannot be “not sure”."),
        ("[sweaty]", "[rash]", "names “rash”, which does not exist."),
    ],
)
def test_the_head_of_a_set(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in "\n".join(problems(tmp_path, CASES, HEAD.replace(old, new)))


def test_levels_may_be_a_plain_list(tmp_path: Path) -> None:
    head = HEAD.replace(
        "{emergency: [emergency], urgent: urgent, routine: [routine, urgent], self_care: [self_care]}",
        "[emergency, urgent]",
    )
    assert sheet(tmp_path, case(""), head).cases[0].acceptable == ("urgent",)
    assert "cannot be “routine”" in problems(tmp_path, case("gold: routine"), head)[0]


# A complaint that does not exist yet


def to_come(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "complaints_to_come.yaml").write_text("complaints: [sore_throat]\n")
    return folder


def test_a_complaint_to_come_goes_through_something_else(tmp_path: Path) -> None:
    fields = "complaints: [sore_throat]\nfindings: {throat_pus: yes, hot: yes}"
    (one,) = sheet(to_come(tmp_path), case(fields)).cases
    assert not one.covered
    assert one.missing == ("sore_throat",)
    assert one.left_out == ("throat_pus",)
    assert one.facts(knowledge())["complaint"] == ["something_else"]
    assert one.findings == {"hot": "yes"}


def test_with_a_complaint_that_exists_that_one_is_chosen(tmp_path: Path) -> None:
    (one,) = sheet(to_come(tmp_path), case("complaints: [sore_throat, chest]")).cases
    assert not one.covered
    assert one.facts(knowledge())["complaint"] == ["chest"]


def test_an_unknown_finding_is_a_slip_where_all_complaints_exist(tmp_path: Path) -> None:
    assert problems(to_come(tmp_path), case("findings: {throat_pus: yes}"))


# Folders


def test_a_set_may_be_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "", "own/set.yaml")
    write(tmp_path, CASES, "own/chest.yaml", head="")
    write(tmp_path, case("id: other"), "own/mood.yaml", head="")
    (tmp_path / "peers.yaml").write_text("peers: {}\n")
    assert sets_in(tmp_path) == ("own",)
    (own,) = read_sheets(tmp_path, knowledge())
    assert [one.id for one in own.cases] == ["heart", "2", "well", "other"]
    assert own.cases[-1].place == "own/mood.yaml:2"


def test_ids_are_told_apart_across_the_files_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "", "own/set.yaml")
    for name in ("a", "b"):
        write(tmp_path, case(""), f"own/{name}.yaml", head="")
    with pytest.raises(SheetError) as error:
        read_sheets(tmp_path, knowledge())
    assert "in own/a.yaml line 2" in "\n".join(error.value.lines)


def test_a_second_head_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "", "own/set.yaml")
    write(tmp_path, CASES, "own/chest.yaml")
    with pytest.raises(SheetError, match="1 problem"):
        read_sheets(tmp_path, knowledge())


def test_two_sets_may_use_the_same_id(tmp_path: Path) -> None:
    write(tmp_path, case(""), "a.yaml")
    write(tmp_path, case(""), "b.yaml")
    assert len(read_sheets(tmp_path, knowledge())) == 2
    assert [one.id for one in read_sheets(tmp_path, knowledge(), ["b"])] == ["b"]


def test_cases_are_stories_too(tmp_path: Path) -> None:
    write(
        tmp_path, case("who: me\nfindings: {hot: yes}\nnote: Why\ndisposition: gp_today"), head=""
    )
    (story,) = stories(tmp_path)
    assert story.complaint == "chest"
    assert story.answers == {"who": "me", "hot": "yes"}
    assert story.holds("urgent", "gp_today")


def test_the_example_in_the_guide_is_a_sheet(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    example = (root / "answer_sheets/README.md").read_text().split("```yaml\n")[1].split("```")[0]
    (tmp_path / "example.yaml").write_text(example)
    (found,) = read_sheets(tmp_path, from_bundle(compile_folder(root / "knowledge")))
    assert [one.acceptable for one in found.cases] == [("emergency",), ("urgent", "routine")]
