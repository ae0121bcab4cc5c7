"""Turns a page into the plain parts that the checks read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

from askae.website.site.pages.blocks import Heading, Link, Quotation, Subheading

from . import checks
from .checks.parts import Place

SHORTEST = 120
"""Letters that a plain field can hold; shorter fields hold names, numbers and hours."""


def parts_of(page: Page) -> list[checks.Part]:
    """All that an editor wrote on a page, its blocks and the rows of its lists too."""
    title = checks.Heading(1, page.title, place=Place("Title", "id_title"))
    return [title, *_fields_of(page), *_rows_of(page)]


def _fields_of(thing: models.Model, row: str = "") -> Iterator[checks.Part]:
    for field in thing._meta.concrete_fields:
        if field.model is not Page and field.editable and _is_written(field):
            yield from _field(field, getattr(thing, field.name), row)


def _field(field: Any, value: Any, row: str) -> Iterator[checks.Part]:
    place = Place(row or capfirst(str(field.verbose_name)), "" if row else f"id_{field.name}")
    if isinstance(field, StreamField):
        for number, child in enumerate(value, start=1):
            where = f"{place.words}, block {number} ({child.block.label})"
            yield from _block(child.block, child.value, Place(where, f"block-{child.id}-section"))
    elif field.name == "summary" and not row:
        yield checks.Summary(value or "", place=place)
    elif isinstance(field, models.ForeignKey):
        if value:
            yield _picture(value, place, alt=value.description)
    elif value:
        yield checks.Text(value, place=place)


def _is_written(field: Any) -> bool:
    """Whether it holds sentences or a picture, and no choice, name or number."""
    if isinstance(field, (StreamField, RichTextField)):
        return True
    if isinstance(field, models.ForeignKey):
        return field.related_model is get_image_model()
    return not field.choices and (
        type(field) is models.TextField
        or (type(field) is models.CharField and (field.max_length or 0) > SHORTEST)
    )


def _rows_of(page: Page) -> Iterator[checks.Part]:
    for relation in get_all_child_relations(page):
        model: Any = relation.related_model
        if model._meta.app_label.startswith("wagtail"):
            continue
        name = capfirst(str(model._meta.verbose_name))
        for number, row in enumerate(getattr(page, relation.get_accessor_name()).all(), start=1):
            yield from _fields_of(row, f"{name} {number}")


def _block(block: Any, value: Any, place: Place) -> Iterator[checks.Part]:
    """By its kind, so that blocks of other page types are read too."""
    match block:
        case Heading() | Subheading():
            level = 2 if isinstance(block, Heading) else 3
            yield checks.Heading(level, value or "", place=place)
        case blocks.RichTextBlock():
            yield checks.Text(value.source, place=place)
        case Quotation():
            yield checks.Quotation(value["text"] or "", place=place)
        case Link():
            yield checks.Link(value["text"] or "", _target(value), place=place)
        case blocks.StructBlock() if any(
            _is_picture(child) for child in block.child_blocks.values()
        ):
            yield from _captioned(block, value, place)
        case ImageBlock():
            if value:
                yield _picture(value, place)
        case blocks.StructBlock() | blocks.StreamBlock() | blocks.ListBlock():
            for child in _children(value):
                yield from _block(child.block, child.value, place)
        case blocks.CharBlock() | blocks.TextBlock() if value:
            yield checks.Text(value, place=place)


def _children(value: Any) -> list[Any]:
    if isinstance(value, blocks.StructValue):
        return list(value.bound_blocks.values())
    return (
        list(value.bound_blocks) if isinstance(value, blocks.list_block.ListValue) else list(value)
    )


def _is_picture(block: Any) -> bool:
    return isinstance(block, ImageBlock)


def _captioned(block: Any, value: Any, place: Place) -> Iterator[checks.Part]:
    caption = value.get("caption") or ""
    for name, child in block.child_blocks.items():
        if not _is_picture(child):
            yield from _block(child, value[name], place)
        elif value[name]:
            yield _picture(value[name], place, caption=caption)


def _picture(image: Any, place: Place, alt: str | None = None, caption: str = "") -> checks.Picture:
    decorative = alt is None and bool(image.decorative)
    return checks.Picture(
        (alt if alt is not None else image.contextual_alt_text) or "",
        decorative=decorative,
        file=image.filename,
        caption=caption,
        place=place,
    )


def _target(link: Any) -> str:
    page = link.get("page")
    return f"page:{page.pk}" if page else str(link.get("address") or "")
