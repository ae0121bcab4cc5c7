"""Tunes the upper layers and the heads together, some texts at a time."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
import tensorflow as tf

from .encoder import FAR, SIZE, Layer, as_kept, through, variables, vector
from .lesson import Example

AT_ONCE = 64
STEP, STEP_OF_HEADS = 3e-4, 2e-3
"""Of the descent (Loshchilov I, Hutter F. Decoupled weight decay regularization. ICLR 2019)."""
MEAN, SQUARE, SHRINK = 0.9, 0.99, 0.01
LONGEST_SLOPE = 5.0
FORGET = 0.1
WARM, LAST = 0.06, 0.02
"""The step grows over so large a part of the way, and falls to so large a part of itself."""
HEADS_FIRST = 60
"""So many steps teach the heads alone, and as many more bring the layers in."""
DANGER, FACTS = 3.0, 0.3
"""What danger and facts count beside where to begin."""
LENGTHS = (8, 12, 16, 20, 26, 34, 46, 64, 96)
"""Texts of about one length go together; the last is the most that is read."""
MEASURED = 1500
"""So many texts tell the middle and spread of vectors before anything is tuned."""
SEED = 1


Counted = tuple[Sequence[int], Sequence[float]]
"""The places of facts, and what each counts."""


@dataclass(frozen=True)
class Text:
    """An example with its tokens as the lower layers leave them."""

    rows: Any
    goal: Any
    told: Counted
    absent: Counted
    example: Example

    @property
    def length(self) -> int:
        return next(length for length in LENGTHS if len(self.rows) <= length)


class Training:
    def __init__(self, layers: Sequence[Layer], heads: Mapping[str, Any], epsilon: float) -> None:
        """``heads``: the weights and biases to begin with."""
        self.layers, self.epsilon = layers, epsilon
        self.heads = {name: tf.Variable(head) for name, head in heads.items()}
        self.middle, self.spread = tf.Variable(tf.zeros(SIZE)), tf.Variable(1.0)
        self._all = variables(layers, self.heads)
        self._means = [tf.Variable(tf.zeros_like(part)) for part in self._all]
        self._squares = [tf.Variable(tf.zeros_like(part)) for part in self._all]
        self._steps = tf.Variable(0.0)
        self._step = tf.function(self._descend, reduce_retracing=True)

    def run(self, texts: Sequence[Text], rounds: int, scale: tuple[Any, Any] | None) -> None:
        """``scale``: middle and spread of vectors, where the heads know them already."""
        chance = numpy.random.default_rng(SEED)
        tf.random.set_seed(SEED)
        if scale:
            self.middle.assign(scale[0])
            self.spread.assign(scale[1])
        else:
            self._measure([texts[n] for n in chance.permutation(len(texts))[:MEASURED]])
        steps = rounds * sum(1 for _ in _batches(texts, chance))
        step, began, lost = 0, time.monotonic(), 0.0
        for _ in range(rounds):
            for some in _batches(texts, chance):
                much = _step_size(step / steps)
                lost = 0.98 * lost + 0.02 * float(self._step(*self._given(some), tf.constant(much)))
                step += 1
                if step % 20 == 0:
                    left = (time.monotonic() - began) / step * max(steps - step, 0) / 60
                    sys.stderr.write(
                        f"\r  {step} of {steps}, loss {lost:.2f}, {left:.0f} minutes left "
                    )
        sys.stderr.write("\n")

    def _measure(self, texts: Sequence[Text]) -> None:
        kept = [as_kept(layer) for layer in self.layers]
        found = [self._vector(kept, *_padded(some), 0.0).numpy() for some in _batches(texts, None)]
        vectors = numpy.concatenate(found)
        self.middle.assign(vectors.mean(0))
        self.spread.assign(vectors.std(0).mean())

    def _vector(self, kept: Sequence[Layer], rows: Any, mask: Any, forget: float) -> Any:
        for layer, weights in zip(self.layers, kept, strict=True):
            rows = through(layer, weights, rows, mask, self.epsilon, forget)
        return vector(rows, mask)

    def _given(self, some: Sequence[Text]) -> tuple[Any, ...]:
        rows, mask = _padded(some)
        goals = numpy.array([text.goal for text in some], numpy.float32)
        dangers = [text.example.danger for text in some]
        danger = numpy.array([bool(each) for each in dangers], numpy.float32)
        taught = numpy.array([each is not None for each in dangers], numpy.float32)
        told = numpy.zeros((len(some), self.heads["facts"].shape[1]), numpy.float32)
        counted = numpy.zeros_like(told)
        for row, text in enumerate(some):
            told[row, text.told[0]] = 1
            for places, much in (text.told, text.absent):
                counted[row, places] = much
        return rows, mask, *(tf.constant(each) for each in (goals, danger, taught, told, counted))

    def _descend(
        self,
        rows: Any,
        mask: Any,
        goals: Any,
        danger: Any,
        taught: Any,
        told: Any,
        counted: Any,
        much: Any,
    ) -> Any:
        with tf.GradientTape() as tape:
            kept = [as_kept(layer) for layer in self.layers]
            plain = (self._vector(kept, rows, mask, FORGET) - self.middle) / self.spread
            topics = plain @ self.heads["topics"] + self.heads["topics_bias"]
            odds = (plain @ self.heads["danger"] + self.heads["danger_bias"])[:, 0]
            of_topics = -tf.reduce_sum(goals * tf.nn.log_softmax(topics))
            of_danger = tf.nn.sigmoid_cross_entropy_with_logits(danger, odds) * taught
            facts = plain @ self.heads["facts"] + self.heads["facts_bias"]
            of_facts = tf.nn.sigmoid_cross_entropy_with_logits(told, facts) * counted
            both = DANGER * tf.reduce_sum(of_danger) + FACTS * tf.reduce_sum(of_facts)
            loss = (of_topics + both) / AT_ONCE
        self._move(tape.gradient(loss, self._all), much)
        return loss

    def _move(self, slopes: Sequence[Any], much: Any) -> None:
        slopes, _ = tf.clip_by_global_norm(slopes, LONGEST_SLOPE)
        self._steps.assign_add(1.0)
        brought_in = tf.clip_by_value((self._steps - HEADS_FIRST) / HEADS_FIRST, 0.0, 1.0)
        for place, (part, slope) in enumerate(zip(self._all, slopes, strict=True)):
            of_head = place >= len(self._all) - len(self.heads)
            step = much * (STEP_OF_HEADS if of_head else STEP * brought_in)
            mean, square = self._means[place], self._squares[place]
            mean.assign(MEAN * mean + (1 - MEAN) * slope)
            square.assign(SQUARE * square + (1 - SQUARE) * slope * slope)
            ahead = mean / (1 - MEAN**self._steps)
            wide = tf.sqrt(square / (1 - SQUARE**self._steps)) + 1e-8
            part.assign_sub(step * (ahead / wide + SHRINK * part))


def _step_size(way: float) -> float:
    falling = LAST + (1 - LAST) * (1 + math.cos(math.pi * way)) / 2
    return min(1.0, way / WARM) * falling


def _batches(texts: Sequence[Text], chance: Any | None) -> Iterator[list[Text]]:
    """By length, each text as often as its share says; in order where there is no chance."""
    groups: dict[int, list[Text]] = {}
    for text in texts:
        if chance is None or chance.random() < text.example.share:
            groups.setdefault(text.length, []).append(text)
    found = []
    for own in groups.values():
        order = range(len(own)) if chance is None else chance.permutation(len(own))
        mixed = [own[n] for n in order]
        found += [mixed[start : start + AT_ONCE] for start in range(0, len(mixed), AT_ONCE)]
    order = range(len(found)) if chance is None else chance.permutation(len(found))
    yield from (found[n] for n in order)


def _padded(some: Sequence[Text]) -> tuple[Any, Any]:
    length = some[0].length
    rows = numpy.zeros((len(some), length, SIZE), numpy.float32)
    mask = numpy.full((len(some), 1, 1, length), FAR, numpy.float32)
    for place, text in enumerate(some):
        rows[place, : len(text.rows)] = text.rows
        mask[place, 0, 0, : len(text.rows)] = 0
    return tf.constant(rows), tf.constant(mask)
