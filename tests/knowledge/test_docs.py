"""The reference pages say what the knowledge says."""

from __future__ import annotations

from pathlib import Path

from askae.knowledge.docs import reference_pages

from .small_base import write


def test_reference_pages(tmp_path: Path) -> None:
    pages = reference_pages(write(tmp_path))
    assert sorted(pages) == [
        "complaints.md",
        "dispositions.md",
        "findings.md",
        "reading-age.md",
        "unverified.md",
    ]
    oxygen = "| `oxygen` | Oxygen saturation | reading, 50 to 100 % | down | everyone | `cough_oxygen` | 1 |"
    assert oxygen in pages["findings.md"]
    assert "| `gp_soon` | routine | 10 days | gp | See a GP soon | 1 |" in pages["dispositions.md"]
    cough = (
        "| [Cough](complaints/cough.md) (`cough`) | Any cough | everyone | `gp_soon` | can be earned "
        "| 4 | 1 | 1 | 1 | 1 |"
    )
    assert cough in pages["complaints.md"]
    unverified = pages["unverified.md"]
    assert "1 of 3 emergency rules" in unverified
    assert "| `blue_now` | every | `blue_lips` | Low oxygen | unverified |" in unverified
    assert "choking_now" not in unverified
