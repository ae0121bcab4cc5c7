"""`askae prove` on the real base: every promise holds, for everybody."""

from __future__ import annotations

import json

from askae.proof.report import TITLES
from tests.cli.command import askae

from .real import base


def test_every_promise_holds_for_everybody() -> None:
    done = askae("prove", "--json", "--jobs", "2")
    records = json.loads(done.stdout)
    broken = [(r["promise"], f) for r in records for f in r["failures"]]
    assert done.returncode == 0, broken
    named = {(r["complaint"], r["promise"]) for r in records}
    assert named >= {(id, promise) for id in base().knowledge.complaints for promise in TITLES}
    assert all(r["statements"] > 0 for r in records)


def test_statements_are_many_and_each_can_be_met_or_says_why_not() -> None:
    assert len(base().invariants) >= 150


def test_an_unknown_complaint_is_refused() -> None:
    done = askae("prove", "no_such_thing")
    assert done.returncode == 2
    assert "There is no complaint 'no_such_thing'" in done.stderr
