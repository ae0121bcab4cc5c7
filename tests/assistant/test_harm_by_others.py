"""On the real knowledge: whoever holds the screen may be the one who did it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from askae.assistant.call import call
from askae.handover.private import may_cite
from askae.live import LiveDirectory
from tests.cli.command import knowledge

from .chat import Json, ask


@pytest.fixture
def live(tmp_path: Path) -> LiveDirectory:
    return LiveDirectory(tmp_path)


def asking(live: LiveDirectory, tool: str, **arguments: Any) -> Json:
    told, refused = call(live, tool, arguments, datetime(2026, 11, 26, 12, tzinfo=UTC))
    assert not refused, told
    return told


def test_no_explanation_tells_the_suspicion(live: LiveDirectory) -> None:
    person = {
        "who": "someone_else",
        "with_them": "yes",
        "age": "5-11 years",
        "complaint": ["burn"],
        "by_someone": "yes",
    }
    told = ask(lambda **given: asking(live, "take_step", **given), person)
    given = {"answers": told["answers"], "check": told["check"]}
    why = " ".join(asking(live, "explain_outcome", **given)["say"])
    assert "by people who look after children" in why
    for word in ("maltreatment", "CG89", "inflicted", "abuse", "Had you not said", "Rule"):
        assert word not in why


def test_sources_are_told_of_rules_that_suspect_nobody() -> None:
    base = knowledge()
    by_id = {rule.id: rule for rule in base.rules}
    assert may_cite(base, by_id["ankle_foot_injury_default"]) is False  # reads a private answer
    assert may_cite(base, by_id["hi_young_baby"]) is False
    assert may_cite(base, by_id["bi_open"]) is True
    cited = [rule for rule in base.rules if may_cite(base, rule)]
    assert len(cited) > 0.8 * len(base.rules)
    assert not [rule.id for rule in cited if any("CG89" in source for source in rule.source)]
