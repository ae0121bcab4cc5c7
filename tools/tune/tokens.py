"""A text as the encoder's tokens: the most likely cut into known pieces.

Kudo T. Subword regularization. ACL 2018: a unigram model, cut by the algorithm of Viterbi.
"""

from __future__ import annotations

from askae.understanding.encoder_file import Layout

SPACE = "\u2581"
"""What a space is read as."""
ASKED = "query: "
"""What the encoder was taught to find before a text."""
UNKNOWN = 10.0
"""How much less likely a character without a piece is than the least likely piece."""


class Tokens:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._pieces = {
            piece.decode(errors="replace"): n for n, (piece, _) in enumerate(layout.pieces)
        }
        self._scores = [score for _, score in layout.pieces]
        self._unknown = min(self._scores) - UNKNOWN
        self._longest = max(map(len, self._pieces))

    def of(self, text: str, most: int) -> list[int]:
        """With the first and the last; of a longer text what comes first."""
        found = [self._layout.first, *self._cut(self._normal(ASKED + text)), self._layout.last]
        return found if len(found) <= most else [*found[: most - 1], self._layout.last]

    def _normal(self, text: str) -> str:
        signs = (self._layout.normal.get(ord(sign), (ord(sign),)) for sign in text)
        plain = "".join(chr(sign) for several in signs for sign in several)
        while "  " in plain:
            plain = plain.replace("  ", " ")
        return (plain if plain.startswith(" ") else f" {plain}").replace(" ", SPACE)

    def _cut(self, text: str) -> list[int]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        """For each place: the likelihood up to here, where the last piece begins, and the piece."""
        for end in range(1, len(text) + 1):
            score, start, piece = best[end - 1][0] + self._unknown, end - 1, self._layout.unknown
            for begin in range(max(0, end - self._longest), end):
                known = self._pieces.get(text[begin:end])
                if known is not None and known != self._layout.unknown:
                    likely = best[begin][0] + self._scores[known]
                    if likely > score:
                        score, start, piece = likely, begin, known
            best.append((score, start, piece))
        found, end = [], len(text)
        while end:
            _, end, piece = best[end]
            found.append(piece)
        return found[::-1]
