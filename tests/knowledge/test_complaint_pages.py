"""The reference page of a complaint, for clinicians."""

from __future__ import annotations

from pathlib import Path

from askae.knowledge import compile_folder
from askae.knowledge.complaint_pages import complaint_pages
from askae.triage import from_bundle

from .small_base import write


def test_a_page_and_a_picture_for_each_complaint(tmp_path: Path) -> None:
    knowledge = from_bundle(compile_folder(write(tmp_path)))
    pages = complaint_pages(
        knowledge, lambda id: {"emergency": 2, "self_care": 1, "urgent": 0, "routine": 0}
    )
    assert sorted(pages) == ["cough.md", "cough.svg", "general_rules.md"]
    cough = pages["cough.md"]
    assert "Over its 3 cases in `answer_sheets/own` it advises: 2 emergency, 0 urgent" in cough
    assert "](cough.svg)" in cough
    row = next(line for line in cough.splitlines() if line.startswith("| `cough_low_oxygen`"))
    assert "your oxygen is under 92 % or (you are breathless and you cough up blood)" in row
    assert "| Lung failure | First aid (A charity, 2020-01-01), 1 |" in row
    assert "1. **Any of these?** They can be serious.\n   - Blood\n   - Breathless" in cough
    assert "   - Answers: A few days / Weeks / Months" in cough
    assert "- First aid (A charity, 2020-01-01): the document was read" in cough
    assert "`choking_now`" in pages["general_rules.md"]


def test_without_cases_nothing_is_said_of_them(tmp_path: Path) -> None:
    knowledge = from_bundle(compile_folder(write(tmp_path)))
    assert "cases in" not in complaint_pages(knowledge, lambda id: {})["cough.md"]
