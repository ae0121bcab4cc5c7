"""What the encoder was tuned to: where to begin, whether a life may be in danger, and facts, by a text's meaning.

Some upper layers of the encoder were taught by the phrases, together with three heads on the vector that it gives: for
complaints, danger and facts (`tools.tune`; as in Devlin J et al. BERT. NAACL 2019). What was learnt is kept with the
code: teaching it takes long, and needs libraries that nothing else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from .encoder_file import with_layers
from .learnt_files import from_array

PATH = Path(__file__).parent / "tuned.npz"
HEADS = ("topics", "topics_bias", "danger", "danger_bias", "facts", "facts_bias")
NOT_LAYERS = {"complaints", "fact_names", "layers", "middle", "spread", *HEADS}


@dataclass(frozen=True)
class Tuned:
    complaints: list[str]
    """Those known when it was tuned, and NOTHING."""
    fact_names: list[str]
    middle: Any
    spread: Any
    topics: Any
    topics_bias: Any
    danger: Any
    danger_bias: Any
    facts: Any
    facts_bias: Any

    def shares(self, vector: Any) -> dict[str, float]:
        """Complaint, or NOTHING -> how likely it is meant."""
        import numpy

        odds = self._plain(vector) @ self.topics + self.topics_bias
        share = numpy.exp(odds - odds.max())
        return dict(zip(self.complaints, (share / share.sum()).tolist(), strict=True))

    def odds(self, vector: Any) -> float:
        """Log odds that a life may be in danger."""
        return float(self._plain(vector) @ self.danger + self.danger_bias)

    @cached_property
    def fact_place(self) -> dict[str, int]:
        return {fact: place for place, fact in enumerate(self.fact_names)}

    def told(self, vector: Any) -> Any:
        """Log odds that each fact is told (`meant_facts`), by its place."""
        return self._plain(vector) @ self.facts + self.facts_bias

    def _plain(self, vector: Any) -> Any:
        return (vector - self.middle) / self.spread


@lru_cache(maxsize=1)
def known() -> Tuned:
    """Raises ImportError without numpy."""
    import numpy

    with numpy.load(PATH) as kept:
        heads = {key: kept[key].astype(numpy.float32) for key in HEADS}
        ids, names = (from_array(kept[key]) for key in ("complaints", "fact_names"))
        return Tuned(ids, names, kept["middle"], kept["spread"], **heads)


def encoder(original: bytes) -> bytes:
    """The model file with the tuned layers.

    Raises ImportError without numpy, ValueError where the file does not fit.
    """
    import numpy

    with numpy.load(PATH) as kept:
        changed = {name: kept[name].tobytes() for name in kept.files if name not in NOT_LAYERS}
        return with_layers(original, int(kept["layers"]), changed)
