"""A hospital's site with its demonstration, made once; every test undoes what it does."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

# Playwright leaves an event loop in the thread; Django would then refuse its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Real migrations, the demonstration hospital and its roles, for all tests."""
    with django_db_blocker.unblock():
        call_command("load_demo", verbosity=0)
        call_command("set_up_roles", verbosity=0)


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test may use it, and leaves it as it was."""


@pytest.fixture
def visitor() -> Client:
    return Client()
