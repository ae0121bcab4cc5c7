"""The encoder's layers in TensorFlow: those below are kept as they are, those above are tuned, with two heads on top.

The same sums as the library's own (BERT: Devlin J et al. NAACL 2019). Weights are rounded to 4 bit at every step, as
they will be kept, and the slope passes through the rounding (Bengio Y et al. arXiv:1308.3432).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy
import tensorflow as tf

from askae.understanding.encoder_file import Layout

from .heads import SIZE

HEADS, INNER = 12, 1536
BLOCK = 32
"""Weights that share a scale."""
SHAPES = {
    **{f"{name}.w": (SIZE, SIZE) for name in ("q", "k", "v", "ao")},
    "fi.w": (INNER, SIZE),
    "fo.w": (SIZE, INNER),
    **{f"{name}.b": (SIZE,) for name in ("q", "k", "v", "ao", "fo", "aln", "oln")},
    **{f"{name}.w": (SIZE,) for name in ("aln", "oln")},
    "fi.b": (INNER,),
}
FAR = -1e9
Layer = dict[str, Any]


class Base:
    """The encoder as it comes."""

    size = SIZE

    def __init__(self, file: bytes, layout: Layout) -> None:
        self._file, self._layout = file, layout
        self._words = self._bytes("emb.word").reshape(-1, SIZE // BLOCK, 2 + BLOCK // 2)
        self._places = self.tensor("emb.pos").reshape(-1, SIZE)
        self._kind = self.tensor("emb.type").reshape(-1, SIZE)[0]
        self._norm = self.tensor("emb.ln.w"), self.tensor("emb.ln.b")

    def tensor(self, name: str) -> Any:
        if self._layout.tensors[name].is_float:
            return self._bytes(name).view(numpy.float32)
        return _whole(self._bytes(name).reshape(-1, 2 + BLOCK // 2)).ravel()

    def layer(self, number: int) -> Layer:
        return {
            name: tf.Variable(self.tensor(f"l{number}.{name}").reshape(shape), name=name)
            for name, shape in SHAPES.items()
        }

    def first(self, tokens: Sequence[int]) -> Any:
        """What goes into the lowest layer."""
        words = _whole(self._words[list(tokens)]).reshape(-1, SIZE)
        rows = words + self._places[: len(tokens)] + self._kind
        return _normal(tf.constant(rows), self.epsilon, *self._norm).numpy()

    @property
    def epsilon(self) -> float:
        return self._layout.epsilon

    def _bytes(self, name: str) -> Any:
        tensor = self._layout.tensors[name]
        return numpy.frombuffer(self._file, numpy.uint8, tensor.size, tensor.start)


def _whole(blocks: Any) -> Any:
    """Blocks of a 16-bit scale and 4-bit numbers as floats; the low halves come first."""
    scale = blocks[..., :2].copy().view(numpy.float16).astype(numpy.float32)
    halves = [blocks[..., 2:] & 15, blocks[..., 2:] >> 4]
    return (numpy.concatenate(halves, -1).astype(numpy.float32) - 8) * scale


def packed(weights: Any) -> bytes:
    """The other way round."""
    blocks = numpy.asarray(weights, numpy.float32).reshape(-1, BLOCK)
    scale, whole = (part.numpy() for part in _rounded(tf.constant(blocks)))
    numbers = (whole + 8).astype(numpy.uint8)
    halves = numbers[:, : BLOCK // 2] | numbers[:, BLOCK // 2 :] << 4
    return numpy.concatenate([scale.astype(numpy.float16).view(numpy.uint8), halves], 1).tobytes()


def _rounded(blocks: Any) -> tuple[Any, Any]:
    """The scale of each block, and its numbers from -8 to 7."""
    largest = tf.gather(blocks, tf.argmax(tf.abs(blocks), 1), batch_dims=1)[:, None]
    scale = tf.cast(tf.cast(largest / -8, tf.float16), tf.float32)
    return scale, tf.clip_by_value(
        tf.floor(blocks / tf.where(scale == 0, 1.0, scale) + 8.5), 0, 15
    ) - 8


def as_kept(layer: Layer) -> Layer:
    """The layer's weights as the file will keep them, half as wide as a float: quicker on processors that know how."""
    return {
        name: tf.cast(_passing(part), tf.bfloat16)
        for name, part in layer.items()
        if len(part.shape) == 2
    }


def _passing(weights: Any) -> Any:
    scale, whole = _rounded(tf.reshape(weights, (-1, BLOCK)))
    return weights + tf.stop_gradient(tf.reshape(whole * scale, weights.shape) - weights)


def _normal(rows: Any, epsilon: float, by: Any, plus: Any) -> Any:
    middle = tf.reduce_mean(rows, -1, keepdims=True)
    spread = tf.reduce_mean((rows - middle) ** 2, -1, keepdims=True)
    return (rows - middle) * tf.math.rsqrt(spread + epsilon) * by + plus


def through(layer: Layer, kept: Layer, rows: Any, mask: Any, epsilon: float, forget: float) -> Any:
    """``mask``: 0 for a token, FAR where there is none. ``forget``: the share that is left out by chance."""
    texts, length = tf.shape(rows)[0], tf.shape(rows)[1]

    def linear(what: Any, name: str) -> Any:
        flat = tf.reshape(tf.cast(what, tf.bfloat16), (-1, what.shape[-1]))
        made = tf.matmul(flat, kept[f"{name}.w"], transpose_b=True)
        return tf.cast(made, tf.float32) + layer[f"{name}.b"]

    def by_head(what: Any) -> Any:
        split = tf.reshape(what, (texts, length, HEADS, SIZE // HEADS))
        return tf.cast(tf.transpose(split, (0, 2, 1, 3)), tf.bfloat16)

    def onto(before: Any, flat: Any, norm: str) -> Any:
        more = tf.reshape(flat, (texts, length, SIZE))
        more = tf.nn.dropout(more, forget) if forget else more
        return _normal(before + more, epsilon, layer[f"{norm}.w"], layer[f"{norm}.b"])

    asked, keys, values = (by_head(linear(rows, name)) for name in "qkv")
    alike = tf.cast(tf.matmul(asked, keys, transpose_b=True), tf.float32)
    looks = tf.nn.softmax(alike / (SIZE // HEADS) ** 0.5 + mask)
    seen = tf.transpose(tf.matmul(tf.cast(looks, tf.bfloat16), values), (0, 2, 1, 3))
    rows = onto(rows, linear(tf.reshape(seen, (texts, length, SIZE)), "ao"), "aln")
    inner = tf.nn.gelu(linear(rows, "fi"))
    return onto(rows, linear(tf.reshape(inner, (texts, length, INNER)), "fo"), "oln")


def vector(rows: Any, mask: Any) -> Any:
    """The mean of a text's tokens, of length 1."""
    here = tf.cast(mask[:, 0, 0, :] > FAR / 2, tf.float32)[..., None]
    mean = tf.reduce_sum(rows * here, 1) / tf.reduce_sum(here, 1)
    return tf.nn.l2_normalize(mean, -1)


def tensors(number: int, layer: Layer) -> Iterator[tuple[str, bytes]]:
    """As the model file holds them."""
    for name, part in layer.items():
        made = packed(part.numpy()) if len(part.shape) == 2 else part.numpy().tobytes()
        yield f"l{number}.{name}", made


def variables(layers: Sequence[Layer], heads: Mapping[str, Any]) -> list[Any]:
    return [part for layer in layers for part in layer.values()] + list(heads.values())
