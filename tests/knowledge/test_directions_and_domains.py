"""Which conditions can fall when things get worse, and what conditions leave possible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from askae.knowledge.checks.direction import falls
from askae.knowledge.checks.domains import domains
from askae.triage.expressions import Atom, conjunctions

from .test_expressions import FINDINGS, meaning


@pytest.mark.parametrize(
    ("worse", "written", "can_fall"),
    [
        ("yes", "a", False),
        ("yes", "not a", True),
        ("no", "a", True),
        ("no", "not a", False),
        ("none", "not a", False),
        ("up", "onset >= day", False),
        ("up", "onset < day", True),
        ("up", "onset = day", True),
        ("down", "onset in [now, hour]", False),
        ("down", "onset = hour", True),
        ("up", "site has arm", False),
        ("up", "not (site has arm)", True),
        ("up", "pulse >= 100", False),
        ("up", "pulse < 100", True),
        ("down", "pulse < 50", False),
        ("down", "pulse > 50", True),
        ("away_from_normal", "temperature >= 38", False),
        ("away_from_normal", "temperature < 36", False),
        ("away_from_normal", "temperature >= 36", True),
        ("away_from_normal", "temperature < 38", True),
        ("none", "age < 3 months", False),
    ],
)
def test_direction(worse: str, written: str, can_fall: bool) -> None:
    atom = meaning(written)
    assert isinstance(atom, Atom)
    assert falls(atom, replace(FINDINGS[atom.finding], worse=worse, normal=37.0)) is can_fall


@pytest.mark.parametrize(
    ("written", "possible"),
    [
        ("a and not a", False),
        ("a and not b", True),
        ("colour = red and colour in [red, blue]", True),
        ("colour = red and colour = blue", False),
        ("onset >= day and onset <= day", True),
        ("onset > day and onset < day", False),
        ("pulse >= 100 and pulse <= 100", True),
        ("pulse >= 100 and pulse < 100", False),
        ("pulse > 249 and pulse <= 250", True),
        ("pulse > 250", False),
        ("age < 1 year and age >= 12 months", False),
        ("site has arm and not (site has arm)", False),
        ("site has_any [arm, leg] and not (site has arm)", True),
        ("complaint = cough and complaint = fever", True),
    ],
)
def test_contradictions(written: str, possible: bool) -> None:
    (conjunction,) = conjunctions(meaning(written))
    assert (domains(conjunction, FINDINGS) is not None) is possible


@pytest.mark.parametrize(
    ("known", "then", "implied"),
    [
        ("a and b", "a", True),
        ("b", "not b", False),
        ("colour = red", "colour in [red, blue]", True),
        ("colour in [red, blue]", "colour = red", False),
        ("pulse >= 130", "pulse > 100", True),
        ("pulse >= 130", "pulse > 130", False),
        ("pulse > 130", "pulse >= 130", True),
        ("age < 3 months", "age < 1 year", True),
        ("site has arm", "site has_any [arm, leg]", True),
        ("site has_any [arm, leg]", "site has arm", False),
        ("site has_any [arm, leg] and not (site has leg)", "site has arm", True),
        ("not (site has_any [arm, leg])", "not (site has arm)", True),
    ],
)
def test_implications(known: str, then: str, implied: bool) -> None:
    (conjunction,) = conjunctions(meaning(known))
    found = domains(conjunction, FINDINGS)
    atom = meaning(then)
    assert found is not None
    assert isinstance(atom, Atom)
    assert found[atom.finding].implies(atom) is implied
