"""What the box offers while somebody types."""

import re

import pytest
from django.test import Client

URL = "/ask/suggest/"


def suggested(words: str) -> list[str]:
    return re.findall(r'data-complaint="(\w+)"', said(words))


def said(words: str) -> str:
    response = Client().post(URL, {"words": words})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return response.content.decode()


def test_half_a_word_is_enough() -> None:
    assert suggested("ches") == ["chest"]


def test_a_slip_is_forgiven() -> None:
    assert suggested("chset pain") == ["chest"]


@pytest.mark.parametrize(
    "words", ["", "ch", "xyzzy", "chest pain", "my chest is so tight since this morning"]
)
def test_nothing_is_offered_for_too_little_nothing_new_or_a_story(words: str) -> None:
    assert suggested(words) == []


def test_danger_is_told_at_once() -> None:
    assert "tel:999" in said("she is not breathing")
    assert "tel:999" not in said("tight chest")


def test_it_is_no_page_and_nothing_typed_comes_back() -> None:
    assert Client().get(URL).status_code == 405
    assert "script" not in said("<script>alert(1)</script> chest")
