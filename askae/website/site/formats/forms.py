"""What the public form asks. Only the contact that fits the chosen way is read; the others are not even looked at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from . import contacts
from .kinds import Format, Way
from .spam import too_many_links

CONTACTS = {Way.EMAIL: "email", Way.POST: "address", Way.PHONE: "phone"}
DETAILS = {
    Format.LANGUAGE: ("language", "Enter the language that you need"),
    Format.OTHER: ("other", "Say which format you need"),
}


def _text(longest: int, missing: str = "", **options: Any) -> forms.CharField:
    return forms.CharField(
        max_length=longest,
        required=bool(missing),
        error_messages={
            "required": missing,
            "max_length": f"Use {longest:,} characters or fewer",
        },
        **options,
    )


class RequestForm(forms.Form):
    """The order is that of the page, and of the list of errors."""

    what = _text(200, "Say which information you would like")
    kind = forms.ChoiceField(
        choices=Format.choices,
        error_messages={
            "required": "Choose the format that you need",
            "invalid_choice": "Choose a format from the list",
        },
    )
    language = _text(60)
    other = _text(200)
    way = forms.ChoiceField(
        choices=Way.choices,
        error_messages={
            "required": "Choose how we should send it",
            "invalid_choice": "Choose a way from the list",
        },
    )
    email = _text(254)
    address = _text(400)
    phone = _text(40)
    note = _text(1000)

    def clean_what(self) -> str:
        return " ".join(self.cleaned_data["what"].split())

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("kind") in DETAILS:
            field, missing = DETAILS[Format(data["kind"])]
            if field in data and not data[field]:
                self.add_error(field, missing)
        if data.get("way") in CONTACTS:
            field = CONTACTS[Way(data["way"])]
            try:
                if field in data:
                    contacts.check(data["way"], data[field])
            except ValidationError as problem:
                self.add_error(field, problem)
        free = {name: data.get(name, "") for name in ("what", "other", "address", "note")}
        if too_many_links(" ".join(free.values())):
            fullest = max(free, key=lambda name: free[name].count("."))
            self.add_error(
                fullest,
                "There are more than 2 web addresses here. To keep out advertising we cannot take that. "
                "Leave some out, or call us",
            )
        return data

    def values(self) -> dict[str, str]:
        """All that was typed, to show again."""
        return {name: self[name].value() or "" for name in self.fields}

    def problems(self) -> dict[str, str]:
        """Field -> what to do, in the order of the page."""
        return {name: str(self.errors[name][0]) for name in self.fields if name in self.errors}

    def asked(self) -> dict[str, str]:
        """As `FormatRequest` has it. What the person did not choose stays behind."""
        data = self.cleaned_data
        kind = Format(data["kind"])
        return {
            "title": data["what"],
            "kind": kind,
            "detail": data[DETAILS[kind][0]] if kind in DETAILS else "",
            "way": data["way"],
            "contact": data[CONTACTS[Way(data["way"])]],
            "note": data["note"],
        }
