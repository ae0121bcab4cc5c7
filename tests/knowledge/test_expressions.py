"""What an expression means, what it may not say, and that its text and its meaning agree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from askae.knowledge.expression_meaning import Table, Vocabulary, negated, read
from askae.readable.expression_text import text
from askae.triage.ages import DAYS
from askae.triage.expressions import And, AtLeast, Atom, Expression, Or, atoms, kleene
from askae.triage.knowledge import Finding, Option

NONE: dict[str, str] = {}


def finding(id: str, kind: str = "yes_no", options: str = "", **more: Any) -> Finding:
    made = tuple(Option(option, NONE, NONE) for option in options.split())
    return Finding(id, kind, "none", None, id, NONE, NONE, NONE, options=made, **more)


FINDINGS = {
    f.id: f
    for f in (
        finding("a"),
        finding("b"),
        finding("c"),
        finding("colour", "choice", "red green blue"),
        finding("onset", "ordered", "now hour day week"),
        finding("site", "several", "arm leg back"),
        finding("pulse", "number", min=20, max=250),
        finding("temperature", "number", min=30, max=45),
        finding("age", "age"),
        finding("age_exact", "age"),
        finding("complaint", "complaint"),
    )
}
TABLE = Table(
    "fast",
    "",
    ((Atom("age", "<", DAYS["year"]), 160), (Atom("age", ">=", DAYS["year"]), 130)),
)
VOCABULARY = Vocabulary(
    FINDINGS,
    complaints=("cough", "fever"),
    tables={"fast": TABLE},
    concepts=("ill",),
    concept={"ill": Or((Atom("a", "is", "yes"), Atom("temperature", ">=", 38)))}.get,
)
A, B, C = (Atom(id, "is", "yes") for id in "abc")


def meaning(written: str) -> Expression:
    expression, errors = read(written, VOCABULARY)
    assert expression is not None, [error.message for error in errors]
    return expression


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("a", A),
        ("not a", Atom("a", "is", "no")),
        ("a and b and c", And((A, B, C))),
        ("a or (b and c)", Or((A, And((B, C))))),
        ("not (a or not b)", And((Atom("a", "is", "no"), B))),
        ("not a and b", And((Atom("a", "is", "no"), B))),
        ("pulse >= 130", Atom("pulse", ">=", 130)),
        ("temperature < 37.5", Atom("temperature", "<", 37.5)),
        ("not pulse > 90", Atom("pulse", "<=", 90)),
        ("age < 3 months", Atom("age", "<", 3 * 30.4375)),
        ("age >= 1 year", Atom("age", ">=", 365.25)),
        ("age > 28 days", Atom("age", ">", 28)),
        ("age <= 6 weeks", Atom("age", "<=", 42)),
        ("colour = red", Atom("colour", "in", ("red",))),
        ("colour in [blue, red]", Atom("colour", "in", ("red", "blue"))),
        ('colour = "red"', Atom("colour", "in", ("red",))),
        ("not (colour = red)", Atom("colour", "in", ("green", "blue"))),
        ("onset >= day", Atom("onset", "in", ("day", "week"))),
        ("onset < day", Atom("onset", "in", ("now", "hour"))),
        ("onset <= now", Atom("onset", "in", ("now",))),
        ("onset > hour", Atom("onset", "in", ("day", "week"))),
        ("site has arm", Atom("site", "has", ("arm",))),
        ("site has_any [leg, arm]", Atom("site", "has", ("arm", "leg"))),
        ("not (site has arm)", Atom("site", "lacks", ("arm",))),
        ("complaint = cough", Atom("complaint", "has", ("cough",))),
        ("complaint in [fever, cough]", Atom("complaint", "has", ("cough", "fever"))),
        ("at_least(2, a, b, c)", AtLeast(2, ((1, A), (1, B), (1, C)))),
        ("score(3, a * 2, b, c * 1.5)", AtLeast(3, ((2, A), (1, B), (1.5, C)))),
        ("score(2, (a or b) * 2, c)", AtLeast(2, ((2, Or((A, B))), (1, C)))),
        ("at_least(2, a or b, c)", AtLeast(2, ((1, Or((A, B))), (1, C)))),
        ("ill and b", And((Or((A, Atom("temperature", ">=", 38))), B))),
        ("not ill", And((Atom("a", "is", "no"), Atom("temperature", "<", 38)))),
        (
            "above(pulse, fast)",
            Or(tuple(And((who, Atom("pulse", ">=", value))) for who, value in TABLE.rows)),
        ),
        (
            "below(pulse, fast)",
            Or(tuple(And((who, Atom("pulse", "<", value))) for who, value in TABLE.rows)),
        ),
    ],
)
def test_meaning(written: str, means: Expression) -> None:
    assert meaning(written) == means


@pytest.mark.parametrize(
    ("written", "message", "column"),
    [
        ("a and b or c", "“and” and “or” are mixed without brackets", 9),
        ("a b", "expected the end, found b", 3),
        ("(a or b", "expected ), found the end", 8),
        ("a ≥ 3", "“≥” is not part of the language", 3),
        ("and a", "expected a name, found and", 1),
        ("pulse >=", "expected a value, found the end", 9),
        ("d", "there is no finding or concept “d”", 1),
        ("a and d", "there is no finding or concept “d”", 7),
        ("pulse", "pulse is of the kind number and needs a comparison", 1),
        ("colour", "colour is of the kind choice and needs a comparison", 1),
        ("a = yes", "a is of the kind yes_no and takes no “=”", 1),
        ("a >= 3", "a is of the kind yes_no, which has no order", 1),
        ("colour >= red", "colour is of the kind choice, which has no order", 1),
        ("colour = pink", "colour has no option “pink”", 10),
        ("colour has red", "colour is of the kind choice and takes no “has”", 1),
        ("site = arm", "site is of the kind several and takes no “=”", 1),
        ("onset >= now", "this is always true of onset", 1),
        ("onset < now", "this is never true of onset", 1),
        ("colour in [red, green, blue]", "this is always true of colour", 1),
        ("pulse >= fast", "pulse is a number, fast is not", 10),
        ("pulse >= 300", "300 is outside 20 to 250, the range of pulse", 10),
        ("pulse = 90", "a number is never compared by =", 1),
        ("temperature >= 38 C", "“C” after a number: temperature is always in “”", 16),
        ("age < 3", "the age 3 has no unit of days, weeks, months or years", 7),
        ("age < 3 moons", "the age 3 moons has no unit of days, weeks, months or years", 7),
        ("age = 3 years", "an age is never exactly equal", 1),
        ("age_exact < 3 years", "age_exact only makes the age finer", 1),
        ("complaint = hiccups", "complaint has no option “hiccups”", 13),
        ("ill >= 3", "ill is a concept, which is true or false", 1),
        ("at_least(4, a, b, c)", "4 can never be reached: all parts together give 3", 1),
        ("at_least(2, a * 2, b)", "at_least takes no weights", 15),
        ("score(0, a)", "the score 0 to reach is not 0.5, 1, 1.5, ...", 1),
        ("score(1, a * 0.3)", "the weight 0.3 is not 0.5, 1, 1.5, ...", 1),
        ("score(1, a or b * 2)", "a weight after “and” or “or”", 17),
        ("above(pulse, slow)", "there is no table “slow”", 1),
        ("above(colour, fast)", "colour is not a number", 1),
        ("", "expected a name, found the end", 1),
    ],
)  # fmt: skip
def test_what_is_refused(written: str, message: str, column: int) -> None:
    expression, errors = read(written, VOCABULARY)
    assert expression is None
    assert [(error.message, error.column) for error in errors] == [(message, column)]


def test_every_unknown_name_is_reported_at_once() -> None:
    _, errors = read("d and (e or not f)", VOCABULARY)
    assert [error.column for error in errors] == [1, 8, 17]


def test_near_names_are_suggested() -> None:
    _, errors = read("temprature >= 38", VOCABULARY)
    assert errors[0].cure == "Did you mean temperature?"


def options(*ids: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Some, but neither none nor all, in their order."""
    some = st.sets(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1)
    return some.map(lambda chosen: tuple(id for id in ids if id in chosen))


