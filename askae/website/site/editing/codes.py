"""The page that asks for the code from a phone.

wagtail-2fa's own form names no device, which django-otp refuses from 1.7 on: nobody would get in with it.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django_otp import devices_for_user
from wagtail_2fa.forms import TokenForm
from wagtail_2fa.views import LoginView

WRONG = (
    "That code is not right. Codes change every 30 seconds: wait for the next one and try again."
)


class CodeForm(TokenForm):
    otp_device = forms.ChoiceField(label="Phone")

    otp_error_messages: ClassVar[dict[str, str]] = TokenForm.otp_error_messages | {
        "token_required": "Enter the code.",
        "invalid_token": WRONG,
        "n_failed_attempts": "There were too many wrong codes. Wait a minute and try again.",
    }

    def __init__(self, user: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(user, *args, **kwargs)
        devices = [(device.persistent_id, device.name) for device in devices_for_user(user)]
        self.fields["otp_device"].choices = devices
        if devices:
            self.fields["otp_device"].initial = devices[0][0]
        if len(devices) == 1:
            self.fields["otp_device"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("otp_device"):
            self.clean_otp(self.user)
        return self.cleaned_data

    def _update_form(self, user: Any) -> None:
        """The choices stand already."""


class CodeView(LoginView):
    form_class = CodeForm
    template_name = "editing/code.html"
