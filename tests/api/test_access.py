"""Who may use the API and how often, as the operator sets it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings

from askae.api import access
from askae.api.limits import Limits
from askae.live import LiveDirectory, live_directory
from askae.live.api_keys import kept
from askae.live.keys import new_key
from askae.live.place_keys import kept as kept_for_places
from askae.website.settings import ask

from .test_step import problem

KEY, PLACE_KEY = new_key(), new_key()


class Clock:
    now = 600.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(access, "limits", Limits(clock))
    return clock


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> LiveDirectory:
    return LiveDirectory(tmp_path_factory.mktemp("live"))


@pytest.fixture(autouse=True)
def _keys(live: LiveDirectory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASKAE_LIVE", str(live.path))
    live_directory().write_api_key("Elmbrook website", kept(KEY, 3))
    live_directory().write_place_key("the A&E desk", kept_for_places(PLACE_KEY, ["north"]))


def ask_for(place: str = "places", key: str = "", **headers: str) -> Any:
    given = {"Authorization": f"Bearer {key}"} if key else {}
    return Client().get(f"/api/v1/{place}", headers=given | headers)


def test_nobody_needs_a_key_unless_the_operator_says_so() -> None:
    assert ask_for().status_code == 200
    assert ask_for(key="askae-unknown").status_code == 200


@override_settings(ASKAE_API_KEY_NEEDED=True)
def test_where_a_key_is_needed_none_or_a_wrong_one_is_told() -> None:
    for key in ("", "askae-unknown", KEY[:-1]):
        refused = ask_for(key=key)
        assert "Authorization" in problem(refused, 401, "key")["detail"]
        assert refused["WWW-Authenticate"] == "Bearer"
    assert ask_for(key=KEY).status_code == ask_for(key=PLACE_KEY).status_code == 200
    live_directory().write_api_key("Elmbrook website", None)
    problem(ask_for(key=KEY), 401, "key")


@override_settings(ASKAE_API_KEY_NEEDED=True)
def test_it_is_refused_before_the_body_is_read() -> None:
    problem(Client().post("/api/v1/step", "{", content_type="application/json"), 401, "key")
    problem(Client().get("/api/v1/nothing"), 401, "key")


@override_settings(ASKAE_API_KEY_NEEDED=True)
@pytest.mark.parametrize("place", ["openapi.json", "problems/key"])
def test_what_tells_how_to_ask_needs_no_key(place: str) -> None:
    assert ask_for(place).status_code == 200


@override_settings(ASKAE_API_KEY_NEEDED=True, ASKAE_API_LIMIT=1)
def test_pages_and_health_need_no_key_and_have_no_limit() -> None:
    for page in ("/ask/", "/ask/", "/health/", "/health/"):
        response = Client().get(page)
        assert response.status_code in (200, 302), page
        assert "RateLimit" not in response.headers


def test_only_the_hash_of_a_key_is_kept() -> None:
    assert not any(KEY in path.read_text() for path in live_directory().path.rglob("*.json"))


@override_settings(ASKAE_API_LIMIT=2)
def test_who_asks_too_often_is_told_when_to_come_back(clock: Clock) -> None:
    clock.now += 48
    assert ask_for()["RateLimit"] == '"minute";r=1;t=12'
    assert ask_for()["RateLimit-Policy"] == '"minute";q=2;w=60'
    refused = ask_for()
    assert "in 12 seconds" in problem(refused, 429, "too-many")["detail"]
    assert refused["Retry-After"] == "12"
    assert refused["RateLimit"] == '"minute";r=0;t=12'
    clock.now += 12
    assert ask_for().status_code == 200


@override_settings(ASKAE_API_LIMIT=1)
def test_a_key_has_a_limit_of_its_own() -> None:
    assert [ask_for(key=KEY).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert [ask_for(key=PLACE_KEY).status_code for _ in range(2)] == [200, 429]
    assert [ask_for(key="askae-unknown").status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize(
    ("proxies", "first", "second", "status"),
    [
        (0, "10.0.0.1", "10.0.0.2", 429),  # anybody can write the header
        (1, "10.0.0.1", "10.0.0.2", 200),
        (1, "10.0.0.1, 10.0.0.9", "10.0.0.2, 10.0.0.9", 429),
        (2, "10.0.0.1, 10.0.0.9", "10.0.0.2, 10.0.0.9", 200),
        (2, "10.0.0.1", "10.0.0.2", 200),
    ],
)
def test_behind_proxies_each_address_is_counted(
    proxies: int, first: str, second: str, status: int
) -> None:
    with override_settings(ASKAE_API_LIMIT=1, ASKAE_PROXIES=proxies):
        assert ask_for(**{"X-Forwarded-For": first}).status_code == 200
        assert ask_for(**{"X-Forwarded-For": second}).status_code == status


@override_settings(ASKAE_API_LIMIT=1)
def test_nobody_who_asked_is_stored_or_logged(
    live: LiveDirectory, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    before = {path: path.read_bytes() for path in live.path.rglob("*") if path.is_file()}
    for _ in range(2):
        Client(REMOTE_ADDR="192.0.2.77").get("/api/v1/places")
    after = {path: path.read_bytes() for path in live.path.rglob("*") if path.is_file()}
    assert after == before
    assert "192.0.2.77" not in "".join(capfd.readouterr()) + caplog.text


def test_who_asked_is_forgotten_after_the_minute() -> None:
    clock = Clock()
    limits = Limits(clock)
    limits.ask("address 192.0.2.77", 5)
    clock.now += 60
    limits.ask("address 192.0.2.78", 5)
    assert "192.0.2.77" not in repr(vars(limits))


def preflight(origin: str, place: str = "/api/v1/step") -> Any:
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    return Client().options(place, headers=asked)


def test_no_other_site_may_use_it_in_a_browser_by_default() -> None:
    origin = {"Origin": "https://www.north.example"}
    assert "Access-Control-Allow-Origin" not in preflight(origin["Origin"]).headers
    assert "Access-Control-Allow-Origin" not in ask_for(**origin).headers


@override_settings(CORS_ALLOWED_ORIGINS=["https://www.north.example"])
def test_sites_that_the_operator_names_may_and_no_other_and_no_other_address() -> None:
    allowed = preflight("https://www.north.example")
    assert allowed["Access-Control-Allow-Origin"] == "https://www.north.example"
    assert allowed["Access-Control-Allow-Methods"] == "GET, HEAD, POST"
    assert "content-type" in allowed["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in allowed.headers
    answer = ask_for(Origin="https://www.north.example")
    assert answer["Access-Control-Allow-Origin"] == "https://www.north.example"
    assert "retry-after" in answer["Access-Control-Expose-Headers"]
    for origin, place in (
        ("https://evil.example", "/api/v1/step"),
        ("https://www.north.example", "/ask/"),
    ):
        assert "Access-Control-Allow-Origin" not in preflight(origin, place).headers


@override_settings(CORS_ALLOWED_ORIGINS=["https://www.north.example"], ASKAE_API_KEY_NEEDED=True)
def test_a_browser_can_read_why_it_was_refused() -> None:
    refused = ask_for(Origin="https://www.north.example")
    assert refused.status_code == 401
    assert refused["Access-Control-Allow-Origin"] == "https://www.north.example"


def test_a_limit_that_is_no_number_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("many", "-1", "1.5"):
        monkeypatch.setenv("ASKAE_API_LIMIT", text)
        with pytest.raises(ImproperlyConfigured, match="ASKAE_API_LIMIT"):
            ask._number("ASKAE_API_LIMIT", 1200)
    monkeypatch.setenv("ASKAE_API_LIMIT", " 30 ")
    assert ask._number("ASKAE_API_LIMIT", 1200) == 30


def test_by_default_there_is_a_generous_limit_and_nothing_else() -> None:
    assert ask.ASKAE_API_LIMIT == 1200
    assert not settings.ASKAE_API_KEY_NEEDED
    assert settings.CORS_ALLOWED_ORIGINS == []


def test_a_damaged_file_of_keys_lets_nobody_in(tmp_path: Path) -> None:
    live = LiveDirectory(tmp_path)
    (tmp_path / "api_keys.json").write_text(json.dumps({"keys": {"a": 3, "b": {"sha256": 4}}}))
    assert access.holder(KEY, live.api_keys()) is None
    (tmp_path / "api_keys.json").write_text('{"keys": 3}')
    assert LiveDirectory(tmp_path).api_keys() == {}
    assert access.holder(KEY, live.api_keys()) is None
    assert any("api_keys.json" in problem for problem in live.problems())
