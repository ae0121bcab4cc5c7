"""Every age, sex and complaint gets through the real forms to an outcome. A man once could not."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from askae.bench.browser import Browser
from askae.triage import load
from askae.triage.values import can_have

KNOWLEDGE = load(Path(__file__).parents[2] / "askae/data/bundle.json")
BANDS = [option.id for option in KNOWLEDGE.findings["age"].options]


@pytest.mark.parametrize("complaint", sorted(KNOWLEDGE.complaints))
@pytest.mark.parametrize("sex", ["male", "female", "not_sure"])
def test_reaches_an_outcome(live_site: str, complaint: str, sex: str) -> None:
    address = urlsplit(live_site)
    for age in BANDS:
        if not can_have(KNOWLEDGE, KNOWLEDGE.complaints[complaint], {"age": age}):
            continue
        for who in ("me", "someone_else"):
            browser = Browser((str(address.hostname), int(address.port or 80)), KNOWLEDGE)
            said: dict[str, str | list[str]] = {
                "who": who,
                "age": age,
                "sex": sex,
                "with_them": "yes",
            }
            assert browser.journey(said | {"complaint": [complaint]}).endswith("/outcome/")