def an_atom() -> st.SearchStrategy[Atom]:
    order = st.sampled_from([">=", ">", "<=", "<"])
    ages = st.builds(
        lambda number, unit: number * DAYS[unit], st.integers(1, 90), st.sampled_from([*DAYS])
    )
    return st.one_of(
        st.builds(Atom, st.sampled_from("abc"), st.just("is"), st.sampled_from(["yes", "no"])),
        st.builds(Atom, st.just("colour"), st.just("in"), options("red", "green", "blue")),
        st.builds(Atom, st.just("onset"), st.just("in"), options("now", "hour", "day", "week")),
        st.builds(
            Atom, st.just("site"), st.sampled_from(["has", "lacks"]), options("arm", "leg", "back")
        ),
        st.builds(Atom, st.just("pulse"), order, st.integers(20, 250)),
        st.builds(Atom, st.just("temperature"), order, st.integers(300, 450).map(lambda n: n / 10)),
        st.builds(Atom, st.just("age"), order, ages),
    )


def parts(inside: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(inside, min_size=2, max_size=3).map(tuple)
    weights = st.integers(1, 6).map(lambda n: n / 2)
    weighted = st.lists(st.tuples(weights, inside), min_size=1, max_size=4).map(tuple)
    return st.one_of(
        several.map(And),
        several.map(Or),
        weighted.flatmap(
            lambda chosen: st.integers(1, round(2 * sum(w for w, _ in chosen))).map(
                lambda least: AtLeast(least / 2, chosen)
            )
        ),
    )


EXPRESSIONS: st.SearchStrategy[Expression] = st.recursive(an_atom(), parts, max_leaves=12)


@given(EXPRESSIONS)
def test_what_is_written_is_read_as_the_same(expression: Expression) -> None:
    assert meaning(text(expression)) == expression


@given(EXPRESSIONS, st.data())
def test_negation_turns_the_truth_round(expression: Expression, data: st.DataObject) -> None:
    """Under every knowledge of the atoms, unknown among them; and twice negated is the same."""
    chosen: dict[Atom, bool | None] = {}

    def truth(atom: Atom) -> bool | None:
        opposite = next(atoms(negated(atom, FINDINGS)))
        if opposite in chosen:
            known = chosen[opposite]
            return None if known is None else not known
        if atom not in chosen:
            chosen[atom] = data.draw(st.sampled_from([True, False, None]))
        return chosen[atom]

    plain = kleene(expression, truth)
    turned = kleene(negated(expression, FINDINGS), truth)
    assert turned == (None if plain is None else not plain)
    assert kleene(negated(negated(expression, FINDINGS), FINDINGS), truth) == plain


@given(st.text(alphabet="abc ()[],<>=*0123.and or not in has score", max_size=40))
def test_no_text_makes_the_parser_fall_over(written: str) -> None:
    expression, errors = read(written, VOCABULARY)
    assert (expression is None) == bool(errors)
    assert all(1 <= error.column <= len(written) + 1 for error in errors)
