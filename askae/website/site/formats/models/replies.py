"""Replies that are written once: the words, with places for what differs from request to request."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel

PLACES = {
    "page_title": "the information that was asked for",
    "format": "the format, as in a sentence",
    "due_date": "the day by which it is due",
}
_PLACE = re.compile(r"\{([^{}]*)\}")
_BLANK = re.compile(r"\[[^\]]+\]")
_BRACES = re.compile(r"[{}]")


class ReplyTemplate(models.Model):
    name = models.CharField(max_length=60, unique=True)
    subject = models.CharField(max_length=150)
    text = models.TextField(
        help_text="Put what somebody must write by hand in square brackets: [Write the reason here.]"
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("name"),
        FieldPanel("subject"),
        FieldPanel("text"),
        HelpPanel(
            "<p>These are filled in for you:</p><ul>"
            + "".join(
                f"<li><code>{{{name}}}</code>: {means}</li>" for name, means in PLACES.items()
            )
            + "</ul>"
        ),
    ]

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.name)

    def clean(self) -> None:
        problems = {
            field: problem
            for field in ("subject", "text")
            if (problem := unknown_places(getattr(self, field)))
        }
        if problems:
            raise ValidationError(problems)

    @property
    def has_blank(self) -> bool:
        return bool(_BLANK.search(f"{self.subject}\n{self.text}"))

    def filled(self, values: dict[str, str]) -> tuple[str, str]:
        """Subject and text. In one go: what a person wrote is never read as a place to fill."""
        subject = fill(self.subject, values)
        return " ".join(subject.split()), fill(self.text, values)


def fill(text: str, values: dict[str, str]) -> str:
    """
    >>> fill("Your {format} of {page_title}", {"format": "audio", "page_title": "{format}"})
    'Your audio of {format}'
    """
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def unknown_places(text: str) -> str:
    """What is wrong with the places in a template; empty where nothing is.

    >>> unknown_places("By {due_date}"), unknown_places("Dear {name}")[:20]
    ('', '{name} is not known.')
    """
    can_be = ", ".join(f"{{{name}}}" for name in PLACES)
    for name in _PLACE.findall(text):
        if name not in PLACES:
            return f"{{{name}}} is not known. You can use {can_be}."
    if _BRACES.search(_PLACE.sub("", text)):
        return f"There is a curly bracket without its other half. You can use {can_be}."
    return ""
