"""Asks for the second factor: of everybody who has set one up, and of all where the settings say so."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import resolve
from django_otp import user_has_device
from wagtail_2fa.middleware import VerifyUserMiddleware


class SecondFactor(VerifyUserMiddleware):
    def _require_verified_user(self, request: HttpRequest) -> bool:
        user = request.user
        if not user.is_authenticated or not user.has_perm("wagtailadmin.access_admin"):
            return False
        name = resolve(request.path_info).url_name
        if name in self._allowed_url_names:
            return False
        if user_has_device(user, confirmed=True):
            return True
        return settings.WAGTAIL_2FA_REQUIRED and name not in self._allowed_url_names_no_device
