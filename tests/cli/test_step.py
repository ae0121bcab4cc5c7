"""``askae step``: a stateless driver for scripts."""

import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from askae.cli.base import BUNDLE
from askae.live import LiveDirectory

from .command import ROOT, askae, dangers, environment, knowledge, least_worrying


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "answers.json"


def step(file: Path, *answers: str) -> dict[str, Any]:
    done = askae("step", file, *(part for answer in answers for part in ("--answer", answer)))
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def refused(file: Path, *answers: str) -> str:
    done = askae("step", file, *(part for answer in answers for part in ("--answer", answer)))
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


def test_a_missing_file_is_made_and_the_first_page_told(file: Path) -> None:
    page = step(file)["page"]
    assert json.loads(file.read_text()) == {}
    assert page["title"]
    for question in page["questions"]:
        assert {"finding", "kind", "text", "why", "options", "unit"} <= question.keys()
        assert all({"value", "text"} <= option.keys() for option in question["options"])


def test_only_its_owner_reads_a_new_file_and_nothing_is_left_beside_it(file: Path) -> None:
    step(file, "age=34")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_file_keeps_its_mode_and_a_link_stays_one(file: Path) -> None:
    real = file.with_name("real.json")
    real.write_text("{}")
    real.chmod(0o640)
    file.symlink_to(real)
    step(file, "age=34")
    assert file.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert json.loads(real.read_text()) == {"age": "34 years"}


@pytest.mark.parametrize("complaint", ["chest_pain", "ankle_foot_injury"])
def test_page_by_page_to_an_outcome(file: Path, complaint: str) -> None:
    answers: list[str] = []
    for _ in range(knowledge().max_pages + 1):
        told = step(file, *answers)
        if "outcome" in told:
            break
        answers = [
            f"{q['finding']}={least_worrying(q, '34 years', complaint)}"
            for q in told["page"]["questions"]
        ]
    outcome = told["outcome"]
    assert outcome["level"] in ("emergency", "urgent", "routine", "self_care")
    assert outcome["disposition"] in knowledge().dispositions
    assert outcome["version"] == knowledge().version
    assert isinstance(outcome["title"], str)
    assert outcome["advice"]
    assert outcome["safety_net"]
    for key in ("because", "advice", "safety_net"):
        assert all(isinstance(line, str) and line for line in outcome[key])
    assert outcome["pages_asked"] <= knowledge().max_pages


def test_age_sex_pregnancy_and_complaints_are_answers_like_any_other(file: Path) -> None:
    step(file, "age=34", "sex=female", "pregnancy=no", "complaint=fever, headache")
    assert json.loads(file.read_text()) == {
        "age": "34 years",
        "sex": "female",
        "pregnancy": "no",
        "complaint": ["fever", "headache"],
    }


def test_an_emergency_is_told_at_once(file: Path) -> None:
    page = step(file, "age=70 years")["page"]
    while page["kind"] != "dangers":
        page = step(
            file, *(f"{q['finding']}={least_worrying(q, '70', '')}" for q in page["questions"])
        )["page"]
    first = page["questions"][0]["finding"]
    outcome = step(file, f"{first}=yes", *(f"{q['finding']}=no" for q in page["questions"][1:]))[
        "outcome"
    ]
    assert first in dangers()
    assert outcome["level"] == "emergency"


def test_a_number_may_carry_another_unit_and_a_reading_be_skipped(file: Path) -> None:
    step(file, "temperature=101 F")
    assert json.loads(file.read_text())["temperature"] == pytest.approx(38.33)
    step(file, "temperature=skipped")
    assert json.loads(file.read_text())["temperature"] == "skipped"


