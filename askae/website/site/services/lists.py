"""A list of chosen words in one column: short, and always read whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.db import models

Choices = Callable[[], Iterable[tuple[str, str]]]


class ChosenWords(models.JSONField):
    """Shown as a choice of several; the choices are looked up whenever the form is shown."""

    def __init__(self, *args: Any, words: Choices | None = None, **kwargs: Any) -> None:
        self.words = words
        super().__init__(*args, **{"default": list, "blank": True, **kwargs})

    def deconstruct(self) -> Any:
        """Choices are no part of the database."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return forms.MultipleChoiceField(
            label=kwargs.get("label") or str(self.verbose_name).capitalize(),
            help_text=self.help_text,
            choices=self.words or list,
            required=False,
            widget=kwargs.get("widget") or forms.SelectMultiple(attrs={"size": 8}),
        )
