"""The picture of a complaint: what stands in it, where, and that it may stand in any page."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from askae.readable.complaint import readable
from askae.readable.layout import WIDTH, layout
from askae.readable.picture import draw
from askae.triage.knowledge import LEVELS
from tests.base.conftest import KNOWLEDGE
from tests.evaluation.small import knowledge

NS = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> str:
    return " ".join(text.text or "" for text in ElementTree.fromstring(svg).iter(f"{NS}text"))


def test_it_shows_questions_findings_and_rules() -> None:
    told = words(draw(knowledge(), "chest"))
    for text in (
        "Chest pain",
        "1. Do any of these fit?",
        "It spreads to the arm",
        "Emergency: hospital now or today",
        "Go to A&E now",
        "This can come from the heart.",
    ):
        assert text in told


def test_it_shows_no_hazard() -> None:
    assert "Heart attack missed" not in draw(knowledge(), "chest")


def test_it_can_be_read_without_seeing() -> None:
    svg = ElementTree.fromstring(draw(knowledge(), "chest"))
    ids = {element.get("id") for element in svg.iter() if element.get("id")}
    assert svg.get("role") == "img"
    assert set(str(svg.get("aria-labelledby")).split()) == ids
    about = svg.find(f"{NS}desc")
    assert about is not None
    assert "Emergency: hospital now or today, 2" in str(about.text)


def test_it_may_stand_where_no_style_and_no_script_is_allowed() -> None:
    svg = draw(knowledge(), "chest", alone=False)
    assert not any(word in svg for word in ("style", "<script", "href", "url("))
    assert "<h1" not in svg
    assert "Not drawn" not in words(svg)


@pytest.mark.parametrize("complaint", KNOWLEDGE.complaints)
def test_nothing_overlaps_and_nothing_is_lost(complaint: str) -> None:
    found = readable(KNOWLEDGE, complaint)
    placed = layout(KNOWLEDGE, found, 0)
    frames = [(frame.top, frame.top + frame.height) for frame in placed.frames]
    boxes = [(box.top, box.top + box.height) for box in placed.boxes]
    for column in (frames, boxes):
        assert all(bottom < below for (_, bottom), (below, _) in pairwise(column))
        assert column[-1][1] < placed.height
    assert [box.level for box in placed.boxes] == sorted(
        (box.level for box in placed.boxes), key=LEVELS.index
    )
    assert len(placed.boxes) == sum(map(len, found.own.values()))
    assert placed.rows.keys() == {line.finding for asked in found.asked for line in asked.lines}
    assert all(id in placed.rows for box in placed.boxes for id in box.reads)


@pytest.mark.parametrize("complaint", KNOWLEDGE.complaints)
def test_the_real_pictures_are_well_formed_and_as_wide_as_they_say(complaint: str) -> None:
    svg = ElementTree.fromstring(draw(KNOWLEDGE, complaint))
    assert str(svg.get("viewBox")).startswith(f"0 0 {WIDTH} ")
    placed = layout(KNOWLEDGE, readable(KNOWLEDGE, complaint), 0)
    assert len(list(svg.iter(f"{NS}path"))) >= sum(len(box.reads) for box in placed.boxes) > 0
