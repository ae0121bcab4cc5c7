"""Editors see on their first page which translations the English has left behind."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component

from . import drift
from .models import ComparisonPage


class ToTranslate(Component):
    order = 150

    def render_html(self, parent_context: Any = None) -> SafeString:
        pages = ComparisonPage.objects.exclude(translation_of=None).select_related("translation_of")
        behind = [(page, drift.to_do(page)) for page in pages]
        rows = format_html_join(
            "",
            '<li><a href="{}">{}</a><ul>{}</ul></li>',
            (
                (
                    reverse("wagtailadmin_pages:edit", args=[page.pk]),
                    f"{page.title} ({page.get_language_display()})",
                    format_html_join("", "<li>{}</li>", ((matter,) for matter in matters.values())),
                )
                for page, matters in behind
                if matters
            ),
        )
        if not rows:
            return SafeString()
        return format_html(
            '<section class="w-panel" aria-labelledby="to-translate"><h2 class="w-panel__heading" id="to-translate">'
            "To translate or to check again</h2><ul>{}</ul></section>",
            rows,
        )


@hooks.register("construct_homepage_panels")
def to_translate(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ToTranslate())
