"""A request for information in another format, and the anonymous line that stays of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from .. import contacts, kinds, working_days
from ..kinds import CLOSED, Format, State, Way
from .replies import ReplyTemplate

_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"
"""None that sounds or looks like another, and no vowels: no words come out."""


def new_reference() -> str:
    half = "".join(secrets.choice(_LETTERS) for _ in range(8))
    return f"{half[:4]}-{half[4:]}"


@dataclass(frozen=True)
class Reply:
    name: str
    subject: str
    text: str
    mail: str
    """A mailto: link where the person asked for email."""
    has_blank: bool


class FormatRequest(models.Model):
    reference = models.CharField(max_length=9, unique=True, default=new_reference, editable=False)
    title = models.CharField("information", max_length=200)
    path = models.CharField("page", max_length=300, blank=True, help_text="Its address: /visiting/")
    kind = models.CharField("format", max_length=12, choices=Format.choices)
    detail = models.CharField("which language, or what else", max_length=200, blank=True)
    way = models.CharField("how to send it", max_length=5, choices=Way.choices)
    contact = models.TextField("email, address or phone number", max_length=400)
    note = models.TextField(
        "what helps us get it right",
        max_length=1000,
        blank=True,
        help_text="Nothing about anybody’s health.",
    )
    created = models.DateTimeField("asked", default=timezone.now, editable=False)
    due = models.DateField(editable=False)
    state = models.CharField(max_length=9, choices=State.choices, default=State.NEW)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_on = models.DateField("closed", null=True, blank=True, editable=False)
    staff_note = models.TextField(
        "note for colleagues", blank=True, help_text="Deleted together with the request."
    )
    delete_after = models.DateField("deleted on", null=True, blank=True, editable=False)
    # The same words of the same person have the same one; it comes from the form only. See `accepting`.
    fingerprint = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        # Open ones first, the most urgent on top; then what was closed last.
        ordering = (models.F("answered_on").desc(nulls_first=True), "due", "created")
        verbose_name = "request for another format"
        verbose_name_plural = "requests for another format"

    def __str__(self) -> str:
        """Stands in the editors' log of changes, so it tells nothing of what was asked."""
        return f"Request {self.reference}"

    def clean(self) -> None:
        problems: dict[str, Any] = {}
        try:
            contacts.check(self.way, self.contact)
        except ValidationError as problem:
            problems["contact"] = problem
        if self.kind in (Format.LANGUAGE, Format.OTHER) and not self.detail:
            problems["detail"] = "Say which language, or what else."
        if problems:
            raise ValidationError(problems)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.due:
            asked = timezone.localdate(self.created)
            self.due = working_days.days_after(asked, settings.ASKAE_FORMAT_DAYS)
        if not self.is_closed:
            self.answered_on = self.delete_after = None
        elif not self.answered_on:
            self.answered_on = timezone.localdate()
            self.delete_after = self.answered_on + timedelta(days=settings.ASKAE_KEEP_REQUESTS_DAYS)
        super().save(*args, **kwargs)

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def is_overdue(self) -> bool:
        due: date = self.due
        return not self.is_closed and due < timezone.localdate()

    @property
    def due_in_words(self) -> str:
        return working_days.in_words(self.due)

    @property
    def when_due(self) -> str:
        """For the queue: what is late says so in words."""
        if self.answered_on:
            return f"Closed {working_days.in_words(self.answered_on)}"
        return f"{'Overdue: was due ' if self.is_overdue else ''}{self.due_in_words}"

    @property
    def format_in_words(self) -> str:
        return kinds.in_words(self.kind, self.detail)

    @property
    def promise(self) -> str:
        return kinds.PROMISES[Way(self.way)].format(day=self.due_in_words)

    @property
    def replies(self) -> list[Reply]:
        """Every reply template, filled for this request."""
        values = {
            "page_title": self.title,
            "format": self.format_in_words,
            "due_date": self.due_in_words,
        }
        replies = []
        for template in ReplyTemplate.objects.all():
            subject, text = template.filled(values)
            mail = _mail(self.contact, subject, text) if self.way == Way.EMAIL else ""
            replies.append(Reply(template.name, subject, text, mail, template.has_blank))
        return replies


class PastRequest(models.Model):
    """What stays when the rest is deleted. Nothing here can be traced to a person."""

    asked_on = models.DateField("asked")
    kind = models.CharField("format", max_length=12, choices=Format.choices)
    outcome = models.CharField(max_length=9, choices=State.choices)
    days = models.PositiveIntegerField("working days taken")

    class Meta:
        ordering = ("-asked_on", "pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{Format(self.kind).label}, {working_days.in_words(self.asked_on)}"


def _mail(address: str, subject: str, text: str) -> str:
    lines = "\r\n".join(text.splitlines())
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
