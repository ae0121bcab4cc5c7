"""What a browser carries can be neither read nor changed by anybody else."""

import pytest

from askae.website.ask.seal import BrokenSealError, seal, unseal

OLD, NEW = "an old secret, long and random", "a new secret, long and random"


def test_what_was_sealed_opens() -> None:
    assert unseal(seal(b"said", "journey", [NEW]), "journey", [NEW]) == b"said"


def test_every_seal_differs_and_hides() -> None:
    first, second = (seal(b"said" * 9, "journey", [NEW]) for _ in range(2))
    assert first != second
    assert "said" not in first


def test_an_old_key_still_opens_and_the_newest_seals() -> None:
    sealed = seal(b"said", "journey", [OLD])
    assert unseal(sealed, "journey", [NEW, OLD]) == b"said"
    fresh = seal(b"said", "journey", [NEW, OLD])
    with pytest.raises(BrokenSealError):
        unseal(fresh, "journey", [OLD])


def test_another_journey_does_not_open_it() -> None:
    with pytest.raises(BrokenSealError):
        unseal(seal(b"said", "journey", [NEW]), "another", [NEW])


@pytest.mark.parametrize("place", [0, 5, 20, -3])
def test_one_changed_letter_is_noticed(place: int) -> None:
    letters = list(seal(b"said", "journey", [NEW]))
    letters[place] = "A" if letters[place] != "A" else "B"
    with pytest.raises(BrokenSealError):
        unseal("".join(letters), "journey", [NEW])


@pytest.mark.parametrize("text", ["", "x", "short", "ü" * 60, "!" * 60, "A" * 61])
def test_anything_else_is_no_seal(text: str) -> None:
    with pytest.raises(BrokenSealError):
        unseal(text, "journey", [NEW])
