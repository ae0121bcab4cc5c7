"""The queue of requests on the editors' side, the replies, and what was asked in the past."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.permissions import ModelPermissionPolicy

from .kinds import CLOSED
from .models import FormatRequest, PastRequest, ReplyTemplate


class AddView(generic.CreateView):
    def save_instance(self) -> FormatRequest:
        self.form.instance.handled_by = self.request.user
        return super().save_instance()


class EditView(generic.EditView):
    """Whoever changes a request has it in hand."""

    def save_instance(self) -> FormatRequest:
        self.form.instance.handled_by = self.request.user
        return super().save_instance()


class RequestViewSet(ModelViewSet):
    model = FormatRequest
    icon = "mail"
    menu_label = "Requests"
    add_view_class = AddView
    edit_view_class = EditView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar[list[Any]] = [
        "title",
        "kind",
        Column("when_due", label="Due", sort_key="due"),
        "state",
        "handled_by",
    ]
    list_filter: ClassVar[list[str]] = ["state", "kind"]
    # In the database itself: an index would hold what was asked a second time.
    search_fields: ClassVar[list[str]] = ["title", "reference", "contact", "note"]
    search_backend_name = None
    inspect_view_fields: ClassVar[list[str]] = [
        *("reference", "title", "path", "kind", "detail", "way", "contact", "note"),
        *("created", "due", "state", "handled_by", "answered_on", "staff_note", "delete_after"),
    ]
    panels: ClassVar[list[Any]] = [
        FieldPanel("title"),
        FieldPanel("path"),
        FieldPanel("kind"),
        FieldPanel("detail"),
        FieldPanel("way"),
        FieldPanel("contact", widget=forms.Textarea(attrs={"rows": 3})),
        FieldPanel("note", widget=forms.Textarea(attrs={"rows": 3})),
        FieldPanel("staff_note", widget=forms.Textarea(attrs={"rows": 3})),
    ]
    answering: ClassVar[list[Any]] = [
        HelpPanel(template="formats/asked.html", heading="What was asked"),
        FieldPanel("state"),
        FieldPanel("staff_note", widget=forms.Textarea(attrs={"rows": 3})),
        HelpPanel(template="formats/replies.html", heading="Replies"),
    ]

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        panel = ObjectList(self.answering).bind_to_model(self.model)
        given: dict[str, Any] = super().get_edit_view_kwargs(
            panel=panel, form_class=panel.get_form_class(), **kwargs
        )
        return given


class ReplyViewSet(ModelViewSet):
    model = ReplyTemplate
    icon = "doc-full"
    menu_label = "Replies"
    list_display: ClassVar[list[str]] = ["name", "subject"]
    ordering = ("pk",)


class PastViewSet(ModelViewSet):
    """To look at only: the permissions to add and to change do not exist."""

    model = PastRequest
    icon = "history"
    menu_label = "Past requests"
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display: ClassVar[list[str]] = ["asked_on", "kind", "outcome", "days"]
    list_filter: ClassVar[list[str]] = ["kind", "outcome"]
    form_fields: ClassVar[list[str]] = ["kind", "outcome"]


class FormatGroup(ModelViewSetGroup):
    menu_label = "Other formats"
    menu_icon = "mail"
    menu_order = 150
    items = (RequestViewSet, ReplyViewSet, PastViewSet)


class Waiting(Component):
    """How many wait, and how many too long."""

    order = 50
    template_name = "formats/waiting.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        waiting = list(FormatRequest.objects.exclude(state__in=CLOSED))
        return {
            "waiting": len(waiting),
            "overdue": sum(request.is_overdue for request in waiting),
            "first": waiting[0] if waiting else None,
            "address": reverse("formatrequest:index"),
        }


def add_waiting(request: HttpRequest, panels: list[Any]) -> None:
    policy = ModelPermissionPolicy(FormatRequest)
    if policy.user_has_any_permission(request.user, ["view", "change"]):
        panels.append(Waiting())
