"""``python -m tools.tune [--anew] [PHRASES]``: tunes the encoder to complaints, dangers and facts.

It goes on from what was tuned last, or begins again with the library's own; it takes half an hour to two hours on two
cores, least where they have 16-bit matrix units. Needed when phrases or complaints were added;
`askae/understanding/tuned.npz` is kept with the code, so that nobody else has to.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy
import tensorflow as tf

from askae.knowledge import compile_folder
from askae.triage import from_bundle
from askae.understanding import tuned
from askae.understanding.encoder_file import layout
from askae.understanding.learnt_files import as_array, written_whole
from askae.understanding.meant_facts import every_fact
from askae.understanding.topics import NOTHING
from askae.understanding.vectors import original

from .encoder import FAR, Base, as_kept, tensors, through
from .heads import heads_from
from .lesson import Example, examples
from .tokens import Tokens
from .training import AT_ONCE, LENGTHS, Text, Training

KEPT, LAYERS = 6, 12
"""So many layers stay as they are, and so many are read in all. Eight in all, four of them tuned, were tried: quicker
by a third, but a good deal worse at telling complaints apart.
"""
ROUNDS_ANEW, ROUNDS_ON = 4, 2
"""Times that everything is read, from the beginning or going on."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.tune", description=__doc__)
    parser.add_argument("phrases", nargs="?", type=Path, default=Path("phrases"))
    parser.add_argument("--anew", action="store_true", help="begin with the library's own")
    given = parser.parse_args()
    knowledge = from_bundle(compile_folder(Path("knowledge")))
    ids, facts = [*knowledge.complaints, NOTHING], every_fact(knowledge)
    before = None if given.anew else tuned.known()
    file = tuned.encoder(original().read_bytes()) if before else original().read_bytes()
    known = layout(file)
    base = Base(file, known)
    taught = list(examples(knowledge, given.phrases))
    sys.stderr.write(f"{len(taught)} texts; reading them with the lower layers ...\n")
    texts = list(_texts(taught, ids, facts, base, Tokens(known)))
    layers = [base.layer(number) for number in range(KEPT, LAYERS)]
    training = Training(layers, heads_from(ids, facts, before), known.epsilon)
    training.run(
        texts,
        ROUNDS_ON if before else ROUNDS_ANEW,
        (before.middle, before.spread) if before else None,
    )
    changed: dict[str, Any] = {
        name: numpy.frombuffer(content, numpy.uint8)
        for number, layer in enumerate(layers, KEPT)
        for name, content in tensors(number, layer)
    }
    heads = {name: head.numpy() for name, head in training.heads.items()}
    with written_whole(tuned.PATH) as out:
        numpy.savez(
            out,
            complaints=as_array(ids),
            fact_names=as_array(facts),
            layers=LAYERS,
            middle=training.middle.numpy(),
            spread=training.spread.numpy(),
            topics=heads["topics"].astype(numpy.float16),
            topics_bias=heads["topics_bias"],
            danger=heads["danger"][:, 0],
            danger_bias=heads["danger_bias"][0],
            facts=heads["facts"].astype(numpy.float16),
            facts_bias=heads["facts_bias"],
            **changed,
        )
    sys.stdout.write(
        f"Wrote {tuned.PATH}. Now run: make setup, then askae evaluate understanding\n"
    )
    return 0


def _texts(
    taught: Sequence[Example],
    ids: Sequence[str],
    facts: Sequence[str],
    base: Base,
    tokens: Tokens,
) -> Iterator[Text]:
    place = {id: number for number, id in enumerate(ids)}
    at = {fact: number for number, fact in enumerate(facts)}
    lower = [base.layer(number) for number in range(KEPT)]
    kept = [as_kept(layer) for layer in lower]

    @tf.function(reduce_retracing=True)
    def read(rows: tf.Tensor, mask: tf.Tensor) -> tf.Tensor:
        for layer, weights in zip(lower, kept, strict=True):
            rows = through(layer, weights, rows, mask, base.epsilon, 0.0)
        return rows

    of = [tokens.of(example.text, LENGTHS[-1]) for example in taught]
    order = sorted(range(len(taught)), key=lambda n: len(of[n]))
    for start in range(0, len(order), AT_ONCE):
        some = order[start : start + AT_ONCE]
        longest = len(of[some[-1]])
        rows = numpy.zeros((len(some), longest, base.size), numpy.float32)
        mask = numpy.full((len(some), 1, 1, longest), FAR, numpy.float32)
        for row, n in enumerate(some):
            rows[row, : len(of[n])] = base.first(of[n])
            mask[row, 0, 0, : len(of[n])] = 0
        found = read(tf.constant(rows), tf.constant(mask)).numpy().astype(numpy.float16)
        for row, n in enumerate(some):
            right = [place[id] for id in taught[n].complaints if id in place]
            goal = numpy.zeros(len(ids), numpy.float32)
            goal[right] = 1 / max(len(right), 1)
            told, absent = (
                ([at[fact] for fact in counted], [*counted.values()])
                for counted in (taught[n].facts.told, taught[n].facts.absent)
            )
            yield Text(found[row, : len(of[n])].copy(), goal, told, absent, taught[n])


if __name__ == "__main__":
    sys.exit(main())
