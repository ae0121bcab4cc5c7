"""What the encoder was tuned to: where to begin, and whether a life may be in danger, from the meaning of a whole text.

Some upper layers of the encoder were taught by the phrases, together with two heads on the vector that it gives: one
for complaints, one for danger (`tools.tune`; as in Devlin J et al. BERT. NAACL 2019). What was learnt is kept with the
code: teaching it takes long, and needs libraries that nothing else does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .encoder_file import with_layers

PATH = Path(__file__).parent / "tuned.npz"
HEADS = ("topics", "topics_bias", "danger", "danger_bias")
NOT_LAYERS = {"complaints", "layers", "middle", "spread", *HEADS}


@dataclass(frozen=True)
class Tuned:
    complaints: list[str]
    """Those known when it was tuned, and NOTHING."""
    middle: Any
    spread: Any
    topics: Any
    topics_bias: Any
    danger: Any
    danger_bias: Any

    def shares(self, vector: Any) -> dict[str, float]:
        """Complaint, or NOTHING -> how likely it is meant."""
        import numpy

        odds = self._plain(vector) @ self.topics + self.topics_bias
        share = numpy.exp(odds - odds.max())
        return dict(zip(self.complaints, (share / share.sum()).tolist(), strict=True))

    def odds(self, vector: Any) -> float:
        """Log odds that a life may be in danger."""
        return float(self._plain(vector) @ self.danger + self.danger_bias)

    def _plain(self, vector: Any) -> Any:
        return (vector - self.middle) / self.spread


@lru_cache(maxsize=1)
def known() -> Tuned:
    """Raises ImportError without numpy."""
    import numpy

    with numpy.load(PATH) as kept:
        heads = {key: kept[key].astype(numpy.float32) for key in HEADS}
        ids = json.loads(bytes(kept["complaints"]))
        return Tuned(ids, kept["middle"], kept["spread"], **heads)


def encoder(original: bytes) -> bytes:
    """The model file with the tuned layers.

    Raises ImportError without numpy, ValueError where the file does not fit.
    """
    import numpy

    with numpy.load(PATH) as kept:
        changed = {name: kept[name].tobytes() for name in kept.files if name not in NOT_LAYERS}
        return with_layers(original, int(kept["layers"]), changed)
