"""What a national service starts from has a home here."""

from __future__ import annotations

from pathlib import Path

from askae.knowledge import compile_folder
from askae.knowledge.coverage import Topic, coverage, homeless, read_scope
from askae.triage import from_bundle

FOLDER = Path(__file__).parent.parent.parent / "knowledge"
KNOWLEDGE = from_bundle(compile_folder(FOLDER))


def test_every_title_has_a_complaint() -> None:
    scope = read_scope(FOLDER)
    assert len(scope) == len({topic.title for topic in scope}) == 124
    assert homeless(KNOWLEDGE, scope) == []


def test_a_title_without_a_home_is_found() -> None:
    scope = [Topic("Fever", ("fever",)), Topic("Nothing", ()), Topic("Gone", ("fever", "gone"))]
    assert homeless(KNOWLEDGE, scope) == ["Nothing", "Gone"]


def test_the_page_tells_who_and_how_urgent() -> None:
    scope = [Topic("Unwell Infant", ("unwell_baby", "fever"))]
    page = [line for line in coverage(KNOWLEDGE, scope) if line]
    assert page[-2].startswith("| Unwell Infant | [Baby unwell")
    assert "`age < 1 year` | emergency, urgent" in page[-2]
    assert page[-1].startswith("|  | [Fever")
    assert "everyone" in page[-1]


def test_no_file_no_scope(tmp_path: Path) -> None:
    assert read_scope(tmp_path) == ()
