from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from askae.website.site.pages.models import HomePage

from . import world


@pytest.fixture
def home(db: None) -> HomePage:
    return world.build()


@pytest.fixture
def signed_in(home: HomePage) -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def author(home: HomePage) -> User:
    return world.person("test-author", "Author")


@pytest.fixture
def reviewer(home: HomePage) -> User:
    return world.person("test-reviewer", "Reviewer")


@pytest.fixture
def administrator(home: HomePage) -> User:
    return User.objects.create_superuser("test-admin", "admin@hospital.example", world.PASSWORD)
