"""P1: nobody meets more pages than are counted from above."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from askae.proof.base import Base
from askae.proof.case import Case
from askae.proof.promise_1 import most_pages
from askae.triage import Knowledge, journey
from tests.triage.test_promises import thorough, walks


@thorough
@given(walks())
def test_no_walk_is_longer_than_counted(someone: tuple[Knowledge, dict[str, Any]]) -> None:
    knowledge, answers = someone
    if len(answers.get("complaint", ())) == 1:
        case = Case(Base(knowledge), *answers["complaint"])
        assert len(journey(knowledge, answers).outlines) <= most_pages(case)
