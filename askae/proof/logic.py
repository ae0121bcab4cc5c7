"""Truth values of Z3 that fold away what is known already, so that formulas stay small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import z3

Truth: TypeAlias = "z3.BoolRef | bool"


def _joined(make: Callable[..., Any], parts: list[z3.BoolRef]) -> z3.BoolRef:
    """As z3.And and z3.Or do it, without their checks of every argument: half of the time went there."""
    context = parts[0].ctx
    array = (z3.Ast * len(parts))(*[part.ast for part in parts])
    return z3.BoolRef(make(context.ref(), len(parts), array), context)


def any_of(parts: Iterable[Truth]) -> Truth:
    found: list[z3.BoolRef] = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            found.append(part)
    if not found:
        return False
    return found[0] if len(found) == 1 else _joined(z3.Z3_mk_or, found)


def all_of(parts: Iterable[Truth]) -> Truth:
    found: list[z3.BoolRef] = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            found.append(part)
    if not found:
        return True
    return found[0] if len(found) == 1 else _joined(z3.Z3_mk_and, found)


def negation(part: Truth) -> Truth:
    if isinstance(part, bool):
        return not part
    return z3.BoolRef(z3.Z3_mk_not(part.ctx.ref(), part.ast), part.ctx)


def either(when: Truth, then: Truth, other: Truth) -> Truth:
    if isinstance(when, bool):
        return then if when else other
    if then is True:
        return any_of([when, other])
    if then is False:
        return all_of([negation(when), other])
    if other is True:
        return any_of([negation(when), then])
    if other is False:
        return all_of([when, then])
    return z3.If(when, then, other)


def at_least(number: int, parts: Iterable[Truth]) -> Truth:
    found: list[z3.BoolRef] = []
    for part in parts:
        if part is True:
            number -= 1
        elif part is not False:
            found.append(part)
    if number <= 0:
        return True
    return z3.AtLeast(*found, number) if len(found) >= number else False


def is_literal(truth: Truth) -> bool:
    """A name or its negation, which a solver can assume without taking it in."""
    if isinstance(truth, bool):
        return False
    inner = truth.arg(0) if z3.is_not(truth) else truth
    return bool(z3.is_const(inner))


def is_set(model: z3.ModelRef, name: z3.BoolRef) -> bool:
    """Whether a name is true in a model; what the model leaves open is false."""
    context = model.ctx.ref()
    found = z3.Z3_model_get_const_interp(
        context, model.model, z3.Z3_get_app_decl(context, name.ast)
    )
    return bool(found) and z3.Z3_get_bool_value(context, found) == z3.Z3_L_TRUE


def check(solver: z3.Solver, assumed: list[z3.BoolRef]) -> bool:
    """Whether the solver finds somebody; as `z3.Solver.check`, without its checks of every argument."""
    array = (z3.Ast * len(assumed))(*[part.ast for part in assumed])
    result = z3.Z3_solver_check_assumptions(solver.ctx.ref(), solver.solver, len(assumed), array)
    if result == z3.Z3_L_UNDEF:
        raise RuntimeError(f"Z3 gave up: {solver.reason_unknown()}")
    return bool(result == z3.Z3_L_TRUE)
