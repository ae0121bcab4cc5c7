"""The base made larger for measuring: more of the same, and the same advice."""

import json

import pytest

from askae.bench.growth import grown
from askae.bench.people import people
from askae.live.directory import PACKAGED
from askae.triage import advise, from_bundle, journey
from askae.triage.knowledge import Knowledge

TIMES = 3


@pytest.fixture(scope="module")
def small() -> Knowledge:
    return from_bundle(json.loads(PACKAGED.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def large() -> Knowledge:
    return from_bundle(grown(json.loads(PACKAGED.read_text(encoding="utf-8")), TIMES))


def test_there_are_as_many_complaints_as_asked_for(small: Knowledge, large: Knowledge) -> None:
    assert len(large.complaints) == TIMES * len(small.complaints)
    own = [rule for rule in small.rules if rule.complaint]
    assert len(large.rules) == len(small.rules) + (TIMES - 1) * len(own)


def test_nobody_is_advised_otherwise(small: Knowledge, large: Knowledge) -> None:
    for person in people(small):
        answers = person.steps[-1]
        assert journey(large, answers).page is None, person.name
        assert advise(large, answers).disposition == advise(small, answers).disposition, person.name


def test_a_copy_is_a_complaint_like_its_original(small: Knowledge, large: Knowledge) -> None:
    copies = [id for id in large.complaints if id not in small.complaints]
    first = next(iter(small.complaints))
    mine = [person.steps[-1] for person in people(small, (first,))]
    theirs = [person.steps[-1] for person in people(large, (copies[0],))]
    for own, copy in zip(mine, theirs, strict=True):
        assert advise(small, own).disposition == advise(large, copy).disposition
