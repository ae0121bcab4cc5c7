"""The grammar of expressions: text to tree. What the words mean is decided in `expression_meaning`.

>>> parse("a and not (b or c >= 38)")
AllOf(parts=(Name(id='a', column=1), Not(part=AnyOf(parts=(Name(id='b', column=12), \
Compare(id='c', op='>=', value=Literal(text='38', unit='', column=22), column=17))))))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .expression_tree import (
    AllOf,
    Among,
    AnyOf,
    Compare,
    Literal,
    Name,
    Not,
    Score,
    Threshold,
    Tree,
)

WORDS = ("and", "or", "not", "in", "has", "has_any", "at_least", "score", "above", "below")
"""Words of the language; they cannot be names."""


class ExpressionError(ValueError):
    """Raised where the text is no expression. ``column`` counts from 1; ``unknown``: a name does not exist."""

    def __init__(self, message: str, column: int, cure: str = "", unknown: bool = False) -> None:
        super().__init__(message)
        self.message, self.column, self.cure, self.unknown = message, column, cure, unknown


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    column: int


_TOKEN = re.compile(
    r"(?P<word>\d*[A-Za-z_][A-Za-z0-9_]*)|(?P<number>\d+(?:\.\d+)?)|(?P<sign>>=|<=|[><=()\[\],*])"
)
_QUOTED = re.compile(r'"\w+"')
"""As people write the options "yes" and "no"; it means the same without quotes."""
_CURES = {
    "≥": "Write >=.",
    "≤": "Write <=.",
    "!": "Write not, as in: not (x = v).",
    "-": "Names have underscores, and there are no negative numbers.",
    "&": "Write and.",
    "|": "Write or.",
    "'": "Options need no quotes.",
}
_END = "the end"


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return [*found, _Token(_END, at + 1)]
        match = _QUOTED.match(text, at) or _TOKEN.match(text, at)
        if match is None:
            sign = text[at]
            raise ExpressionError(
                f"“{sign}” is not part of the language", at + 1, _CURES.get(sign, "")
            )
        found.append(_Token(match[0].strip('"'), at + 1))
        at = match.end()


def parse(text: str) -> Tree:
    """Raises ExpressionError where the text is no expression."""
    parser = _Parser(_tokens(text))
    tree = parser.expression()
    parser.expect(_END)
    return tree


_Part = TypeVar("_Part")


class _Parser:
    """Recursive descent, one method a rule of the grammar."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens, self._at = tokens, 0

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _take(self) -> _Token:
        token = self._next
        self._at += token.text != _END
        return token

    def _accept(self, text: str) -> bool:
        if self._next.text == text:
            self._take()
            return True
        return False

    def expect(self, text: str) -> None:
        found = self._next
        if not self._accept(text):
            cure = ""
            if text == ")":
                cure = "Close the bracket."
            elif text == _END:
                cure = "Join two conditions by “and” or “or”."
            raise ExpressionError(f"expected {text}, found {found.text}", found.column, cure)

    def expression(self) -> Tree:
        return self._joined(self._operand())

    def _joined(self, first: Tree) -> Tree:
        """``and`` or ``or``, never both without brackets."""
        parts = [first]
        word = self._next.text
        if word not in ("and", "or"):
            return first
        while self._accept(word):
            parts.append(self._operand())
        if self._next.text in ("and", "or"):
            raise ExpressionError(
                "“and” and “or” are mixed without brackets",
                self._next.column,
                "Put brackets round the part that belongs together.",
            )
        return AllOf(tuple(parts)) if word == "and" else AnyOf(tuple(parts))

    def _operand(self) -> Tree:
        if self._accept("not"):
            return Not(self._operand())
        if self._accept("("):
            inside = self.expression()
            self.expect(")")
            return inside
        token = self._next
        if token.text in ("at_least", "score"):
            return self._score()
        if token.text in ("above", "below"):
            return self._threshold()
        return self._comparison()

    def _name(self) -> _Token:
        token = self._take()
        if token.text in WORDS or not re.fullmatch(r"\w+", token.text) or token.text.isdigit():
            raise ExpressionError(f"expected a name, found {token.text}", token.column)
        return token

    def _comparison(self) -> Tree:
        name = self._name()
        sign = self._next.text
        if sign in (">=", "<=", ">", "<", "="):
            self._take()
            return Compare(name.text, sign, self._literal(), name.column)
        if sign in ("in", "has_any"):
            self._take()
            self.expect("[")
            values = self._list(self._literal, "]")
            return Among(name.text, sign, values, name.column)
        if self._accept("has"):
            return Among(name.text, "has", (self._literal(),), name.column)
        return Name(name.text, name.column)

    def _literal(self) -> Literal:
        token = self._take()
        if token.text in WORDS or not re.fullmatch(r"[\w.]+", token.text):
            raise ExpressionError(f"expected a value, found {token.text}", token.column)
        unit = ""
        following = self._next.text
        if token.text[0].isdigit() and re.fullmatch(r"[A-Za-z]\w*", following):
            unit = self._take().text if following not in WORDS else ""
        return Literal(token.text, unit, token.column)

    def _list(self, part: Callable[[], _Part], end: str) -> tuple[_Part, ...]:
        parts = [part()]
        while self._accept(","):
            parts.append(part())
        self.expect(end)
        return tuple(parts)

    def _number(self) -> float:
        token = self._take()
        if not re.fullmatch(r"\d+(\.\d+)?", token.text):
            raise ExpressionError(f"expected a number, found {token.text}", token.column)
        return _plain(float(token.text))

    def _score(self) -> Score:
        word = self._take()
        self.expect("(")
        least = self._number()
        self.expect(",")
        weighted = self._list(lambda: self._weighted(word.text == "score"), ")")
        return Score(least, weighted, word.column)

    def _weighted(self, weights: bool) -> tuple[float, Tree]:
        tree = self._operand()
        if self._next.text == "*":
            if not weights:
                raise ExpressionError("at_least takes no weights", self._next.column, "Use score.")
            self._take()
            return self._number(), tree
        whole = self._joined(tree)
        if self._next.text == "*":
            raise ExpressionError(
                "a weight after “and” or “or”",
                self._next.column,
                "Put brackets round what the weight belongs to.",
            )
        return 1, whole

    def _threshold(self) -> Threshold:
        word = self._take()
        self.expect("(")
        finding = self._name()
        self.expect(",")
        table = self._name()
        self.expect(")")
        return Threshold(word.text, finding.text, table.text, word.column)


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
