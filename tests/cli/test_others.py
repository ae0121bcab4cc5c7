"""The other commands: complaints, explain, knowledge, docs, version, bench."""

import json
import shutil
from pathlib import Path

import pytest

from askae.triage import load

from .command import ROOT, askae, knowledge

PROMISED = {
    "step_ms_median", "step_ms_p99", "pages_ratio", "pages_per_second", "first_page_bytes",
    "step_growth_10x", "worker_mb", "start_seconds",
}  # fmt: skip


def test_complaints_are_listed_from_a_to_z() -> None:
    found = json.loads(askae("complaints", "--json").stdout)
    assert {complaint["id"] for complaint in found} == set(knowledge().complaints)
    names = [complaint["name"].casefold() for complaint in found]
    assert names == sorted(names)
    assert len(askae("complaints").stdout.splitlines()) == len(found)


def test_complaints_are_found_by_words() -> None:
    assert (
        json.loads(askae("complaints", "tite", "cheast", "--json").stdout)[0]["id"] == "chest_pain"
    )
    assert json.loads(askae("complaints", "xyzzy", "--json").stdout) == []
    told = askae("complaints", "xyzzy").stdout
    assert all(words in told for words in ("something else", "111", "999"))
    assert "call 999" in askae("complaints", "stroke").stdout
    danger = askae("complaints", "stroke", "--json")
    offered = [complaint["id"] for complaint in json.loads(danger.stdout)]
    assert (offered[0], offered[-1]) == ("stroke_like", "something_else")
    assert "call 999" in danger.stderr


def test_explain_needs_a_finished_file(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    missing = askae("explain", file)
    assert (missing.returncode, missing.stdout) == (2, "")
    file.write_text('{"age": "70 years"}')
    assert "questions left" in askae("explain", file).stderr


def test_explain_in_plain_sentences(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    page = json.loads(askae("step", file, "--answer", "age=70", "--answer", "who=me").stdout)[
        "page"
    ]
    answers = {q["finding"]: "no" for q in page["questions"]} | {
        page["questions"][0]["finding"]: "yes"
    }
    file.write_text(json.dumps({"age": "70 years", "who": "me"} | answers))
    done = askae("explain", file)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("The advice: ")


def test_knowledge_is_checked_and_compiled(tmp_path: Path) -> None:
    out = tmp_path / "bundle.json"
    assert askae("knowledge", "check").returncode == 0
    done = askae("knowledge", "compile", "--out", out)
    assert done.returncode == 0, done.stderr
    assert load(out).version[:12] in done.stdout


def test_problems_are_told_with_file_and_line_and_nothing_is_written(tmp_path: Path) -> None:
    folder, out = tmp_path / "knowledge", tmp_path / "bundle.json"
    shutil.copytree(ROOT / "knowledge", folder)
    (folder / "more.yaml").write_text("findings:\n  strange:\n    kind: nonsense\n")
    checked = askae("knowledge", "check", folder)
    assert checked.returncode == 1
    assert "more.yaml:" in checked.stdout
    compiled = askae("knowledge", "compile", folder, "--out", out)
    assert compiled.returncode == 1
    assert "more.yaml:" in compiled.stderr
    assert not out.exists()


def test_a_knowledge_folder_that_is_not_there(tmp_path: Path) -> None:
    done = askae("knowledge", "check", tmp_path / "nowhere")
    assert done.returncode == 2
    assert "There is no folder" in done.stderr


def test_stale_reference_pages_are_named_and_made_again(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copytree(ROOT / "knowledge", tmp_path / "knowledge")
    page = tmp_path / "docs/reference/command-line.md"
    fresh = page.read_text()
    page.write_text("stale")
    checked = askae("docs", "--check", cwd=tmp_path)
    assert checked.returncode == 1
    assert "command-line.md" in checked.stdout
    assert askae("docs", cwd=tmp_path).returncode == 0
    assert page.read_text() == fresh


def test_version_names_program_and_knowledge() -> None:
    told = askae("version").stdout
    assert told.startswith("askae ")
    assert knowledge().version[:12] in told
    done = askae("--version")
    assert (done.returncode, done.stdout) == (0, told)


def test_every_command_has_help_and_a_wrong_one_is_refused() -> None:
    for words in (("step",), ("ask",), ("knowledge", "check"), ("bench",), ()):
        done = askae(*words, "--help")
        assert done.returncode == 0
        assert "usage:" in done.stdout
    assert askae("stepp").returncode == 2
    assert askae().returncode == 2


@pytest.mark.slow
def test_bench_measures_everything_that_it_promises(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    done = askae("bench", "--json", "--seconds", "0.3", "--page", page)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert results.keys() >= PROMISED
    assert all(results[key] is None or results[key] > 0 for key in PROMISED)
    assert results["knowledge"][:12] in page.read_text()


def test_own_words_are_understood() -> None:
    done = askae("understand", "earache in my 3 yr old daughter", "--json")
    told = json.loads(done.stdout)
    assert told["complaints"][0] == "earache_discharge"
    assert told["person"]["age"] == "3 years"
    plain = askae("understand", "mama nie oddycha").stdout
    assert "call 999" in plain
    assert "Polski" in plain
