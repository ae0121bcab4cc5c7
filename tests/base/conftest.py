"""The real knowledge base, compiled from its files once."""

from pathlib import Path

import pytest

from askae.knowledge import compile_folder
from askae.triage import Knowledge, from_bundle

FOLDER = Path(__file__).parents[2] / "knowledge"
KNOWLEDGE = from_bundle(compile_folder(FOLDER))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return KNOWLEDGE
