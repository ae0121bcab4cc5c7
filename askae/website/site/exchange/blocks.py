"""What an editor writes in a comparison: topics with two sides, and their translations."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import slugify
from wagtail import blocks

VERDICTS = [("alike", "Alike"), ("partly", "Partly alike"), ("differs", "Different")]
READ = [
    ("official_page", "We read the official page"),
    ("document", "We read the document itself"),
    ("secondary", "We read a summary by somebody else"),
    ("not_read", "We have not read it"),
]
short_name = RegexValidator(
    r"^[\w-]+$", "Use letters, numbers and hyphens only: foot-care.", flags=re.ASCII
)


class Asking(blocks.StructBlock):
    """A block that says in its own words what is missing."""

    missing: ClassVar[dict[str, str]] = {}

    def clean(self, value: Any) -> Any:
        try:
            return super().clean(value)
        except blocks.StructBlockValidationError as refused:
            own = {
                name: ValidationError(words)
                for name, words in self.missing.items()
                if not str(value.get(name) or "").strip()
            }
            raise blocks.StructBlockValidationError({**refused.block_errors, **own}) from None


class Source(Asking):
    """Where a statement comes from, so that anybody can look it up."""

    publisher = blocks.CharBlock(help_text="Who published it: NICE.")
    title = blocks.CharBlock()
    date = blocks.CharBlock(
        help_text="Of that edition: 2026-02-18, 2026-02, 2026, or “not stated”."
    )
    section = blocks.CharBlock(required=False, help_text="Where in it: statement 6, table 2.")
    url = blocks.URLBlock(required=False, label="Web address")
    read = blocks.ChoiceBlock(
        choices=READ,
        default="official_page",
        label="How we read it",
        help_text="Readers are told this.",
    )

    missing: ClassVar[dict[str, str]] = {
        "publisher": "Say who published this source.",
        "title": "Give the title of this source, so that readers can find it.",
        "date": "Give the date of this source. If it has none, write “not stated”.",
    }

    class Meta:
        icon = "link"


class Side(Asking):
    text = blocks.TextBlock(
        rows=5,
        label="What happens there",
        help_text="Plain words, from published standards. No praise and no blame.",
    )
    sources = blocks.ListBlock(
        Source(), min_num=1, help_text="Each statement above must be in one of these."
    )

    missing: ClassVar[dict[str, str]] = {"text": "Say what happens there."}


class Topic(Asking):
    name = blocks.CharBlock(label="Heading")
    key = blocks.CharBlock(
        required=False,
        validators=[short_name],
        label="Short name",
        help_text="For the address of the topic: foot-care. It stays when the heading changes. "
        "Empty: made from the heading.",
    )
    verdict = blocks.ChoiceBlock(choices=VERDICTS, label="In short")
    a = Side(label="First side")
    b = Side(label="Second side")
    alike = blocks.TextBlock(required=False, rows=2, label="What is alike")
    differs = blocks.TextBlock(required=False, rows=2, label="What differs")

    missing: ClassVar[dict[str, str]] = {
        "name": "Give the topic a heading.",
        "verdict": "Say what the comparison comes to.",
    }

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        cleaned["key"] = cleaned["key"] or slugify(cleaned["name"])[:50]
        wrong = {}
        if not cleaned["key"]:
            wrong["key"] = ValidationError("Give the topic a short name.")
        if not cleaned["alike"] and cleaned["verdict"] != "differs":
            wrong["alike"] = ValidationError("Say what is alike, or choose “Different” above.")
        if not cleaned["differs"] and cleaned["verdict"] != "alike":
            wrong["differs"] = ValidationError("Say what differs, or choose “Alike” above.")
        if wrong:
            raise blocks.StructBlockValidationError(wrong)
        return cleaned

    class Meta:
        icon = "list-ul"
        label = "Topic"
        label_format = "{name}"


class Translation(blocks.StructBlock):
    """The words alone. What a topic comes to and its sources are those of the English page."""

    key = blocks.CharBlock(
        label="Short name of the topic",
        validators=[short_name],
        help_text="Exactly as on the English page. What it comes to and its sources are taken from there.",
    )
    name = blocks.CharBlock(label="Heading")
    a = blocks.TextBlock(rows=4, label="First side")
    b = blocks.TextBlock(rows=4, label="Second side")
    alike = blocks.TextBlock(required=False, rows=2, label="What is alike")
    differs = blocks.TextBlock(required=False, rows=2, label="What differs")

    class Meta:
        icon = "globe"
        label = "Translated topic"
        label_format = "{name}"


class Topics(blocks.StreamBlock):
    topic = Topic(group="On the English page")
    translation = Translation(group="On a translation")

    def clean(self, value: Any, **options: Any) -> Any:
        cleaned = super().clean(value, **options)
        keys = [block.value["key"] for block in cleaned]
        twice = {key for key, times in Counter(keys).items() if times > 1}
        wrong = {
            place: ValidationError(
                f"Two topics have the short name “{key}”. Give this one another."
            )
            for place, key in enumerate(keys)
            if key in twice and key in keys[:place]
        }
        if wrong:
            raise blocks.StreamBlockValidationError(block_errors=wrong)
        return cleaned
