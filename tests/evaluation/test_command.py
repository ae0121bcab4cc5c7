"""``askae evaluate``: figures, misses, exit status, and the page."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from askae.cli.main import main

from .small import CASES, HEAD, case, folder_with, write

MISSED = """\
cases:
  - {id: missed, age: 30 years, sex: male, complaints: [chest], gold: emergency, note: Made to be missed}
  - {id: too_much, age: 30 years, sex: male, complaints: [chest], findings: {tight: yes, spreads: yes}, gold: self_care}
  - {id: caught, age: 30 years, sex: male, complaints: [chest], findings: {tight: yes, spreads: yes}, gold: emergency}
  - {id: later, age: 30 years, sex: male, complaints: [sore_throat], findings: {throat_pus: yes}, gold: emergency}
"""
PEERS = """\
peers:
  made_up:
    - {who: Somebody, year: 2020, right: 55.5, safe: 90, emergencies_caught: 80, source: A paper, n: 40}
    - {who: Somebody else, right: 70, right_interval: [60, 80], source: Another paper, note: not the same}
"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return folder_with(tmp_path / "knowledge")


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    folder = write(tmp_path / "sheets", MISSED)
    (folder / "complaints_to_come.yaml").write_text("complaints: [sore_throat]\n")
    (folder / "peers.yaml").write_text(PEERS)
    return folder


def evaluate(base: Path, sheets: Path, *more: str) -> int:
    return main(["evaluate", *more, "--knowledge", str(base), "--sheets", str(sheets)])


def explain(sheets: Path, level: str, name: str = "missed") -> None:
    entry = f"{{set: made_up, case: {name}, level: {level}, reason: Guidance says so, source: NG0}}"
    (sheets / "disagreements.yaml").write_text(f"guidance:\n  - {entry}\n")