def test_an_answer_can_be_not_sure_and_be_changed(file: Path) -> None:
    step(file, "age=34", "sex=not_sure")
    step(file, "sex=male")
    assert json.loads(file.read_text()) == {"age": "34 years", "sex": "male"}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("sex=femal", "female, male, not_sure"),
        ("sexx=female", "Did you mean sex or "),
        ("temperature=hot", "a number from"),
        ("temperature=70", "a number from"),
        ("age=old", "6 weeks"),
        ("age=200", "6 weeks"),
        ("complaint=chest_pian", "Did you mean chest_pain or "),
        ("complaint=", "Choose"),
        ("sex", "FINDING=VALUE"),
        ("=female", "FINDING=VALUE"),
        ("sex=" + "x" * 300, "too long"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_taken(
    file: Path, answer: str, told: str
) -> None:
    step(file, "age=34")
    before = file.read_bytes()
    assert told in refused(file, "pregnancy=no", answer)
    assert file.read_bytes() == before


def test_a_refused_answer_makes_no_file(file: Path) -> None:
    refused(file, "sex=femal")
    assert not file.exists()


def test_an_answer_given_twice_is_refused(file: Path) -> None:
    assert "twice" in refused(file, "sex=female", "sex=male")


def test_a_complaint_that_is_not_made_for_the_age_is_refused_whatever_the_order(file: Path) -> None:
    limited = next((c for c in knowledge().complaints.values() if "age" in str(c.applies)), None)
    if limited is None:
        pytest.skip("every complaint is for every age")
    assert "age" in refused(file, f"complaint={limited.id}", "age=2 days")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '"age"',
        '{"age": "34 years",}',
        '{"sex": "male", "sex": "female"}',
        '{"age": NaN}',
        '{"sex": "femal"}',
        '{"no_such_finding": "yes"}',
        '{"sex": {"is": "male"}}',
        "[" * 100_000,
        " " * 1_000_001,
    ],
)
def test_a_damaged_file_is_told_and_left_as_it_is(file: Path, content: str) -> None:
    file.write_text(content)
    assert str(file) in refused(file, "age=34")
    assert file.read_text() == content


def test_a_file_that_is_not_text_or_no_file_at_all(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")
    assert "damaged" in refused(file)
    assert "cannot be read" in refused(file.parent)


def test_a_bad_answer_in_the_file_can_be_mended(file: Path) -> None:
    file.write_text('{"age": "34 years", "sex": "femal"}')
    step(file, "sex=female")
    assert json.loads(file.read_text())["sex"] == "female"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = askae("step", tmp_path / "nowhere" / "answers.json")
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_correction_that_takes_an_emergency_back_is_pointed_out(file: Path) -> None:
    page = step(file, "age=70 years")["page"]
    while page["kind"] != "dangers":
        page = step(
            file, *(f"{q['finding']}={least_worrying(q, '70', '')}" for q in page["questions"])
        )["page"]
    first = page["questions"][0]["finding"]
    step(file, f"{first}=yes", *(f"{q['finding']}=no" for q in page["questions"][1:]))
    assert "less urgent" in step(file, f"{first}=no")["notice"]


def test_it_needs_the_standard_library_alone(file: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from askae.cli.main import main; "
        f"sys.exit(main(['step', {str(file)!r}, '--answer', 'age=34']))"
    )
    # -S: without anything that was installed.
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        env=environment(PYTHONPATH=""),
    )
    assert done.returncode == 0, done.stderr
    assert "page" in json.loads(done.stdout)


def test_the_live_directory_comes_first(file: Path, tmp_path: Path) -> None:
    bundle = json.loads(BUNDLE.read_text())
    bundle["title"] = "Another edition"
    from askae.triage import version_of

    bundle["version"] = version_of(bundle)
    live = LiveDirectory(tmp_path / "live")
    live.publish_knowledge(bundle)
    where = {"ASKAE_LIVE": str(live.path)}
    assert "Another edition" in askae("version", cwd=ROOT, **where).stdout
    live.withdraw("Call 111 instead.")
    done = askae("step", file, cwd=ROOT, **where)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Call 111 instead." in done.stderr
    assert not file.exists()
