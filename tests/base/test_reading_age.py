"""The words that people meet are as easy as promised, and the measure of it is sound."""

import pytest

from askae.knowledge.reading_age import counted, reading_age, sum_of, texts_of
from askae.triage import Knowledge


@pytest.mark.parametrize(
    ("easy", "hard"),
    [
        ("Call 999 now.", "Immediate ambulance attendance is recommended."),
        ("It hurts. It is red.", "It hurts and it is red and it is hot and it is sore to touch"),
    ],
)
def test_long_words_and_long_sentences_are_harder(easy: str, hard: str) -> None:
    assert counted(easy).age < counted(hard).age


def test_lines_of_a_list_are_sentences_and_figures_no_words() -> None:
    both = sum_of(["A sore throat", "38 °C or more", "", "999"])
    assert (both.words, both.sentences) == (6, 2)
    assert counted("").age == 0


def test_every_complaint_can_be_read_at_11(knowledge: Knowledge) -> None:
    ages = {
        id: sum_of(texts_of(knowledge, complaint)).age
        for id, complaint in knowledge.complaints.items()
    }
    assert {id: age for id, age in ages.items() if age > 11} == {}


def test_the_page_lists_every_complaint_and_the_hardest_texts(knowledge: Knowledge) -> None:
    lines = list(reading_age(knowledge))
    for complaint in knowledge.complaints.values():
        assert any(line.startswith(f"| {complaint.name} |") for line in lines)
    assert any("blood thinner" in line for line in lines)