def data(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return dict(json.loads(capsys.readouterr().out))


def test_the_shape_of_the_data(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(base, sheets, "--json")
    found = data(capsys)["sets"]["made_up"]
    assert list(found)[:9] == [
        "n",
        "accuracy",
        "safety",
        "emergencies",
        "emergencies_caught",
        "under_triage",
        "over_triage",
        "pages_median",
        "pages_p95",
    ]
    assert found["n"] == 3
    assert (
        found["accuracy"] == found["under_triage"] == found["over_triage"] == pytest.approx(1 / 3)
    )
    assert found["safety"] == pytest.approx(2 / 3)
    assert (found["emergencies"], found["emergencies_caught"]) == (2, 1)
    assert (found["self_care"], found["self_care_sent_to_hospital"]) == (1, 1)
    assert found["intervals"]["accuracy"] == [0.0615, 0.7923]
    assert found["matrix"]["emergency"]["self_care"] == 1


def test_every_miss_is_named_with_what_decided(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(base, sheets, "--json")
    missed, too_much = data(capsys)["sets"]["made_up"]["misses"]
    assert (missed["id"], missed["gold"], missed["level"]) == ("missed", "emergency", "self_care")
    assert missed["emergency_missed"]
    assert too_much["rules"] == ["heart"]
    assert too_much["over"]
    evaluate(base, sheets)
    told = capsys.readouterr().out
    assert (
        "MISSED EMERGENCY: missed (30 years, male, chest): needs emergency, told self_care "
        "(“Care for this at home”) by chest_self_care" in told
    )
    assert "over: too_much" in told
    assert "caught (30 years" not in told


def test_the_right_level_in_another_place_is_told(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The figures count levels: 999 and A&E are one."""
    file = sheets / "made_up.yaml"
    file.write_text(
        file.read_text().replace("gold: emergency}", "gold: emergency, disposition: call_999}")
    )
    evaluate(base, sheets, "--json")
    (elsewhere,) = data(capsys)["sets"]["made_up"]["sent_elsewhere"]
    assert (elsewhere["id"], elsewhere["disposition"]) == ("caught", "ae_now")
    evaluate(base, sheets)
    assert "caught: names call_999, told ae_now by heart" in capsys.readouterr().out


def test_a_case_not_covered_is_reported_apart(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(base, sheets, "--json")
    found = data(capsys)["sets"]["made_up"]
    assert "later" not in [miss["id"] for miss in found["misses"]]
    assert found["not_covered"]["n"] == 1
    assert found["not_covered"]["cases"][0]["left_out"] == ["throat_pus"]
    assert found["everything"]["n"] == 4
    assert found["emergencies_missed_unexplained"] == ["missed"]


def test_an_unexplained_missed_emergency_fails(base: Path, sheets: Path) -> None:
    assert evaluate(base, sheets) == 1


def test_one_that_guidance_explains_does_not(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain(sheets, "self_care")
    assert evaluate(base, sheets) == 0
    assert "explained: Guidance says so" in capsys.readouterr().out


def test_an_explanation_reaches_only_down_to_its_level(base: Path, sheets: Path) -> None:
    explain(sheets, "urgent")
    assert evaluate(base, sheets) == 1


def test_an_explanation_must_name_a_case(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    explain(sheets, "urgent", "mised")
    assert evaluate(base, sheets) == 2
    assert "Did you mean missed?" in capsys.readouterr().err


def test_without_misses_all_is_well(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(base, write(tmp_path / "good", CASES)) == 0
    assert "No emergency is missed without an explanation." in capsys.readouterr().out


def test_over_triage_alone_does_not_fail(base: Path, tmp_path: Path) -> None:
    fields = "findings: {tight: yes, spreads: yes}\ngold: self_care"
    assert evaluate(base, write(tmp_path / "over", case(fields))) == 0


def test_sets_are_never_pooled(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "two", case(""), "a.yaml")
    write(folder, case("gold: self_care"), "b.yaml")
    evaluate(base, folder, "--json")
    found = data(capsys)
    assert {name: own["accuracy"] for name, own in found["sets"].items()} == {"a": 0.0, "b": 1.0}
    assert not {"n", "accuracy"} & found.keys()
    evaluate(base, folder, "b", "--json")
    assert list(data(capsys)["sets"]) == ["b"]


def test_sheets_with_slips_are_not_measured(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "bad", case("findings: {tigth: yes}"))
    assert evaluate(base, folder) == 2
    told = capsys.readouterr()
    assert f"{folder.as_posix()}/made_up.yaml:" in told.err
    assert "Did you mean tight?" in told.err
    assert not told.out


def test_a_set_that_is_not_there(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(base, sheets, "semigran") == 2
    assert "There are: made_up." in capsys.readouterr().err


def test_every_case_on_request(
    base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(base, sheets, "--cases")
    assert "right: caught (30 years" in capsys.readouterr().out


def test_peers_stand_beside(base: Path, sheets: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate(base, sheets)
    lines = capsys.readouterr().out.splitlines()
    ours, first, second = (next(i for i, line in enumerate(lines) if name in line) for name in
                           ("Ask A&E, this run", "Somebody else", "Somebody  "))  # fmt: skip
    assert ours < first < second
    assert "55.5 %" in lines[second]
    evaluate(base, sheets, "--json")
    assert data(capsys)["sets"]["made_up"]["peers"][0]["who"] == "Somebody"


@pytest.fixture
def page(base: Path, sheets: Path, tmp_path: Path) -> BeautifulSoup:
    file = tmp_path / "out/report.html"
    evaluate(base, sheets, "--html", str(file))
    return BeautifulSoup(file.read_text(), "html.parser")


def test_the_page_asks_no_other_host(page: BeautifulSoup) -> None:
    assert not page.select("script, link, iframe, img, [src]")
    assert all(a["href"].startswith("#") for a in page.select("[href]"))  # type: ignore[union-attr]
    assert not re.search(r"url\(|@import|https?://", str(page))


def test_the_page_can_be_read_without_seeing(page: BeautifulSoup) -> None:
    assert page.html
    assert page.html["lang"] == "en"
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for chart in page.select("svg"):
        assert set(str(chart["aria-labelledby"]).split()) <= set(ids)
        assert chart.title
        assert chart.desc
        assert chart.desc.text
    assert {str(a["href"])[1:] for a in page.select("a[href]")} <= set(ids)


def test_the_page_names_misses_and_what_is_not_covered(page: BeautifulSoup) -> None:
    words = page.get_text(" ")
    for text in (
        "missed emergency",
        "Made to be missed",
        "heart",
        "Not covered yet: 1",
        "throat_pus",
    ):
        assert text in words
    assert HEAD.split("title: ")[1].split("\n")[0] in words
    assert "Somebody, 2020 (40 cases)" in words
