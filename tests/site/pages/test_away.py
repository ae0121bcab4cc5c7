"""With the database gone, people get a kind page with the notices, not a crash."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.test import Client

from askae.live import Notice, live_directory


def test_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object, **__: object) -> None:
        raise OperationalError("could not connect to server")

    live_directory().write_notices([Notice("1", "A&E is very busy", "Expect to wait.")])
    with monkeypatch.context() as gone:
        gone.setattr("django.db.backends.utils.CursorWrapper.execute", away)
        response = Client(raise_request_exception=False).get("/news/")
    assert response.status_code == 503
    assert response["Retry-After"]
    words = response.content.decode()
    assert "This page is not available just now" in words
    assert "A&amp;E is very busy" in words
    assert 'href="/ask/"' in words
    assert "could not connect" not in words


def test_any_other_fault_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("secret")

    monkeypatch.setattr("askae.website.site.news.models.Paginator", fail)
    response = Client(raise_request_exception=False).get("/news/")
    assert response.status_code == 500
    assert "Sorry, something went wrong here" in response.content.decode()
    assert "secret" not in response.content.decode()
