"""For the edit pages."""

from __future__ import annotations

from django import template
from wagtail.models import Page

from askae.website.site.editing.things import Things, things_on

register = template.Library()


@register.simple_tag
def things_to_look_at(page: object) -> Things:
    return things_on(page) if isinstance(page, Page) and page.pk else Things(())
