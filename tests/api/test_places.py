"""Places over HTTP: near whom, and how busy, as a hospital with a key says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from askae.live import LiveDirectory, live_directory
from askae.live.keys import new_key
from askae.live.place_keys import kept

from .test_step import finished, post, problem

KEY = new_key()
NORTH = {
    "id": "north",
    "name": "A&E at North",
    "services": ["pharmacist", "gp", "emergency_department"],
    "hours": "24/7",
    "position": [52.5, -1.8],
}
SOUTH = NORTH | {"id": "south", "name": "A&E at South", "position": [52.4, -1.8]}


@pytest.fixture(autouse=True)
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LiveDirectory:
    monkeypatch.setenv("ASKAE_LIVE", str(tmp_path / "live"))
    live = live_directory()
    live.write_places([NORTH, SOUTH])
    live.write_districts({"XX2": [52.41, -1.8]})
    live.write_place_key("the A&E desk", kept(KEY, ["north", "gone"]))
    return live


def put(place: str, body: dict[str, Any], key: str = KEY) -> Any:
    return Client().put(
        f"/api/v1/places/{place}/status",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )


def status(place: str) -> dict[str, Any]:
    [found] = [one for one in Client().get("/api/v1/places").json() if one["id"] == place]
    return {key: found[key] for key in ("capacity", "waiting_minutes", "status_source")}


def test_what_the_hospital_says_is_told_with_its_source() -> None:
    assert status("north")["capacity"] is None
    told = put("north", {"capacity": "busy", "waiting_minutes": 95})
    assert told.status_code == 200
    assert told.json()["status_source"] == "the A&E desk"
    assert status("north") == {
        "capacity": "busy",
        "waiting_minutes": 95,
        "status_source": "the A&E desk",
    }
    assert status("south")["capacity"] is None


def test_the_key_itself_is_not_kept(live: LiveDirectory) -> None:
    put("north", {"capacity": "normal"})
    assert not any(KEY in p.read_text() for p in live.path.rglob("*.json"))


@pytest.mark.parametrize("key", ["", "askae-wrong", KEY[:-1]], ids=["none", "wrong", "cut"])
def test_without_a_key_nothing_changes(key: str) -> None:
    assert "Authorization" in problem(put("north", {"capacity": "busy"}, key), 401, "key")["detail"]
    assert status("north")["capacity"] is None


def test_a_key_that_was_taken_away_is_no_key(live: LiveDirectory) -> None:
    live.write_place_key("the A&E desk", None)
    problem(put("north", {"capacity": "busy"}), 401, "key")


def test_a_key_is_for_its_own_places_only() -> None:
    problem(put("south", {"capacity": "busy"}), 403, "not-yours")
    problem(put("gone", {"capacity": "busy"}), 404, "not-found")


@pytest.mark.parametrize("hours", [-3, 1])
def test_old_news_and_news_from_the_future_are_refused(hours: int) -> None:
    at = datetime.now(UTC) + timedelta(hours=hours)
    told = problem(put("north", {"capacity": "busy", "at": at.isoformat()}), 422, "time")
    assert "within the last 2 hours" in told["detail"]


def test_a_time_needs_its_zone() -> None:
    told = problem(put("north", {"capacity": "busy", "at": "2026-11-28T23:40:00"}), 422, "time")
    assert "time zone" in told["detail"]


@pytest.mark.parametrize(
    "body",
    [{}, {"capacity": "so so"}, {"capacity": "busy", "waiting_minutes": -1}, {"capacity": 3}],
)
def test_nonsense_is_refused(body: dict[str, Any]) -> None:
    problem(put("north", body), 400, "body")
    assert status("north")["capacity"] is None


def test_a_file_that_is_damaged_takes_nothing_down(live: LiveDirectory) -> None:
    (live.path / "place_status.json").write_text('{"places": 3}')
    assert status("north")["capacity"] is None
    assert any("place_status.json" in problem for problem in live.problems())


def outcome(near: dict[str, Any]) -> Any:
    answers, _ = finished()
    return Client().post(
        "/api/v1/step", {"answers": answers, "near": near}, content_type="application/json"
    )


def test_near_orders_by_distance() -> None:
    for near in ({"district": "xx2"}, {"latitude": 52.41, "longitude": -1.8}):
        places = outcome(near).json()["outcome"]["places"]
        assert [place["id"] for place in places["open"]] == ["south", "north"]
        assert places["open"][0]["kilometres"] == 1.1


def test_where_nobody_knows_is_told_kindly() -> None:
    assert (
        "We do not know where ZZ9 is"
        in problem(outcome({"district": "ZZ9"}), 422, "where")["detail"]
    )
    problem(outcome({"latitude": 52.0}), 422, "where")
    problem(outcome({"latitude": 120, "longitude": 0}), 400, "body")
    assert post({}).status_code == 200
