"""One text, four readers."""

from __future__ import annotations

import pytest

from askae.knowledge.wording import READERS, expand


@pytest.mark.parametrize(
    ("written", "you", "them", "child", "baby"),
    [
        ("{you}", "you", "they", "your child", "your baby"),
        ("{You}", "You", "They", "Your child", "Your baby"),
        ("{your} arm", "your arm", "their arm", "your child's arm", "your baby's arm"),
        ("{Your} arm", "Your arm", "Their arm", "Your child's arm", "Your baby's arm"),
        ("{they}", "you", "they", "they", "they"),
        ("{They}", "You", "They", "They", "They"),
        ("{their} arm", "your arm", "their arm", "their arm", "their arm"),
        ("{Their} arm", "Your arm", "Their arm", "Their arm", "Their arm"),
        ("{them}", "you", "them", "them", "them"),
        ("{yourself}", "yourself", "themselves", "themselves", "themselves"),
        ("{have|has}", "have", "have", "has", "has"),
        ("{Do|Does} {you} sleep?", "Do you sleep?", "Do they sleep?", "Does your child sleep?",
         "Does your baby sleep?"),
        ("need{|s}", "need", "need", "needs", "needs"),
        ("the same", "the same", "the same", "the same", "the same"),
        ("{you} and {they}", "you and you", "they and they", "your child and they", "your baby and they"),
    ],
)  # fmt: skip
def test_readers(written: str, you: str, them: str, child: str, baby: str) -> None:
    wording, unknown = expand(written)
    assert [wording[reader] for reader in READERS] == [you, them, child, baby]
    assert unknown == ()


@pytest.mark.parametrize(
    ("written", "unknown"),
    [
        ("{thou} art", ("{thou}",)),
        ("{YOU}", ("{YOU}",)),
        ("{a|b|c}", ("{a|b|c}",)),
        ("{you and {they}", ("{",)),
        ("you} and {x} or {x}", ("{x}", "}")),
        ("{}", ("{}",)),
    ],
)
def test_unknown_tokens(written: str, unknown: tuple[str, ...]) -> None:
    assert expand(written)[1] == unknown
