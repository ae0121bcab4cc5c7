"""Expressions over findings: immutable, three-valued, the same for engine, proof and drawing.

Negation stands only at the atoms: the authoring side pushes it there, because turning "not one of these options"
round needs the list of options. In a bundle an expression is a JSON list.

>>> e = from_json(["and", ["is", "fever", "yes"], [">=", "pulse", 130]])
>>> e
And(parts=(Atom(finding='fever', op='is', value='yes'), Atom(finding='pulse', op='>=', value=130)))
>>> to_json(e) == ["and", ["is", "fever", "yes"], [">=", "pulse", 130]]
True
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, cast, get_args

AtomOp = Literal["is", "in", "has", "lacks", ">=", ">", "<", "<="]
OPS: tuple[str, ...] = get_args(AtomOp)


@dataclass(frozen=True, slots=True)
class Atom:
    """One comparison of one finding.

    ``is``: a yes_no finding, value ``yes`` or ``no``. ``in``: a choice, plain or ordered, is one of the options.
    ``has``, ``lacks``: several options at once, any or none of these. The rest compare a number; age is in days.
    """

    finding: str
    op: AtomOp
    value: Any


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Holds when the weights of the parts that hold add up to ``least`` or more; weights are positive."""

    least: float
    parts: tuple[tuple[float, Expression], ...]


Expression = Atom | And | Or | AtLeast

TRUE = And(())
FALSE = Or(())

Conjunction = frozenset[Atom]


def from_json(data: list[Any]) -> Expression:
    op, *rest = data
    if op == "and":
        return And(tuple(from_json(part) for part in rest))
    if op == "or":
        return Or(tuple(from_json(part) for part in rest))
    if op == "at_least":
        least, *parts = rest
        return AtLeast(least, tuple((weight, from_json(part)) for weight, part in parts))
    finding, value = rest
    return Atom(finding, op, tuple(value) if isinstance(value, list) else value)


def to_json(expression: Expression) -> list[Any]:
    match expression:
        case And(parts):
            return ["and", *map(to_json, parts)]
        case Or(parts):
            return ["or", *map(to_json, parts)]
        case AtLeast(least, weighted):
            return ["at_least", least, *([weight, to_json(part)] for weight, part in weighted)]
        case _:
            value = expression.value
            return [
                expression.op,
                expression.finding,
                list(value) if isinstance(value, tuple) else value,
            ]


def atoms(expression: Expression) -> Iterator[Atom]:
    """Every atom, in reading order, repeated where it is repeated."""
    if isinstance(expression, Atom):
        yield expression
    else:
        for part in expression.parts:
            yield from atoms(part[1] if isinstance(part, tuple) else part)


def findings_in(expression: Expression) -> frozenset[str]:
    return frozenset(atom.finding for atom in atoms(expression))


def conjunctions(expression: Expression) -> tuple[Conjunction, ...]:
    """The disjunctive normal form, without conjunctions that another one contains.

    Distribution keeps the Kleene value, because strong Kleene logic is a distributive lattice.

    >>> abc = [Atom(x, "is", "yes") for x in "abc"]
    >>> sorted(sorted(a.finding for a in c) for c in conjunctions(AtLeast(2, tuple((1, a) for a in abc))))
    [['a', 'b'], ['a', 'c'], ['b', 'c']]
    """
    match expression:
        case Atom():
            found: set[Conjunction] = {frozenset((expression,))}
        case Or(parts):
            found = {c for part in parts for c in conjunctions(part)}
        case And(parts):
            found = {frozenset[Atom]()}
            for part in parts:
                found = _shortest({a | b for a, b in product(found, conjunctions(part))})
        case _:
            least, weighted = expression.least, expression.parts
            found = {
                conjunction
                for chosen in _enough(least, tuple(weight for weight, _ in weighted))
                for conjunction in conjunctions(And(tuple(weighted[i][1] for i in chosen)))
            }
    return tuple(sorted(_shortest(found), key=_reading_order))


def _shortest(found: set[Conjunction]) -> set[Conjunction]:
    return {c for c in found if not any(other < c for other in found)}


def _reading_order(conjunction: Conjunction) -> tuple[int, list[str]]:
    return len(conjunction), sorted(repr(atom) for atom in conjunction)


def _enough(least: float, weights: tuple[float, ...]) -> Iterator[tuple[int, ...]]:
    """The smallest sets of positions whose weights reach ``least``."""

    def grow(start: int, chosen: tuple[int, ...], reached: float) -> Iterator[tuple[int, ...]]:
        if reached >= least:
            yield chosen
            return
        for i in range(start, len(weights)):
            if reached + sum(weights[i:]) < least:
                return  # all the rest together is not enough
            yield from grow(i + 1, (*chosen, i), reached + weights[i])

    yield from grow(0, (), 0)


def negate(expression: Expression, negate_atom: Any) -> Expression:
    """The opposite, pushed to the atoms; ``negate_atom`` turns one atom round."""
    match expression:
        case And(parts):
            return Or(tuple(negate(part, negate_atom) for part in parts))
        case Or(parts):
            return And(tuple(negate(part, negate_atom) for part in parts))
        case AtLeast(least, weighted):
            # Weights are multiples of a half (the loader checks), so "less than" is "half a point less".
            total = sum(weight for weight, _ in weighted)
            turned = tuple((weight, negate(part, negate_atom)) for weight, part in weighted)
            return AtLeast(total - least + 0.5, turned)
        case _:
            return cast(Expression, negate_atom(expression))


def kleene(expression: Expression, truth: Callable[[Atom], bool | None]) -> bool | None:
    """True, False or None (unknown) in Kleene's strong logic, given the truth of each atom.

    >>> a, b = Atom("a", "is", "yes"), Atom("b", "is", "yes")
    >>> kleene(Or((a, b)), {a: True, b: None}.get), kleene(And((a, b)), {a: True, b: None}.get)
    (True, None)
    """
    match expression:
        case Atom():
            return truth(expression)
        case And(parts):
            known = [kleene(part, truth) for part in parts]
            return False if False in known else None if None in known else True
        case Or(parts):
            known = [kleene(part, truth) for part in parts]
            return True if True in known else None if None in known else False
        case _:
            least, weighted = expression.least, expression.parts
            scored = [(weight, kleene(part, truth)) for weight, part in weighted]
            if sum(weight for weight, known_part in scored if known_part) >= least:
                return True
            possible = sum(weight for weight, known_part in scored if known_part is not False)
            return None if possible >= least else False
