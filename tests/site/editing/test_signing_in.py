"""Passwords and codes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from pytest_django import Settings

from askae.website.site.pages.models import HomePage

from . import world

LOGIN = "/editors/login/"
HOME = "/editors/"
CODE = "/editors/2fa/auth"
NEW = "/editors/2fa/devices/new"


def sign_in(client: Client, name: str, password: str = world.PASSWORD) -> Any:
    return client.post(LOGIN, {"username": name, "password": password})


def code_of(person: User, confirmed: bool = True) -> str:
    device = TOTPDevice.objects.filter(user=person, confirmed=confirmed).latest("pk")
    return f"{totp(device.bin_key, device.step, device.t0, device.digits):06}"


def enter(client: Client, person: User, code: str = "") -> Any:
    """As the page sends it."""
    device = TOTPDevice.objects.filter(user=person, confirmed=True).latest("pk")
    data = {"otp_device": device.persistent_id, "otp_token": code or code_of(person)}
    return client.post(CODE, data)


def turn_on(client: Client, person: User) -> None:
    assert "I cannot scan the picture" in client.get(NEW).content.decode()
    picture = client.get("/editors/2fa/devices/qr-code")
    assert picture.headers["Content-Type"] == "image/svg+xml"
    code = code_of(person, confirmed=False)
    client.post(NEW, {"name": "Phone", "otp_token": code, "password": world.PASSWORD})
    assert TOTPDevice.objects.filter(user=person, confirmed=True).exists()
    # A code is good for once only.
    TOTPDevice.objects.filter(user=person).update(last_t=-1)


def test_without_a_second_factor_the_password_is_enough(author: User, client: Client) -> None:
    sign_in(client, author.username)
    assert client.get(HOME).status_code == 200
    assert (
        reverse("wagtail_2fa_device_list", args=[author.pk])
        in client.get(reverse("wagtailadmin_account")).content.decode()
    )


def test_who_turned_it_on_is_asked_for_the_code(author: User, client: Client) -> None:
    sign_in(client, author.username)
    turn_on(client, author)
    assert client.get(HOME).status_code == 200  # this session has just shown a code

    other = Client()
    sign_in(other, author.username)
    for address in (
        HOME,
        "/editors/pages/",
        f"/editors/2fa/devices/{author.pk}",
        f"/editors/2fa/devices/{TOTPDevice.objects.get(user=author).pk}/remove",
        NEW,
    ):
        answer = other.get(address)
        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, CODE), (
            address
        )
    wrong = enter(other, author, "000000")
    assert "That code is not right" in wrong.content.decode()
    assert other.get(HOME).status_code == 302
    TOTPDevice.objects.filter(user=author).update(throttling_failure_count=0)
    enter(other, author)
    assert other.get(HOME).status_code == 200


def test_one_of_two_phones_is_chosen(author: User, client: Client) -> None:
    for name in ("Work phone", "Own phone"):
        TOTPDevice.objects.create(user=author, name=name, confirmed=True)
    sign_in(client, author.username)
    assert "Own phone" in client.get(CODE).content.decode()
    enter(client, author)
    assert client.get(HOME).status_code == 200


def test_somebody_else_s_phone_is_no_second_factor(
    author: User, reviewer: User, client: Client
) -> None:
    for person in (author, reviewer):
        TOTPDevice.objects.create(user=person, name="Phone", confirmed=True)
    sign_in(client, author.username)
    enter(client, reviewer)
    assert client.get(HOME).status_code == 302


def test_nobody_comes_in_without_where_it_is_required(
    author: User, client: Client, settings: Settings
) -> None:
    settings.WAGTAIL_2FA_REQUIRED = True
    sign_in(client, author.username)
    assert client.get(HOME).headers["Location"].startswith(NEW)
    assert client.get("/editors/pages/").headers["Location"].startswith(NEW)
    turn_on(client, author)
    assert client.get(HOME).status_code == 200


def test_public_pages_ask_nobody(home: HomePage, client: Client, settings: Settings) -> None:
    settings.WAGTAIL_2FA_REQUIRED = True
    assert client.get("/").status_code == 200


def test_administrator_removes_a_lost_phone(
    author: User, administrator: User, client: Client
) -> None:
    device = TOTPDevice.objects.create(user=author, name="Lost", confirmed=True)
    sign_in(client, administrator.username)
    client.post(f"/editors/2fa/devices/{device.pk}/remove", {"user_id": author.pk})
    assert not TOTPDevice.objects.filter(user=author).exists()


def test_an_author_removes_nobody_else_s_phone(
    author: User, reviewer: User, client: Client
) -> None:
    device = TOTPDevice.objects.create(user=reviewer, name="Phone", confirmed=True)
    sign_in(client, author.username)
    client.post(f"/editors/2fa/devices/{device.pk}/remove", {"user_id": reviewer.pk})
    assert TOTPDevice.objects.filter(user=reviewer).exists()


@pytest.fixture
def locked(author: User, reviewer: User) -> Callable[[Client], Any]:
    def lock(client: Client) -> Any:
        for _ in range(9):
            assert sign_in(client, author.username, "wrong").status_code == 200
        return sign_in(client, author.username, "wrong")

    return lock


def test_ten_wrong_passwords_lock_that_name_for_a_quarter_of_an_hour(
    locked: Callable[[Client], Any], author: User, reviewer: User
) -> None:
    start = timezone.now()
    with time_machine.travel(start, tick=False):
        answer = locked(Client())
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "900"
        assert "Please wait 15 minutes" in answer.content.decode()
        assert sign_in(Client(), author.username).status_code == 429  # the right password too
        assert sign_in(Client(), reviewer.username).status_code == 302
    with time_machine.travel(start + timedelta(minutes=14), tick=False):
        assert sign_in(Client(), author.username).status_code == 429
    with time_machine.travel(start + timedelta(minutes=16), tick=False):
        assert sign_in(Client(), author.username).status_code == 302
